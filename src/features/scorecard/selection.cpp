#include "features/scorecard/selection.hpp"

#include <algorithm>

namespace holdfast::scorecard {

static char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

static bool holds(std::string_view text, std::string_view wanted) { return !std::ranges::search(text, wanted, {}, lower, lower).empty(); }

static bool is_wanted(const Row& row, const Selection& selection) {
    const auto rating = row.rating();
    if (!selection.rating.empty() && selection.rating != (rating ? token(*rating) : "none")) return false;
    const auto trend = row.trend();
    if (!selection.trend.empty() && (!trend || selection.trend != word(*trend))) return false;
    return selection.text.empty() || holds(row.code, selection.text) || holds(row.description, selection.text);
}

/// Red first; not rated last.
static int rank(const std::optional<indicators::Rating>& rating) { return rating ? static_cast<int>(*rating) : 3; }

/// Declining first; without a trend last.
static int rank(const std::optional<indicators::Trend>& trend) {
    if (!trend) return 4;
    switch (*trend) {
        case indicators::Trend::declining: return 0;
        case indicators::Trend::static_: return 1;
        case indicators::Trend::sustained: return 2;
        case indicators::Trend::improving: return 3;
    }
    return 4;
}

static bool is_before(const Row& a, const Row& b, std::string_view by) {
    if (by == "rating") return rank(a.rating()) < rank(b.rating());
    if (by == "trend") return rank(a.trend()) < rank(b.trend());
    if (by == "description") return a.description < b.description;
    return false;
}

std::vector<const Row*> select(const Scorecard& scorecard, const Selection& selection) {
    std::vector<const Row*> rows;
    rows.reserve(scorecard.rows.size());
    for (const auto& row : scorecard.rows)
        if (is_wanted(row, selection)) rows.push_back(&row);
    const bool is_backwards = selection.sort.starts_with('-');
    const auto by = std::string_view(selection.sort).substr(is_backwards ? 1 : 0);
    if (by == "indicator" && is_backwards) std::ranges::reverse(rows);
    else if (!by.empty())
        std::ranges::stable_sort(rows, [&](const Row* a, const Row* b) { return is_backwards ? is_before(*b, *a, by) : is_before(*a, *b, by); });
    return rows;
}

ApprovalCounts count_approved(const Scorecard& scorecard) {
    ApprovalCounts counts;
    for (const auto& row : scorecard.rows) {
        if (!row.reading) continue;
        ++counts.held;
        if (row.reading->is_approved()) ++counts.approved;
    }
    return counts;
}

RatingCounts count_ratings(const Scorecard& scorecard) {
    RatingCounts counts;
    for (const auto& row : scorecard.rows) {
        const auto rating = row.rating();
        if (!rating) ++counts.none;
        else if (*rating == indicators::Rating::red) ++counts.red;
        else ++(*rating == indicators::Rating::amber ? counts.amber : counts.green);
    }
    return counts;
}

}  // namespace holdfast::scorecard
