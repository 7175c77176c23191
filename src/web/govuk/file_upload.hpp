#pragma once

#include "web/govuk/form_group.hpp"

namespace holdfast::web::govuk {

/// A file to send. With `javascript` it grows a drop zone, whose words are the `..._text` options.
struct FileUpload {
    std::string name;
    std::string id{};
    bool disabled{};
    bool multiple{};
    std::string described_by{};
    Label label;
    std::optional<Hint> hint{};
    std::optional<ErrorMessage> error_message{};
    FormGroup form_group{};
    bool javascript{};
    std::string choose_files_button_text{};
    std::string drop_instruction_text{};
    PluralText multiple_files_chosen_text{};
    std::string no_file_chosen_text{};
    std::string entered_drop_zone_text{};
    std::string left_drop_zone_text{};
    std::string classes{};
    Attributes attributes{};
    std::string wrapper_classes{};
    Attributes wrapper_attributes{};
};

void add(Html& page, const FileUpload& options);
inline Html file_upload(const FileUpload& options) { return made(options); }

}  // namespace holdfast::web::govuk
