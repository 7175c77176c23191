#pragma once

#include "web/govuk/fieldset.hpp"
#include "web/govuk/form_group.hpp"

namespace holdfast::web::govuk {

/// What may be said of the label of one radio or checkbox; its words are the item's.
struct ItemLabel {
    std::string classes{};
    Attributes attributes{};
};

/// What is shown only while its radio or checkbox is chosen.
struct Conditional {
    Html html{};
};

/// The id of an item: its own, or the prefix, numbered from the second item on so that an error can link to the first.
std::string item_id(const std::string& own, std::string_view prefix, std::size_t position);

/// Adds the label and the hint of a radio or checkbox. `family` is `radios` or `checkboxes`.
template <class Item>
void add_item_texts(Html& page, const Item& item, std::string_view id, std::string_view family) {
    if (has_content(item)) {
        page.add("<label class=\"govuk-label govuk-{}__label", family);
        add_class(page, item.label.classes);
        page.add("\"");
        add_attributes(page, item.label.attributes);
        page.add(" for=\"{}\">\n", id);
        add_content(page, item);
        page.add("\n</label>\n");
    }
    if (has_content(item.hint)) add_hint(page, item.hint, std::string(id) + "-item-hint", family == "radios" ? "govuk-radios__hint" : "govuk-checkboxes__hint");
}

/// Adds what an item reveals, hidden unless the item is chosen.
struct Reveal {
    std::string_view item_id;
    std::string_view family;
    bool is_chosen{};
};
void add_conditional(Html& page, const Conditional& conditional, const Reveal& reveal);

}  // namespace holdfast::web::govuk
