#include "core/figures/findings.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::figures::findings {

/// What a value in words was rounded to: 10 for 180, 1,000 for 4,000, 1 for 6,835.
static std::int64_t grain(Decimal value) {
    std::int64_t size = 1, left = value.coefficient();
    while (left != 0 && left % 10 == 0) {
        left /= 10;
        size *= 10;
    }
    return size;
}

static bool is_within_half(Decimal difference, Decimal step) { return (difference.is_negative() ? -difference : difference) * Decimal::whole(2) <= step; }

/// `over 200` says 200 or more but less than the next round number; `under` likewise from below; `about` half of it either way.
static bool could_be(const Figure& in_words, Decimal other) {
    const Decimal step{grain(*in_words.value), in_words.value->decimals()};
    const Decimal above = other - *in_words.value, zero = Decimal::whole(0);
    switch (in_words.precision) {
        case Precision::over: return above >= zero && above < step;
        case Precision::under: return above <= zero && -above < step;
        case Precision::about: return is_within_half(above, step);
        case Precision::exact: break;
    }
    return above.is_zero();
}

/// 33% is 33.3% printed with fewer digits; 33.0% is not.
static bool is_rounded_from(Decimal value, Decimal finer) {
    return value.decimals() < finer.decimals() && is_within_half(finer - value, Decimal{1, value.decimals()});
}

bool agree(const Statement& a, const Statement& b) {
    if (a.value == b.value || is_rounded_from(a.value, b.value) || is_rounded_from(b.value, a.value)) return true;
    const bool a_may = a.figure->value && could_be(*a.figure, b.value);
    const bool b_may = b.figure->value && could_be(*b.figure, a.value);
    return a_may || b_may;
}

std::vector<Statement> statements(const std::vector<const Figure*>& group) {
    int decimals = -1;
    for (const Figure* figure : group)
        if (figure->value) decimals = std::max(decimals, figure->value->decimals());
    std::vector<Statement> stated;
    for (const Figure* figure : group)
        if (const auto value = figure->stated_or_computed(decimals < 0 ? 1 : decimals)) stated.push_back({figure, *value});
    return stated;
}

static bool is_contradictory(const std::vector<Statement>& stated) {
    for (const Statement& a : stated)
        for (const Statement& b : stated)
            if (!agree(a, b)) return true;
    return false;
}

static std::string place(const Statement& statement) {
    const Figure& figure = *statement.figure;
    if (figure.value) return figure.source.where();
    return fmt::format("{} ({} of {})", figure.source.where(), figure.numerator->grouped(), figure.denominator->grouped());
}

static Finding finding(const std::vector<Statement>& stated) {
    const Figure& first = *stated.front().figure;
    Finding found{.kind = Finding::Kind::contradiction, .key = first.key()};
    std::string words;
    std::vector<Decimal> seen;
    for (const Statement& statement : stated) {
        found.values.push_back({statement.value, place(statement)});
        if (std::find(seen.begin(), seen.end(), statement.value) != seen.end()) continue;
        seen.push_back(statement.value);
        Figure shown = *statement.figure;
        shown.value = statement.value;
        words += (words.empty() ? "" : " and ") + display(shown);
    }
    found.reason = fmt::format("{} ({}): {} are stated for the same figure", name_of(first), first.period.words(), words);
    return found;
}

std::vector<Finding> contradictions(const std::vector<Figure>& figures) {
    Groups groups;
    for (const Figure& figure : figures) groups[figure.identity()].push_back(&figure);
    std::vector<Finding> found;
    for (const auto& [identity, group] : groups)
        where_exact([&] {
            if (const auto stated = statements(group); is_contradictory(stated)) found.push_back(finding(stated));
        });
    return found;
}

}  // namespace holdfast::figures::findings
