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

static int rank(indicators::GoodIs good_is) { return good_is == indicators::GoodIs::high ? 0 : good_is == indicators::GoodIs::low ? 1 : 2; }

/// What a column of numbers sorts by: the value, or the lower end of the target.
static const std::optional<Decimal>& number_of(const Row& row, std::string_view by) {
    if (by == "value") return row.value();
    return row.target.low ? row.target.low : row.target.high;
}

/// By number, what has none last whichever way round.
static void sort_by_number(std::vector<const Row*>& rows, std::string_view by, bool is_backwards) {
    std::ranges::stable_sort(rows, [&](const Row* a, const Row* b) {
        const auto &left = number_of(*a, by), &right = number_of(*b, by);
        if (!left || !right) return left.has_value() && !right.has_value();
        return is_backwards ? *right < *left : *left < *right;
    });
}

static bool is_before(const Row& a, const Row& b, std::string_view by) {
    if (by == "rating") return rank(a.rating()) < rank(b.rating());
    if (by == "trend") return rank(a.trend()) < rank(b.trend());
    if (by == "good") return rank(a.target.good_is) < rank(b.target.good_is);
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
    else if (by == "value" || by == "target") sort_by_number(rows, by, is_backwards);
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
