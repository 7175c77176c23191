#include "web/govuk/file_upload.hpp"

namespace holdfast::web::govuk {

static void open_drop_zone(Html& page, const FileUpload& options) {
    page.add("<div class=\"govuk-file-upload-wrapper");
    add_class(page, options.wrapper_classes);
    page.add("\" data-module=\"govuk-file-upload\"");
    add_if(page, options.choose_files_button_text, " data-i18n.choose-files-button=\"{}\"");
    add_if(page, options.no_file_chosen_text, " data-i18n.no-file-chosen=\"{}\"");
    add_plural_text(page, "multiple-files-chosen", options.multiple_files_chosen_text);
    add_if(page, options.drop_instruction_text, " data-i18n.drop-instruction=\"{}\"");
    add_if(page, options.entered_drop_zone_text, " data-i18n.entered-drop-zone=\"{}\"");
    add_if(page, options.left_drop_zone_text, " data-i18n.left-drop-zone=\"{}\"");
    add_attributes(page, options.wrapper_attributes);
    page.add(">\n");
}

static void add_control(Html& page, const FileUpload& options, const Descriptions& descriptions) {
    page.add("<input class=\"govuk-file-upload");
    add_class(page, options.classes);
    add_if(page, options.error_message.has_value(), " govuk-file-upload--error");
    page.add("\" id=\"{}\" name=\"{}\" type=\"file\"", descriptions.id_prefix, options.name);
    add_if(page, options.disabled, " disabled");
    add_if(page, options.multiple, " multiple");
    add_described_by(page, descriptions);
    add_attributes(page, options.attributes);
    page.add(">\n");
}

void add(Html& page, const FileUpload& options) {
    add_labelled(page, options, [&](Html& group, const Descriptions& descriptions) {
        add_content(group, options.form_group.before_input);
        group.add("\n");
        if (options.javascript) open_drop_zone(group, options);
        add_control(group, options, descriptions);
        add_if(group, options.javascript, "</div>\n");
        add_content(group, options.form_group.after_input);
    });
}

}  // namespace holdfast::web::govuk
