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
    add_content(page, options.form_group.before_input);
    page.add("\n");
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
    add_content(page, options.form_group.after_input);
}

void add(Html& page, const Select& options) {
    add_labelled(page, options, [&](Html& group, const Descriptions& descriptions) { add_control(group, options, descriptions); });
}

}  // namespace holdfast::web::govuk
