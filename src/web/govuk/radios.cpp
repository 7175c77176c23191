#include "web/govuk/radios.hpp"

namespace holdfast::web::govuk {

static void add_control(Html& page, const RadioItem& item, const std::string& name, const Reveal& reveal) {
    page.add("<input class=\"govuk-radios__input\" id=\"{}\" name=\"{}\" type=\"radio\" value=\"{}\"", reveal.item_id, name, item.value);
    add_if(page, reveal.is_chosen, " checked");
    add_if(page, item.disabled, " disabled");
    if (!item.conditional.html.empty()) page.add(" data-aria-controls=\"conditional-{}\"", reveal.item_id);
    if (has_content(item.hint)) page.add(" aria-describedby=\"{}-item-hint\"", reveal.item_id);
    add_attributes(page, item.attributes);
    page.add(">\n");
}

static void add_item(Html& page, const Radios& options, std::size_t index) {
    const RadioItem& item = options.items[index];
    if (item.omitted) return;
    if (!item.divider.empty()) return void(page.add("<div class=\"govuk-radios__divider\">{}</div>\n", item.divider));
    const std::string id = item_id(item.id, or_else(options.id_prefix, options.name), index + 1);
    const bool is_chosen = item.checked.value_or(!options.value.empty() && item.value == options.value);
    const Reveal reveal{.item_id = id, .family = "radios", .is_chosen = is_chosen};
    page.add("<div class=\"govuk-radios__item\">\n");
    add_control(page, item, options.name, reveal);
    add_item_texts(page, item, id, "radios");
    page.add("</div>\n");
    add_conditional(page, item.conditional, reveal);
}

static void add_inputs(Html& page, const Radios& options) {
    page.add("<div class=\"govuk-radios");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(" data-module=\"govuk-radios\">\n");
    add_content(page, options.form_group.before_inputs);
    page.add("\n");
    for (std::size_t i = 0; i < options.items.size(); ++i) add_item(page, options, i);
    add_content(page, options.form_group.after_inputs);
    page.add("</div>\n");
}

void add(Html& page, const Radios& options) {
    const Descriptions descriptions{.id_prefix = or_else(options.id_prefix, options.name),
                                    .hint = options.hint,
                                    .error_message = options.error_message,
                                    .described_by = options.fieldset ? std::string_view(options.fieldset->described_by) : ""};
    open_form_group(page, options.form_group, options.error_message.has_value());
    if (options.fieldset) open_fieldset(page, *options.fieldset, descriptions.ids());
    descriptions.add_to(page);
    add_inputs(page, options);
    if (options.fieldset) close_fieldset(page);
    close_form_group(page);
}

}  // namespace holdfast::web::govuk
