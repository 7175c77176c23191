#pragma once

#include <optional>

#include "web/govuk/markup.hpp"

namespace holdfast::web::moj {

struct FilterLink {
    std::string href;
    std::string text;
};

/// The filters of one kind that are in force; each link takes its filter away.
struct FilterCategory {
    govuk::Content heading{};
    std::vector<FilterLink> items{};
};

struct SelectedFilters {
    govuk::Content heading{};
    FilterLink clear_link;
    std::vector<FilterCategory> categories{};
};

struct FilterSubmit {
    std::string text{};
    govuk::Attributes attributes{};
};

/// The filters of a list, inside a form: those in force, and the controls to choose others.
struct Filter {
    govuk::Content heading{};
    std::optional<SelectedFilters> selected_filters{};
    FilterSubmit submit{};
    Html options_html{};
    govuk::Attributes attributes{};
};

void add(Html& page, const Filter& options);
inline Html filter(const Filter& options) { return govuk::made(options); }

}  // namespace holdfast::web::moj
