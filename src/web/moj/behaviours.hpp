#pragma once

#include "web/govuk/table.hpp"

/// What a page says so that the scripts of the MOJ Design System that have no template of their own find their work.
namespace holdfast::web::moj {

/// How a column is sorted when the page arrives.
enum class Sorted { not_yet, ascending, descending };

/// Attributes of a table that can be sorted in the browser. Its heads are made by `sortable`.
govuk::Attributes sortable_table();
/// A head of a column that can be sorted.
govuk::TableCell sortable(govuk::TableCell head, Sorted sorted = Sorted::not_yet);
/// A cell sorted by a value other than its words, such as `2017-03-31` for a date.
govuk::TableCell sorted_by(govuk::TableCell cell, std::string value);

/// Attributes of a table whose rows can all be chosen at once, with the prefix of the head's id. The checkboxes are those in its body.
govuk::Attributes multi_select(const std::string& id_prefix);
/// The head above the checkboxes of such a table.
govuk::TableCell multi_select_head(const std::string& id_prefix);

/// Where the button that shows and hides the filter comes to stand.
Html filter_toggle_button();

/// A frame in which a wide table scrolls on its own. The name says what scrolls, to those who reach it by the keyboard.
Html scrollable_pane(std::string_view name, const Html& content);

}  // namespace holdfast::web::moj
