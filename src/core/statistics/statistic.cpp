#include "core/statistics/statistic.hpp"

#include <algorithm>
#include <array>

namespace holdfast::statistics {

using figures::Unit;

// The shorthands of the Government Statistical Service, and what older files have in their place.
static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> shorthands{{
    {"c", "suppressed, because the number is small"},
    {"k", "not zero, and rounds to zero"},
    {"low", "not zero, and rounds to zero"},
    {"u", "too unreliable to be published"},
    {"x", "not available"},
    {":", "not available"},
    {"..", "not available"},
    {"z", "does not apply"},
}};

std::string_view in_words(std::string_view shorthand) {
    const auto* const at = std::ranges::find(shorthands, shorthand, &std::pair<std::string_view, std::string_view>::first);
    return at == shorthands.end() ? "" : at->second;
}

std::optional<Cell> read_cell(std::string_view text) {
    // Nothing that is counted of children needs more digits, and what has them would overflow the arithmetic.
    constexpr std::size_t most_digits = 12;
    if (const auto number = Decimal::parse(text)) return text.size() <= most_digits ? std::optional(Cell{.value = number}) : std::nullopt;
    if (text.empty()) return Cell{.shorthand = "x"};
    if (in_words(text).empty()) return std::nullopt;
    return Cell{.shorthand = std::string(text)};
}

std::optional<int> read_year(std::string_view time_period) {
    const auto number = Decimal::parse(time_period);
    if (!number || number->decimals() != 0 || (time_period.size() != 4 && time_period.size() != 6)) return std::nullopt;
    const auto whole = static_cast<int>(number->coefficient());
    const int year = time_period.size() == 4 ? whole : whole / 100 + 1;
    if (time_period.size() == 6 && whole % 100 != year % 100) return std::nullopt;
    return year >= 1990 && year <= 2100 ? std::optional(year) : std::nullopt;
}

static constexpr std::string_view referrals = "Referrals and Re-referrals", enquiries = "Section 47s and Initial Child Protection Conferences",
                                  plans = "Child Protection Plans", reviews = "Child Protection Plans reviewed within timescales",
                                  endings = "Child Protection Plans ending by length of time", children = "Children aged 0 to 17 years",
                                  education = "Department for Education, children in need", population = "Office for National Statistics, mid-year estimates";

static const std::vector<Statistic>& known() {
    static const std::vector<Statistic> statistics{
        {"population.children", "Children aged 0 to 17", Unit::count, Basis::snapshot, children, "population_estimate", {}, {}, population},
        {"referrals", "Referrals", Unit::count, Basis::year, referrals, "Referrals", {}, {}, education},
        {"referrals.rate", "Referrals for 10,000 children", Unit::rate_per_10000, Basis::year, referrals, "Referrals_rate", {}, {}, education},
        {"referrals.repeated",
         "Referrals within 12 months of an earlier one",
         Unit::percent,
         Basis::year,
         referrals,
         "Re_referrals_percent",
         {"Re_referrals"},
         "Referrals",
         education},
        {"referrals.children_repeated",
         "Children referred again within 12 months",
         Unit::percent,
         Basis::year,
         referrals,
         "Re_referrals_child_percent",
         {"Re_referrals_child"},
         "Referrals_child",
         education},
        {"referrals.no_further_action",
         "Referrals that led to no further action",
         Unit::percent,
         Basis::year,
         referrals,
         "No_Further_Action_percent",
         {"No_Further_Action"},
         "Referrals",
         education},
        {"referrals.not_in_need",
         "Referrals assessed, and the child not in need",
         Unit::percent,
         Basis::year,
         referrals,
         "Not_in_Need_percent",
         {"Not_in_Need"},
         "Referrals",
         education},
        {"enquiries", "Section 47 enquiries started", Unit::count, Basis::year, enquiries, "Section47", {}, {}, education},
        {"enquiries.rate", "Section 47 enquiries for 10,000 children", Unit::rate_per_10000, Basis::year, enquiries, "Section47_rate", {}, {}, education},
        {"conferences", "Initial child protection conferences", Unit::count, Basis::year, enquiries, "ICPC", {}, {}, education},
        {"conferences.rate",
         "Initial child protection conferences for 10,000 children",
         Unit::rate_per_10000,
         Basis::year,
         enquiries,
         "ICPC_rate",
         {},
         {},
         education},
        {"conferences.in_15_days",
         "Initial conferences within 15 working days of the enquiry",
         Unit::percent,
         Basis::year,
         enquiries,
         {},
         {"Duration_0-10_days", "Duration_11-15_days"},
         "ICPC",
         education},
        {"plans.started", "Child protection plans started", Unit::count, Basis::year, plans, "CPP_start", {}, {}, education},
        {"plans.started_rate",
         "Child protection plans started for 10,000 children",
         Unit::rate_per_10000,
         Basis::year,
         plans,
         "CPP_start_rate",
         {},
         {},
         education},
        {"plans.ended", "Child protection plans ended", Unit::count, Basis::year, plans, "CPP_end", {}, {}, education},
        {"plans.ended_rate", "Child protection plans ended for 10,000 children", Unit::rate_per_10000, Basis::year, plans, "CPP_end_rate", {}, {}, education},
        {"plans.any_time", "Child protection plans at any time", Unit::count, Basis::year, plans, "CPP_anypoint", {}, {}, education},
        {"plans.open", "Child protection plans at 31 March", Unit::count, Basis::snapshot, plans, "CPP_At31", {}, {}, education},
        {"plans.rate",
         "Child protection plans at 31 March for 10,000 children",
         Unit::rate_per_10000,
         Basis::snapshot,
         plans,
         "CPP_At31_rate",
         {},
         {},
         education},
        {"plans.reviewed_in_time",
         "Plans of three months and more that were reviewed in time",
         Unit::percent,
         Basis::year,
         reviews,
         "Reviewed_within_timescales_percent",
         {"Reviewed_within_timescales"},
         "CPP_At31_3Months",
         education},
        {"plans.two_years",
         "Plans ended after two years and more",
         Unit::percent,
         Basis::year,
         endings,
         "2_years_or_more_percent",
         {"2_years_or_more"},
         "CPP_End",
         education},
    };
    return statistics;
}

std::span<const Statistic> all() { return known(); }

const Statistic* find(std::string_view key) {
    const auto at = std::ranges::find(known(), key, &Statistic::key);
    return at == known().end() ? nullptr : &*at;
}

std::vector<Column> Statistic::columns() const {
    std::vector<Column> columns;
    if (!value.empty()) columns.push_back({value, breakdown});
    for (const auto& part : numerator) columns.push_back({part, breakdown});
    if (!denominator.empty()) columns.push_back({denominator, breakdown});
    return columns;
}

Period Statistic::period(int year) const {
    using namespace std::chrono;
    if (key == "population.children") return Period::day(Date{local_days{std::chrono::year{year} / June / 30}});
    if (basis == Basis::snapshot) return Period::day(Date{local_days{std::chrono::year{year} / March / 31}});
    return Period::year(year - 1);
}

namespace {

/// What parts add up to, or the shorthand of the first that has no number.
struct Sum {
    std::optional<Decimal> value{};
    std::string shorthand{};

    void add(const std::map<Column, Cell>& cells, const Column& column) {
        const auto at = cells.find(column);
        if (at == cells.end() || !at->second.value) {
            is_broken = true;
            value.reset();
            if (at != cells.end() && shorthand.empty()) shorthand = at->second.shorthand;
        } else if (!is_broken) {
            value = value.value_or(Decimal{}) + *at->second.value;
        }
    }

private:
    bool is_broken{false};
};

}  // namespace

static Sum sum_of(const std::map<Column, Cell>& cells, const std::vector<std::string_view>& parts, std::string_view breakdown) {
    Sum sum;
    for (const auto& part : parts) sum.add(cells, {part, breakdown});
    return sum;
}

Reading reading(const Statistic& statistic, const std::map<Column, Cell>& cells) {
    const auto numerator = sum_of(cells, statistic.numerator, statistic.breakdown);
    Sum denominator;
    if (!statistic.denominator.empty()) denominator = sum_of(cells, {statistic.denominator}, statistic.breakdown);
    Reading read{.value = {}, .numerator = numerator.value, .denominator = denominator.value, .shorthand = {}};
    if (!statistic.value.empty()) {
        const auto stated = sum_of(cells, {statistic.value}, statistic.breakdown);
        read.value = stated.value;
        read.shorthand = stated.shorthand;
    } else if (read.numerator && read.denominator && !read.denominator->is_zero()) {
        read.value = percentage(*read.numerator, *read.denominator, 1);
    } else {
        read.shorthand = numerator.shorthand.empty() ? denominator.shorthand : numerator.shorthand;
    }
    return read;
}

Reading mean(Unit unit, const std::vector<Reading>& readings) {
    if (unit == Unit::count) return {};
    Decimal sum;
    std::int64_t count = 0;
    int decimals = 1;
    for (const auto& each : readings) {
        if (!each.value) continue;
        sum = sum + *each.value;
        decimals = std::max(decimals, each.value->decimals());
        ++count;
    }
    if (count == 0) return {};
    return {.value = divide(sum, Decimal::whole(count), decimals), .numerator = {}, .denominator = {}, .shorthand = {}};
}

}  // namespace holdfast::statistics
