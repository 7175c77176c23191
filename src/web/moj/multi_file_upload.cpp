#include "web/moj/multi_file_upload.hpp"

namespace holdfast::web::moj {

using namespace govuk;

static void add_file(Html& page, const UploadedFile& file) {
    page.add(
        "<div class=\"govuk-summary-list__row moj-multi-file-upload__row\">\n"
        "<div class=\"govuk-summary-list__value moj-multi-file-upload__message\">");
    add_content(page, file.message);
    page.add(
        "</div>\n<div class=\"govuk-summary-list__actions moj-multi-file-upload__actions\">\n<button type=\"submit\" name=\"delete\""
        " class=\"moj-multi-file-upload__delete govuk-button govuk-button--secondary govuk-!-margin-bottom-0\" value=\"{}\">\n"
        "{} <span class=\"govuk-visually-hidden\">{}</span>\n</button>\n</div>\n</div>\n",
        file.file_name, file.delete_button.text, file.original_file_name);
}

void add(Html& page, const MultiFileUpload& options) {
    page.add("<div class=\"moj-multi-file-upload");
    add_class(page, options.classes);
    page.add("\" data-module=\"moj-multi-file-upload\"");
    add_attributes(page, options.attributes);
    page.add(">\n<div class=\"moj-multi-file__uploaded-files");
    add_if(page, options.uploaded_files.items.empty(), " moj-hidden");
    page.add("\">\n<h2 class=\"govuk-heading-m\">");
    add_content(page, options.uploaded_files.heading);
    page.add("</h2>\n<div class=\"govuk-summary-list moj-multi-file-upload__list\">\n");
    for (const auto& file : options.uploaded_files.items) add_file(page, file);
    page.add("</div>\n</div>\n<div class=\"moj-multi-file-upload__upload\">\n{}</div>\n</div>\n", options.upload_html);
}

}  // namespace holdfast::web::moj
