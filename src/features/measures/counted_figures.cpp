#include "features/measures/counted_figures.hpp"

#include "core/county/choices.hpp"
#include "core/pathway/pathway_store.hpp"
#include "core/people/permissions.hpp"
#include "core/statistics/comparison_service.hpp"
#include "features/measures/permissions.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

namespace holdfast::measures {

using figures::Figure;

namespace {

/// The number itself that a rate or share is made from, where sources state it too.
struct NumberBehind {
    std::string_view code{};     ///< of the indicator
    std::string_view measure{};  ///< of the ledger, or a statistic
    std::string_view label{};
};
constexpr std::array numbers_behind{NumberBehind{"CS2.3", "cpp.open", "Children with a child protection plan"},
                                    NumberBehind{"CS3.0", "cla.open", "Children looked after"},
                                    NumberBehind{"CS3.8", "cla.placed_outside", "Looked-after children placed outside the county"},
                                    NumberBehind{"need.open", "cin.open", "Children in need"},
                                    NumberBehind{"referrals.rate", "referrals", "Referrals"},
                                    NumberBehind{"enquiries.rate", "enquiries", "Section 47 enquiries started"},
                                    NumberBehind{"conferences.rate", "conferences", "Initial child protection conferences"},
                                    NumberBehind{"plans.started", "plans.started", "Child protection plans started"},
                                    NumberBehind{"plans.ended", "plans.ended", "Child protection plans ended"},
                                    NumberBehind{"CS2.3", "plans.open", "Child protection plans at 31 March"}};

/// Finds what figures are called: as the scorecard names the indicator, else as a published statistic of the same unit is named, else by its code.
class Namer {
public:
    Namer(trail::View& view, const LedgerNames& names) : names_(names(view)), links_(statistics::links(view)) {}

    LedgerName of(const Measure& measure) const {
        const LedgerName own{std::string(measure.code), measure.is_snapshot ? Basis::snapshot : Basis::year};
        if (const auto at = names_.find(own.measure); at != names_.end()) {
            const bool is_of_a_year = at->second.basis == Basis::snapshot || comparable(at->second.basis) == Basis::year;
            return {at->second.measure, is_of_a_year ? at->second.basis : own.basis};
        }
        const auto* statistic = measure.statistic.empty() ? nullptr : statistics::find(measure.statistic);
        return statistic != nullptr && statistic->unit == measure.unit ? of(*statistic) : own;
    }
    LedgerName of(const NumberBehind& number, const Measure& measure) const {
        if (const auto* statistic = statistics::find(number.measure)) return of(*statistic);
        return {std::string(number.measure), measure.is_snapshot ? Basis::snapshot : Basis::year};
    }

private:
    LedgerName of(const statistics::Statistic& statistic) const {
        for (const auto& [measure, key] : links_)
            if (key == statistic.key) return {measure, statistic.basis};
        return {fmt::format("statistics.{}", statistic.key), statistic.basis};
    }

    std::map<std::string, LedgerName> names_;
    std::map<std::string, std::string> links_;
};

Period period_of(Basis basis, const Period& year) { return basis == Basis::snapshot ? Period::day(year.last_day()) : year; }

/// What is counted, of whom, and of which estimate the population is.
std::string definition_of(const Counted& counted, const Period& year) {
    const auto& measure = *counted.measure;
    std::string words = fmt::format("Counted: {}.", measure.numerator);
    if (!measure.denominator.empty()) words += fmt::format(" Of: {}.", measure.denominator);
    if (measure.unit == figures::Unit::rate_per_10000)
        words += fmt::format(" The population is the estimate for mid-{}.", static_cast<int>(std::chrono::year_month_day{year.first_day()}.year()));
    return words;
}

Figure figure_of(const Counted& counted, const LedgerName& name, const Period& year) {
    Figure figure{.measure = name.measure, .period = period_of(name.basis, year), .basis = name.basis};
    figure.label = counted.measure->label;
    figure.unit = counted.measure->unit;
    figure.value = counted.value;
    if (counted.measure->unit != figures::Unit::count) figure.numerator = Decimal::whole(counted.numerator);
    if (counted.denominator) figure.denominator = Decimal::whole(*counted.denominator);
    figure.source = {.kind = figures::SourceKind::measured, .by = "counting the records of children", .is_counted = true};
    figure.note = definition_of(counted, year);
    return figure;
}

Figure number_of(const Counted& counted, const NumberBehind& number, const LedgerName& name, const Period& year) {
    Figure figure = figure_of(counted, name, year);
    figure.label = number.label;
    figure.unit = figures::Unit::count;
    figure.value = Decimal::whole(counted.numerator);
    figure.numerator.reset();
    figure.denominator.reset();
    figure.note = fmt::format("Counted: {}.", counted.measure->numerator);
    return figure;
}

/// Says of the example's children which of two published numbers they were made to add up to.
void add_choices(std::vector<Figure>& made) {
    for (auto& figure : made)
        for (const auto& choice : county::chosen)
            if (figure.key() == choice.key && figure.value == Decimal::whole(choice.number)) figure.note += fmt::format(" {}", choice.why);
}

bool is_wanted(const figures::Wanted& wanted, const Period& year) { return !wanted.year || *wanted.year == year; }

/// Every figure of a year; none where its bank holidays are not known.
std::vector<Figure> figures_of(trail::View& view, CohortKeeper& keeper, const Namer& namer, const Period& year) {
    std::vector<Figure> made;
    try {
        const auto counted = keeper.count(view, year.first_day(), year.last_day());
        for (const auto& one : *counted) {
            if (!one.value) continue;
            made.push_back(figure_of(one, namer.of(*one.measure), year));
            for (const auto& number : numbers_behind)
                if (number.code == one.measure->code) made.push_back(number_of(one, number, namer.of(number, *one.measure), year));
        }
    } catch (const calendar::BeyondCalendar&) {
        made.clear();
    }
    return made;
}

}  // namespace

std::vector<Period> years_loaded(trail::View& view) {
    std::set<Date> days;
    for (const char* source : {"census", "ssda903", "annex-a", "ssd", "example"})
        for (const auto& entry : pathway::entries_from(view, source))
            if (entry.reference_on) days.insert(*entry.reference_on);
    std::vector<Period> years;
    for (auto day = days.rbegin(); day != days.rend(); ++day) {
        const Period year = Period::day(*day).reporting_year();
        if (std::ranges::find(years, year) == years.end()) years.push_back(year);
    }
    return years;
}

figures::Provider counted_from_records(std::shared_ptr<CohortKeeper> keeper, LedgerNames names) {
    return {"measures", [keeper = std::move(keeper), names = std::move(names)](trail::View& view, const figures::Wanted& wanted) {
                std::vector<Figure> made;
                if (!view.may(permissions::view)) return made;
                const Namer namer(view, names);
                for (const auto& year : years_loaded(view))
                    if (is_wanted(wanted, year)) std::ranges::move(figures_of(view, *keeper, namer, year), std::back_inserter(made));
                if (!pathway::entries_from(view, "example").empty()) add_choices(made);
                return made;
            }};
}

static void add_uses(std::vector<figures::Use>& uses, const trail::View& view, const Measure& measure, const std::string& key, const Period& year) {
    std::string code(measure.code);
    if (const auto space = code.find(' '); space != std::string::npos) code.replace(space, 1, "%20");
    uses.push_back({key, fmt::format("Indicators from records {}, with groups", year.string()), fmt::format("/measures/{}?year={}", code, year.string())});
    if (view.may(people::permissions::view)) uses.push_back({key, "The children behind it", fmt::format("/measures/{}/children?year={}", code, year.string())});
}

figures::UseProvider uses_of_records(LedgerNames names) {
    return {[names = std::move(names)](trail::View& view, const figures::Wanted& wanted) {
        std::vector<figures::Use> uses;
        if (!view.may(permissions::view)) return uses;
        const Namer namer(view, names);
        for (const auto& year : years_loaded(view)) {
            if (!is_wanted(wanted, year)) continue;
            const auto add = [&](const Measure& measure, const LedgerName& name) {
                add_uses(uses, view, measure, figures::Key{name.measure, period_of(name.basis, year).string(), {}}.string(), year);
            };
            for (const auto& measure : all()) add(measure, namer.of(measure));
            for (const auto& number : numbers_behind) add(*find(number.code), namer.of(number, *find(number.code)));
        }
        return uses;
    }};
}

std::string ledger_key(trail::View& view, const LedgerNames& names, const Measure& measure, const Period& year) {
    const auto name = Namer(view, names).of(measure);
    return figures::Key{name.measure, period_of(name.basis, year).string(), {}}.string();
}

}  // namespace holdfast::measures
