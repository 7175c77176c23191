#pragma once

#include "base/permission.hpp"
#include "core/exchange/import.hpp"

#include <string>

namespace holdfast::administration {

namespace permissions {
using namespace holdfast::permissions;
inline constexpr Permission import_files{"administration.import_files", "Import files of records and figures, after a preview"};
}  // namespace permissions

/// A file that was sent through the browser and waits, previewed, for the person's word to load it.
struct OfferedFile {
    std::string reference{};
    std::string kind{};
    std::string file_name{};
    std::string bytes{};
    exchange::ImportReport preview{};  ///< what loading it would have done when it was sent
};

}  // namespace holdfast::administration
