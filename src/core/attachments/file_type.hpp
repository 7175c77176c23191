#pragma once

#include "base/outcome.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>

/// The files that belong to a record: looked at before they are taken, sealed, versioned, and opened with an event.
namespace holdfast::attachments {

/// A kind of file that is taken.
struct FileType {
    std::string_view token{};         ///< as it is stored: "pdf"
    std::string_view words{};         ///< "PDF"
    std::string_view content_type{};  ///< with which it is handed out
    std::array<std::string_view, 3> endings{};
};
/// All of them, as the page names them.
std::span<const FileType> file_types();
/// The one of that token. Throws std::out_of_range where there is none: only what `recognise` gave is ever stored.
const FileType& file_type(std::string_view token);
/// "PDF, Word document, ... and video".
std::string taken_types();

/// What the file is by its content, whatever it is called; its name has to end in one of the endings of that type. Refused, naming the file, for anything
/// else, and for documents that hold macros, active controls or a password: nobody could look into them.
Outcome<const FileType*> recognise(std::string_view file_name, std::string_view bytes);

}  // namespace holdfast::attachments
