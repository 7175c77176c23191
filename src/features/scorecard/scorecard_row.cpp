#include "features/scorecard/scorecard_row.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::scorecard {

const std::optional<Decimal>& Row::value() const {
    static const std::optional<Decimal> none;
    return reading ? reading->value : none;
}

std::optional<indicators::Rating> Row::rating() const {
    if (!value()) return std::nullopt;
    return rating_decision ? indicators::parse_rating(rating_decision->word) : by_rule.rating;
}

std::string Row::reason() const {
    if (!rating_decision) return by_rule.reason;
    std::string_view why = rating_decision->reason;
    while (why.ends_with('.')) why.remove_suffix(1);
    return fmt::format("{}, decided by {}: {}. By the rule: {}", rating_decision->word, rating_decision->decided_by, why, by_rule.reason);
}

std::optional<indicators::Trend> Row::trend() const { return trend_decision ? indicators::parse_trend(trend_decision->word) : computed_trend; }

std::string Row::key() const { return reading ? figures::Key{measure, reading->period.string(), {}}.string() : std::string(); }

/// The latest reading that falls in the year, of a history in order.
static const Reading* reading_of(const std::vector<Reading>& history, const Period& year) {
    for (auto reading = history.rbegin(); reading != history.rend(); ++reading)
        if (reading->period.reporting_year() == year) return &*reading;
    return nullptr;
}

static std::optional<Decimal> value_at(const std::vector<Reading>& history, const Period& period) {
    for (const auto& reading : history)
        if (reading.period == period) return reading.value;
    return std::nullopt;
}

void settle(Row& row, const Period& year) {
    std::ranges::sort(row.history, {}, &Reading::period);
    if (const auto* reading = reading_of(row.history, year)) {
        row.reading = *reading;
        row.history.erase(row.history.begin() + (reading - row.history.data()) + 1, row.history.end());
    }
    row.by_rule = indicators::rate(row.value(), row.target, row.unit);
    if (row.history.size() > 1 && row.reading)
        row.computed_trend = indicators::trend(value_at(row.history, row.reading->period.year_before()), row.value(), row.target);
}

std::string family(std::string_view code) {
    if (const auto mark = code.find_first_of(".-/_"); mark != std::string_view::npos) return std::string(code.substr(0, mark));
    while (!code.empty() && code.back() >= '0' && code.back() <= '9') code.remove_suffix(1);
    return std::string(code);
}

/// FNV-1a.
static void stir(std::uint64_t& hash, std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    hash = (hash ^ 0xffU) * 0x100000001b3ULL;
}

std::string fingerprint(const Scorecard& scorecard) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const auto& row : scorecard.rows) {
        stir(hash, row.code);
        if (row.reading) {
            stir(hash, row.reading->period.string());
            stir(hash, row.value() ? row.value()->string() : "none");
            stir(hash, row.reading->is_approved() ? "approved" : "submitted");
        }
        stir(hash, row.reason());
        stir(hash, row.has_narrative ? "explained" : "");
    }
    return fmt::format("{:016x}", hash);
}

}  // namespace holdfast::scorecard
