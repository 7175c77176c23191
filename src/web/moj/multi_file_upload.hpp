#pragma once

#include "web/govuk/markup.hpp"

namespace holdfast::web::moj {

struct DeleteButton {
    std::string text;
};

/// One file that is there already, under the name it is kept by and the one it came with.
struct UploadedFile {
    govuk::Content message{};
    std::string file_name;
    std::string original_file_name;
    DeleteButton delete_button;
};

struct UploadedFiles {
    govuk::Content heading{};
    std::vector<UploadedFile> items{};
};

/// Files to send one after another. `upload_html` is the file upload, and the button that works where no script runs.
struct MultiFileUpload {
    UploadedFiles uploaded_files{};
    Html upload_html{};
    std::string classes{};
    govuk::Attributes attributes{};
};

void add(Html& page, const MultiFileUpload& options);
inline Html multi_file_upload(const MultiFileUpload& options) { return govuk::made(options); }

}  // namespace holdfast::web::moj
