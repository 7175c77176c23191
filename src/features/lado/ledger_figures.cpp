#include "features/lado/ledger_figures.hpp"

#include <fmt/format.h>

namespace holdfast::lado {

using figures::Figure;
using figures::Measure;
using figures::YearFigures;

std::string referred_by(ReferrerType referrer) { return fmt::format("Referred by {}", in_words(referrer)); }
std::string kind_of(EmployerType employer, Category category) { return fmt::format("{}/{}", in_words(category), in_words(employer)); }

std::string answered_so(FeedbackQuestion question, Reply reply) { return fmt::format("{}/{}", short_words(question), in_words(reply)); }

namespace {
struct FindingRow {
    Finding finding{};
    std::string_view words{};
};
constexpr std::array findings_in_table{FindingRow{Finding::unfounded, "Being unfounded"}, FindingRow{Finding::unsubstantiated, "Being unsubstantiated"},
                                       FindingRow{Finding::malicious, "Being malicious"}, FindingRow{Finding::false_allegation, "Being false"},
                                       FindingRow{Finding::substantiated, "Substantiated"}};
constexpr Measure of_allegations{measures::allegations, "Allegations against people who work with children"};

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

void add_kinds(YearFigures& year, const Counts& counts) {
    const auto add_part = [&](std::string_view population, std::int64_t number, std::string_view whole, std::string_view by) {
        year.add_part(of_allegations, population, number, whole, by);
    };
    year.add(of_allegations, {}, counts.all());
    for (const auto& category : words_of_categories()) add_part(category.words, counts.of(category.value), {}, "category");
    std::int64_t neglect = 0;
    for (const auto& category : words_of_categories())
        if (comparable(category.value) == Category::neglect) neglect += counts.of(category.value);
    year.add(of_allegations, neglect_and_conduct, neglect);
    for (const auto& employer : words_of_employers()) {
        add_part(employer.words, counts.of(employer.value), {}, "employer");
        for (const auto& category : words_of_categories())
            add_part(kind_of(employer.value, category.value), counts.of(employer.value, category.value), category.words, "employer");
    }
    for (const auto& referrer : words_of_referrers()) add_part(referred_by(referrer.value), number_in(counts.referrers, referrer.value), {}, "agency");
    year.add(of_allegations, after_restraint, counts.after_restraint);
}

void add_shares(YearFigures& year, const Counts& counts) {
    if (const auto physical = counts.of(Category::physical); physical > 0)
        year.add_share({measures::restraint, "Physical allegations that came from restraint"}, {}, {counts.after_restraint, physical}, 0);
    if (!counts.in_one_day) return;
    year.add({measures::referred_in_time, "Allegations referred within one working day"}, {}, counts.in_one_day->part);
    year.add({measures::day_known, "Allegations of which the day is known on which the employer knew"}, {}, counts.in_one_day->whole);
    year.add_share({measures::in_one_day, "Referrals to the LADO within one working day"}, {}, *counts.in_one_day, 0);
}

void add_endings(YearFigures& year, const Counts& counts) {
    for (const auto& ending : endings_of(counts)) year.add({measures::outcomes, "Outcomes of allegations"}, ending.words, ending.number);
    std::int64_t closed = 0;
    for (const auto& [band, number] : counts.bands) closed += number;
    if (closed == 0) return;
    constexpr Measure measure{measures::closed, "Allegations that were closed, by how long they took"};
    year.add(measure, {}, closed);
    for (const auto band : every_band) year.add_part(measure, in_words(band), number_in(counts.bands, band), {}, "time taken");
}

void add_consultations(trail::View& view, YearFigures& year) {
    const auto all = count_consultations(view, year.year());
    if (all == 0) return;
    constexpr Measure measure{measures::consultations, "Consultations with the designated officer below the threshold"};
    year.add(measure, {}, all);
    for (const auto& month : year.months()) year.add_month(measure, month, count_consultations(view, month));
}

void add_feedback(trail::View& view, YearFigures& year) {
    const auto counts = count_feedback(view, year.year());
    if (counts.sent == 0) return;
    constexpr Measure measure{measures::feedback, "Forms of feedback on closed allegations"};
    year.add(measure, {}, counts.sent);
    year.add_part(measure, answered, counts.answered, {}, "answered");
    year.add_part(measure, not_answered, counts.sent - counts.answered, {}, "answered");
    for (const auto& question : words_of_feedback_questions())
        for (const auto& reply : words_of_replies())
            year.add_part(measure, answered_so(question.value, reply.value), number_in(counts.replies, std::pair{question.value, reply.value}), answered,
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
        YearFigures year(period, view.today(), "counting allegations on record", made);
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
