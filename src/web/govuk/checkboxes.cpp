#include "web/govuk/checkboxes.hpp"

#include <algorithm>

namespace holdfast::web::govuk {

/// The ids that describe one checkbox: those of the whole group, where no fieldset bears them, and its own hint.
static void add_item_described_by(Html& page, const CheckboxItem& item, std::string_view id, const std::string& group_ids) {
    const bool has_hint = has_content(item.hint);
    if (group_ids.empty() && !has_hint) return;
    page.add(" aria-describedby=\"{}", group_ids);
    add_if(page, has_hint && !group_ids.empty(), " ");
    if (has_hint) page.add("{}-item-hint", id);
    page.add("\"");
}

static void add_control(Html& page, const CheckboxItem& item, const std::string& name, const Reveal& reveal) {
    page.add("<input class=\"govuk-checkboxes__input\" id=\"{}\" name=\"{}\" type=\"checkbox\" value=\"{}\"", reveal.item_id, or_else(item.name, name),
             item.value);
    add_if(page, reveal.is_chosen, " checked");
    add_if(page, item.disabled, " disabled");
    if (!item.conditional.html.empty()) page.add(" data-aria-controls=\"conditional-{}\"", reveal.item_id);
    add_if(page, item.behaviour, " data-behaviour=\"{}\"");
}

static bool is_chosen(const CheckboxItem& item, const std::vector<std::string>& values) {
    return item.checked.value_or(std::find(values.begin(), values.end(), item.value) != values.end());
}

static void add_item(Html& page, const Checkboxes& options, std::size_t index, const std::string& group_ids) {
    const CheckboxItem& item = options.items[index];
    if (item.omitted) return;
    if (!item.divider.empty()) return void(page.add("<div class=\"govuk-checkboxes__divider\">{}</div>\n", item.divider));
    const std::string id = item_id(item.id, or_else(options.id_prefix, options.name), index + 1);
    const Reveal reveal{.item_id = id, .family = "checkboxes", .is_chosen = is_chosen(item, options.values)};
    page.add("<div class=\"govuk-checkboxes__item\">\n");
    add_control(page, item, options.name, reveal);
    add_item_described_by(page, item, id, group_ids);
    add_attributes(page, item.attributes);
    page.add(">\n");
    add_item_texts(page, item, id, "checkboxes");
    page.add("</div>\n");
    add_conditional(page, item.conditional, reveal);
}

static void add_inputs(Html& page, const Checkboxes& options, const std::string& group_ids) {
    page.add("<div class=\"govuk-checkboxes");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(" data-module=\"govuk-checkboxes\">\n");
    add_content(page, options.form_group.before_inputs);
    page.add("\n");
    for (std::size_t i = 0; i < options.items.size(); ++i) add_item(page, options, i, group_ids);
    add_content(page, options.form_group.after_inputs);
    page.add("</div>\n");
}

static std::string_view described_by(const Checkboxes& options) {
    return options.fieldset ? or_else(options.fieldset->described_by, options.described_by) : std::string_view(options.described_by);
}

void add(Html& page, const Checkboxes& options) {
    const Descriptions descriptions{.id_prefix = or_else(options.id_prefix, options.name),
                                    .hint = options.hint,
                                    .error_message = options.error_message,
                                    .described_by = described_by(options)};
    const std::string ids = descriptions.ids();
    open_form_group(page, options.form_group, options.error_message.has_value());
    if (options.fieldset) open_fieldset(page, *options.fieldset, ids);
    descriptions.add_to(page);
    add_inputs(page, options, options.fieldset ? std::string() : ids);
    if (options.fieldset) close_fieldset(page);
    close_form_group(page);
}

}  // namespace holdfast::web::govuk
