#pragma once

#include <optional>

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// The number of one page, or with `ellipsis` the sign that some are left out.
struct PaginationItem {
    std::string number{};
    std::optional<std::string> visually_hidden_text{};
    std::string href{};
    bool current{};
    bool ellipsis{};
    Attributes attributes{};
};

/// The way to the page before or after.
struct PaginationLink {
    std::string text{};
    Html html{};
    std::string label_text{};
    std::string href;
    Attributes attributes{};
};

/// The way through the pages of a list; without `items`, through the parts of a document.
struct Pagination {
    std::vector<PaginationItem> items{};
    std::optional<PaginationLink> previous{};
    std::optional<PaginationLink> next{};
    std::string landmark_label{};
    std::string classes{};
    Attributes attributes{};
};

void add(Html& page, const Pagination& options);
inline Html pagination(const Pagination& options) { return made(options); }

}  // namespace holdfast::web::govuk
