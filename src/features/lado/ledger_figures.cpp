#include "features/lado/ledger_figures.hpp"

#include <fmt/format.h>

namespace holdfast::lado {

using figures::Figure;

std::string key_of(std::string_view measure, const Period& period, std::string_view population) {
    return figures::Key{std::string(measure), period.string(), std::string(population)}.string();
}

std::string referred_by(ReferrerType referrer) { return fmt::format("Referred by {}", in_words(referrer)); }
std::string kind_of(EmployerType employer, Category category) { return fmt::format("{}/{}", in_words(category), in_words(employer)); }

std::string answered_so(FeedbackQuestion question, Reply reply) { return fmt::format("{}/{}", short_words(question), in_words(reply)); }

std::vector<Period> months_of(const Period& year) {
    const int first = static_cast<int>(std::chrono::year_month_day{year.first_day()}.year());
    std::vector<Period> months;
    for (unsigned month = 4; month <= 12; ++month) months.push_back(Period::month(first, month));
    for (unsigned month = 1; month <= 3; ++month) months.push_back(Period::month(first + 1, month));
    return months;
}

namespace {
struct FindingRow {
    Finding finding{};
    std::string_view words{};
};
constexpr std::array findings_in_table{FindingRow{Finding::unfounded, "Being unfounded"}, FindingRow{Finding::unsubstantiated, "Being unsubstantiated"},
                                       FindingRow{Finding::malicious, "Being malicious"}, FindingRow{Finding::false_allegation, "Being false"},
                                       FindingRow{Finding::substantiated, "Substantiated"}};
constexpr std::string_view allegations_label = "Allegations against people who work with children";

template <class Map, class Key>
std::int64_t number_in(const Map& map, const Key& key) {
    const auto at = map.find(key);
    return at == map.end() ? 0 : at->second;
}

/// What the table calls a result where it says more than the list, or another word.
std::string_view row_of(Result result) {
    if (result == Result::section_47) return "Section 47 enquires/investigation";
    return result == Result::barring_referral ? "Referral to Barring Board('ISA')" : in_words(result);
}

/// Puts figures of one year together.
class Year {
public:
    Year(const Period& year, std::vector<Figure>& made) : year_(year), made_(made) {}

    Figure& add(std::string_view measure, std::string_view label, std::string population, std::int64_t number) {
        return made_.emplace_back(Figure{.measure = std::string(measure),
                                         .population = std::move(population),
                                         .period = year_,
                                         .basis = Basis::year,
                                         .label = std::string(label),
                                         .unit = figures::Unit::count,
                                         .value = Decimal::whole(number),
                                         .source = {.kind = figures::SourceKind::measured, .by = "counting allegations on record"}});
    }
    void add_part(std::string population, std::int64_t number, std::string_view whole, std::string_view by) {
        auto& figure = add(measures::allegations, allegations_label, std::move(population), number);
        figure.part_of = key_of(measures::allegations, year_, whole);
        figure.part_by = by;
    }
    void add_share(std::string_view measure, std::string_view label, Share share) {
        auto& figure = add(measure, label, {}, 0);
        figure.unit = figures::Unit::percent;
        figure.numerator = Decimal::whole(share.part);
        figure.denominator = Decimal::whole(share.whole);
        figure.value = percentage(*figure.numerator, *figure.denominator, 0);
    }
    const Period& year() const { return year_; }
    std::vector<Figure>& made() { return made_; }

private:
    Period year_;
    std::vector<Figure>& made_;
};

void add_kinds(Year& year, const Counts& counts) {
    year.add(measures::allegations, allegations_label, {}, counts.all());
    for (const auto& category : words_of_categories()) year.add_part(std::string(category.words), counts.of(category.value), {}, "category");
    std::int64_t neglect = 0;
    for (const auto& category : words_of_categories())
        if (comparable(category.value) == Category::neglect) neglect += counts.of(category.value);
    year.add(measures::allegations, allegations_label, std::string(neglect_and_conduct), neglect);
    for (const auto& employer : words_of_employers()) {
        year.add_part(std::string(employer.words), counts.of(employer.value), {}, "employer");
        for (const auto& category : words_of_categories())
            year.add_part(kind_of(employer.value, category.value), counts.of(employer.value, category.value), category.words, "employer");
    }
    for (const auto& referrer : words_of_referrers()) year.add_part(referred_by(referrer.value), number_in(counts.referrers, referrer.value), {}, "agency");
    year.add(measures::allegations, allegations_label, std::string(after_restraint), counts.after_restraint);
}

void add_shares(Year& year, const Counts& counts) {
    if (const auto physical = counts.of(Category::physical); physical > 0)
        year.add_share(measures::restraint, "Physical allegations that came from restraint", {counts.after_restraint, physical});
    if (!counts.in_one_day) return;
    year.add(measures::referred_in_time, "Allegations referred within one working day", {}, counts.in_one_day->part);
    year.add(measures::day_known, "Allegations of which the day is known on which the employer knew", {}, counts.in_one_day->whole);
    year.add_share(measures::in_one_day, "Referrals to the LADO within one working day", *counts.in_one_day);
}

void add_endings(Year& year, const Counts& counts) {
    for (const auto& ending : endings_of(counts)) year.add(measures::outcomes, "Outcomes of allegations", std::string(ending.words), ending.number);
    std::int64_t closed = 0;
    for (const auto& [band, number] : counts.bands) closed += number;
    if (closed == 0) return;
    constexpr std::string_view label = "Allegations that were closed, by how long they took";
    year.add(measures::closed, label, {}, closed);
    for (const auto band : every_band) {
        auto& figure = year.add(measures::closed, label, std::string(in_words(band)), number_in(counts.bands, band));
        figure.part_of = key_of(measures::closed, year.year());
        figure.part_by = "time taken";
    }
}

void add_consultations(trail::View& view, Year& year) {
    const auto all = count_consultations(view, year.year());
    if (all == 0) return;
    constexpr std::string_view label = "Consultations with the designated officer below the threshold";
    year.add(measures::consultations, label, {}, all);
    for (const auto& month : months_of(year.year())) {
        auto& figure = year.add(measures::consultations, label, {}, count_consultations(view, month));
        figure.period = month;
        figure.basis = Basis::month;
        figure.part_of = key_of(measures::consultations, year.year());
        figure.part_by = "month";
    }
}

void add_feedback(trail::View& view, Year& year) {
    const auto counts = count_feedback(view, year.year());
    if (counts.sent == 0) return;
    constexpr std::string_view label = "Forms of feedback on closed allegations";
    const auto add = [&](std::string population, std::int64_t number, std::string_view whole, std::string_view by) {
        auto& figure = year.add(measures::feedback, label, std::move(population), number);
        figure.part_of = key_of(measures::feedback, year.year(), whole);
        figure.part_by = by;
    };
    year.add(measures::feedback, label, {}, counts.sent);
    add(std::string(answered), counts.answered, {}, "answered");
    add(std::string(not_answered), counts.sent - counts.answered, {}, "answered");
    for (const auto& question : words_of_feedback_questions())
        for (const auto& reply : words_of_replies())
            add(answered_so(question.value, reply.value), number_in(counts.replies, std::pair{question.value, reply.value}), answered,
                short_words(question.value));
}
}  // namespace

std::vector<Ending> endings_of(const Counts& counts) {
    const auto result = [&](Result each) { return Ending{row_of(each), number_in(counts.results, each)}; };
    std::vector<Ending> endings{{"No further action after initial consideration", counts.without_action}, result(Result::training)};
    for (const auto& [finding, words] : findings_in_table)
        if (const auto number = number_in(counts.findings, finding); number > 0 || finding != Finding::false_allegation) endings.push_back({words, number});
    for (const auto& word : words_of_results())
        if (word.value != Result::training) endings.push_back(result(word.value));
    return endings;
}

std::vector<Figure> lado_figures(trail::View& view, const figures::Wanted& wanted) {
    std::vector<Figure> made;
    if (!view.may(permissions::count)) return made;
    for (const auto& period : years_counted(view)) {
        if (!wanted.covers(period)) continue;
        Year year(period, made);
        if (const auto counts = count_allegations(view, period); counts.all() > 0) {
            add_kinds(year, counts);
            add_shares(year, counts);
            add_endings(year, counts);
        }
        add_consultations(view, year);
        add_feedback(view, year);
    }
    return made;
}

}  // namespace holdfast::lado
