#include "web/govuk/select.hpp"

namespace holdfast::web::govuk {

static bool is_selected(const SelectItem& item, const std::string& chosen) {
    if (item.selected) return *item.selected;
    return !chosen.empty() && (item.value ? *item.value : item.text) == chosen;
}

static void add_item(Html& page, const SelectItem& item, const std::string& chosen) {
    page.add("<option");
    if (item.value) page.add(" value=\"{}\"", *item.value);
    add_if(page, is_selected(item, chosen), " selected");
    add_if(page, item.disabled, " disabled");
    add_attributes(page, item.attributes);
    page.add(">{}</option>\n", item.text);
}

static void add_control(Html& page, const Select& options, const Descriptions& descriptions) {
    page.add("<select class=\"govuk-select");
    add_class(page, options.classes);
    add_if(page, options.error_message.has_value(), " govuk-select--error");
    page.add("\" id=\"{}\" name=\"{}\"", descriptions.id_prefix, options.name);
    add_if(page, options.disabled, " disabled");
    add_described_by(page, descriptions);
    add_attributes(page, options.attributes);
    page.add(">\n");
    for (const auto& item : options.items) add_item(page, item, options.value);
    page.add("</select>\n");
}

void add(Html& page, const Select& options) {
    const Descriptions descriptions{
        .id_prefix = or_else(options.id, options.name), .hint = options.hint, .error_message = options.error_message, .described_by = options.described_by};
    open_form_group(page, options.form_group, options.error_message.has_value());
    add_label(page, options.label, descriptions.id_prefix);
    descriptions.add_to(page);
    add_content(page, options.form_group.before_input);
    page.add("\n");
    add_control(page, options, descriptions);
    add_content(page, options.form_group.after_input);
    close_form_group(page);
}

}  // namespace holdfast::web::govuk
