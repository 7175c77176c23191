#include "web/moj/add_another.hpp"

#include "web/ascii.hpp"
#include "web/govuk/button.hpp"

namespace holdfast::web::moj {

using namespace govuk;

static std::string replaced(std::string text, std::string_view place, std::string_view value) {
    for (auto at = text.find(place); at != std::string::npos; at = text.find(place, at + value.size())) text.replace(at, place.size(), value);
    return text;
}

static std::string_view item_label(const AddAnother& options) { return or_else(options.item_label, "Item"); }

static std::string legend_text(const AddAnother& options, std::size_t index) {
    std::string pattern = "%{itemLabel} %{number}";
    for (const auto& [rule, text] : options.item_legend_text)
        if (rule == (options.items.size() == 1 ? "one" : "other") && !text.empty()) pattern = text;
    pattern = replaced(std::move(pattern), "%{itemLabel}", item_label(options));
    pattern = replaced(std::move(pattern), "%{number}", std::to_string(index + 1));
    return replaced(std::move(pattern), "%{count}", std::to_string(options.items.size()));
}

static void add_remove_button(Html& page, const AddAnother& options, std::size_t index) {
    page.add("<div class=\"moj-add-another__remove-button-container\">\n");
    if (options.items.size() > 1) {
        const RemoveButton& remove = options.items[index].remove_button;
        // The design system sends no value for the first item.
        const std::string position = index == 0 ? std::string() : std::to_string(index);
        std::string text(or_else(options.remove_button_text, "Remove %{itemLabel} %{number}"));
        text = replaced(std::move(text), "%{itemLabel}", lowered(item_label(options)));
        add(page, Button{.text = replaced(std::move(text), "%{number}", std::to_string(index + 1)),
                         .name = std::string(or_else(remove.name, "remove")),
                         .value = std::string(or_else(remove.value, position)),
                         .classes = "govuk-button--secondary moj-add-another__remove-button"});
    }
    page.add("</div>\n");
}

static void add_controls(Html& page, const AddAnother& options, std::size_t index, const std::string& error_id) {
    const AddAnotherItem& item = options.items[index];
    const bool is_inline = options.layout == "inline";
    page.add("<div class=\"moj-add-another__item-container\">\n");
    add_if(page, is_inline, "<div class=\"moj-add-another__item-row\">\n");
    if (is_inline && item.error_message) add_error_message(page, *item.error_message, error_id);
    page.add(item.fieldset.html);
    add_if(page, is_inline, "</div>\n");
    add_remove_button(page, options, index);
    page.add("</div>\n");
}

static Fieldset fieldset_of(const AddAnother& options, std::size_t index) {
    const Fieldset& given = options.items[index].fieldset;
    return {.legend = {.text = legend_text(options, index),
                       .html = given.legend.html,
                       .classes = with_classes("moj-add-another__item-title govuk-fieldset__legend--m", given.legend.classes)},
            .classes = with_classes("moj-add-another__fieldset", given.classes),
            .attributes = given.attributes};
}

static void add_item(Html& page, const AddAnother& options, std::size_t index) {
    const AddAnotherItem& item = options.items[index];
    if (item.fieldset.html.empty()) return;
    std::string described_by = item.fieldset.described_by;
    const std::string error_id = options.id + std::to_string(index + 1) + "-error";
    if (item.error_message) described_by += described_by.empty() ? error_id : " " + error_id;
    page.add("<div class=\"moj-add-another__item");
    add_if(page, options.layout == "inline", " moj-add-another__item--inline");
    add_class(page, item.classes);
    add_if(page, item.error_message.has_value(), " moj-add-another__item--error");
    page.add("\"");
    add_attributes(page, item.attributes);
    page.add(">");
    open_fieldset(page, fieldset_of(options, index), described_by, item.fieldset.role);
    add_controls(page, options, index, error_id);
    close_fieldset(page);
    page.add("</div>\n");
}

static void add_add_button(Html& page, const AddAnother& options) {
    const std::string pattern(or_else(options.add_another_button_text, "Add another %{itemLabel}"));
    Button button{.text = replaced(pattern, "%{itemLabel}", lowered(item_label(options))), .classes = "govuk-button--secondary moj-add-another__add-button"};
    if (!options.id.empty()) {
        button.id = options.id + "-add-another-button";
        button.name = options.id + "-add-another";
        button.value = lowered(replaced(replaced(pattern, "%{itemLabel}", item_label(options)), " ", "-"));
    }
    page.add("<div class=\"moj-add-another__add-button-container\">\n");
    add(page, button);
    page.add("</div>\n");
}

void add(Html& page, const AddAnother& options) {
    page.add("<div");
    add_if(page, options.id, " id=\"{}\"");
    page.add(" class=\"moj-add-another");
    add_class(page, options.classes);
    page.add("\" data-module=\"moj-add-another\" data-item-label=\"{}\"", item_label(options));
    add_if(page, options.layout, " data-layout=\"{}\"");
    add_if(page, options.remove_button_text, " data-i18n.remove-button-text=\"{}\"");
    add_if(page, options.remove_button_suffix_text, " data-i18n.remove-button-suffix-text=\"{}\"");
    add_plural_text(page, "item-legend-text", options.item_legend_text);
    add_if(page, options.field_label_suffix_text, " data-i18n.field-label-suffix-text=\"{}\"");
    add_if(page, options.new_item_suffix_text, " data-i18n.new-item-suffix-text=\"{}\"");
    add_attributes(page, options.attributes);
    page.add(">\n<div class=\"moj-add-another__items\">\n");
    for (std::size_t i = 0; i < options.items.size(); ++i) add_item(page, options, i);
    page.add("</div>\n");
    add_add_button(page, options);
    page.add("</div>\n");
}

}  // namespace holdfast::web::moj
