#include "core/figures/figure.hpp"

#include <array>
#include <fmt/format.h>
#include <stdexcept>

namespace holdfast::figures {

static constexpr std::array<std::string_view, 6> unit_tokens{"percent", "rate_per_10000", "rate", "count", "days", "pounds"};
static constexpr std::array<std::string_view, 3> source_tokens{"measured", "submitted", "published"};
static constexpr std::array<std::string_view, 4> precision_tokens{"", "over", "under", "about"};

template <class Word, std::size_t N>
static std::optional<Word> word_of(const std::array<std::string_view, N>& tokens, std::string_view text) {
    for (std::size_t i = 0; i < N; ++i)
        if (tokens[i] == text) return static_cast<Word>(i);
    return std::nullopt;
}

std::string_view token(Unit unit) { return unit_tokens[static_cast<std::size_t>(unit)]; }
std::optional<Unit> parse_unit(std::string_view text) { return word_of<Unit>(unit_tokens, text); }
std::string_view token(SourceKind kind) { return source_tokens[static_cast<std::size_t>(kind)]; }
std::string_view token(Precision precision) { return precision_tokens[static_cast<std::size_t>(precision)]; }
std::optional<Precision> parse_precision(std::string_view text) { return word_of<Precision>(precision_tokens, text); }

std::string Source::string() const {
    if (kind == SourceKind::measured) return "measured by " + by;
    if (kind == SourceKind::published) return "published in " + where();
    std::string words = "submitted by " + by;
    if (on) words += " on " + iso(*on);
    if (!approved_by.empty()) words += ", approved by " + approved_by;
    return words;
}

std::string Source::where() const {
    if (kind != SourceKind::published) return string();
    return place.empty() ? by : by + ", " + place;
}

std::string Key::string() const { return population.empty() ? measure + "@" + period : measure + "@" + period + "/" + population; }

std::optional<Key> parse_key(std::string_view text) {
    const std::size_t at = text.find('@');
    if (at == std::string_view::npos) return std::nullopt;
    const std::string_view rest = text.substr(at + 1);
    const std::size_t slash = rest.find('/');
    Key key{std::string(text.substr(0, at)), std::string(rest.substr(0, slash)), {}};
    if (slash != std::string_view::npos) key.population = rest.substr(slash + 1);
    if (key.measure.empty() || key.period.empty()) return std::nullopt;
    return key;
}

std::string Figure::key() const { return Key{measure, period.string(), population}.string(); }

std::optional<Decimal> Figure::stated_or_computed() const { return stated_or_computed(1); }

/// Numbers beyond exact arithmetic give no value rather than a wrong one.
std::optional<Decimal> Figure::stated_or_computed(int decimals) const try {
    if (value) return value;
    if (!numerator || !denominator || denominator->is_zero()) return std::nullopt;
    if (unit == Unit::percent) return percentage(*numerator, *denominator, decimals);
    if (unit == Unit::rate_per_10000) return rate_per_10000(*numerator, *denominator, decimals);
    return std::nullopt;
} catch (const std::overflow_error&) {
    return std::nullopt;
}

/// The basis says how long the span is, so its last day tells which one it is.
std::string Figure::identity() const { return fmt::format("{}\n{}\n{}\n{}", measure, population, token(comparable(basis)), iso(period.last_day())); }

static void append_encoded(std::string& out, std::string_view text) {
    for (const char c : text) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
        if (is_plain) out += c;
        else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
}

std::string figure_path(std::string_view text) {
    std::string path = "/figures";
    const auto key = parse_key(text);
    if (!key) return path;
    append_encoded(path += '/', key->measure);
    append_encoded(path += '/', key->period);
    if (!key->population.empty()) append_encoded(path += "?population=", key->population);
    return path;
}

std::string display(const std::optional<Decimal>& value, Unit unit) {
    if (!value) return "not available";
    const std::string number = value->grouped();
    switch (unit) {
        case Unit::percent: return number + "%";
        case Unit::rate_per_10000: return number + " per 10,000";
        case Unit::days: return number + (*value == Decimal::whole(1) ? " day" : " days");
        case Unit::pounds: return value->is_negative() ? "-£" + number.substr(1) : "£" + number;
        case Unit::rate:
        case Unit::count: break;
    }
    return number;
}

std::string display(const Figure& figure) {
    const std::string words = display(figure.stated_or_computed(), figure.unit);
    if (figure.precision == Precision::exact || !figure.value) return words;
    return fmt::format("{} {}", token(figure.precision), words);
}

}  // namespace holdfast::figures
