#pragma once

#include <optional>

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// The key or the value of a row.
struct SummaryCell {
    std::string text{};
    Html html{};
    std::string classes{};
};

/// A link to change a row or a card. `visually_hidden_text` says what it changes.
struct SummaryAction {
    std::string href;
    std::string text{};
    Html html{};
    std::string visually_hidden_text{};
    std::string classes{};
    Attributes attributes{};
};

struct SummaryActions {
    std::vector<SummaryAction> items{};
    std::string classes{};
};

struct SummaryRow {
    std::string classes{};
    SummaryCell key;
    SummaryCell value;
    SummaryActions actions{};
};

struct SummaryCardTitle {
    std::string text{};
    Html html{};
    int heading_level{2};
    std::string classes{};
};

/// A frame with a title around a summary list.
struct SummaryCard {
    std::optional<SummaryCardTitle> title{};
    SummaryActions actions{};
    std::string classes{};
    Attributes attributes{};
};

/// What is known about one thing, as keys and values.
struct SummaryList {
    std::vector<SummaryRow> rows;
    std::optional<SummaryCard> card{};
    std::string classes{};
    Attributes attributes{};
};

void add(Html& page, const SummaryList& options);
inline Html summary_list(const SummaryList& options) { return made(options); }

}  // namespace holdfast::web::govuk
