#pragma once

#include "base/outcome.hpp"
#include "core/attachments/attachment.hpp"

#include <string>

namespace holdfast::attachments {

/// A file that may be put into a record: only `look_at_file` makes one.
class OfferedFile {
public:
    const std::string& file_name() const { return file_name_; }
    const std::string& type() const { return type_; }  ///< the token of its FileType
    const std::string& bytes() const { return bytes_; }
    Scan scan() const { return scan_; }

private:
    friend Outcome<OfferedFile> look_at_file(std::string file_name, std::string bytes, Scan scan);
    OfferedFile() = default;

    std::string file_name_{}, type_{}, bytes_{};
    Scan scan_{};
};

/// The file, where it is one of the types that are taken and no larger than `largest_document`. Refused by the field `file`, naming it, otherwise; also for
/// a name that is too long or holds characters that cannot be seen, by which another ending could be shown.
Outcome<OfferedFile> look_at_file(std::string file_name, std::string bytes, Scan scan);

}  // namespace holdfast::attachments
