#pragma once

#include "base/word.hpp"

#include <array>
#include <span>
#include <string_view>

/// The words of allegations against people who work with children, with the days on which they were in use.
namespace holdfast::lado {

/// Who employs the adult, or for whom they volunteer: the rows of the Board's table, in its order.
enum class EmployerType {
    foster_carer_la,
    foster_carer_other,
    residential_la,
    residential_other,
    other_social_care,
    health,
    school_la,
    school_other,
    early_years,
    police,
    yot,
    probation,
    secure_estate,
    voluntary,
    faith,
    armed_forces,
    immigration,
    transport,
    self_employed,
    young_people,
    other
};
/// Who referred: the rows of the Board's table, in its order.
enum class ReferrerType {
    social_care,
    health,
    education,
    early_years,
    police,
    yot,
    probation,
    cafcass,
    secure_estate,
    nspcc,
    voluntary,
    faith,
    connexions,
    armed_forces,
    immigration,
    ofsted,
    other
};
/// The primary category of an allegation.
enum class Category { physical, emotional, sexual, neglect, conduct };
/// What the adult is alleged to have done, in the words of Working Together and Keeping Children Safe in Education: at least one makes an allegation.
enum class Criterion { harmed, offence, risk, unsuitable };
/// What was found; of one allegation at most one.
enum class Finding { substantiated, unsubstantiated, unfounded, malicious, false_allegation };
/// What came of an allegation besides its finding; any number of them.
enum class Result {
    training,
    suspension,
    dismissal,
    deregistration,
    cessation_of_use,
    resignation,
    section_47,
    criminal_investigation,
    disciplinary,
    prosecution,
    caution,
    conviction,
    acquittal,
    barring_referral,
    regulator_referral
};
/// Whose process a result is of.
enum class Axis { employer, criminal, regulatory, child };
/// The three enquiries into one allegation.
enum class Strand { police, social_care, employer };
enum class StrandState { not_considered, not_needed, under_way, concluded };

std::span<const Word<EmployerType>> words_of_employers();
std::span<const Word<ReferrerType>> words_of_referrers();
/// Conduct was a category until the threshold of Working Together 2015 was brought into the figures; `comparable` maps it.
std::span<const Word<Category>> words_of_categories();
/// Three until 31 August 2020; the fourth since Keeping Children Safe in Education of 1 September 2020.
std::span<const Word<Criterion>> words_of_criteria();
std::span<const Word<Finding>> words_of_findings();
std::span<const Word<Result>> words_of_results();
std::span<const Word<Strand>> words_of_strands();
std::span<const Word<StrandState>> words_of_strand_states();

inline auto words_for(EmployerType) { return words_of_employers(); }
inline auto words_for(ReferrerType) { return words_of_referrers(); }
inline auto words_for(Category) { return words_of_categories(); }
inline auto words_for(Criterion) { return words_of_criteria(); }
inline auto words_for(Finding) { return words_of_findings(); }
inline auto words_for(Result) { return words_of_results(); }
inline auto words_for(Strand) { return words_of_strands(); }
inline auto words_for(StrandState) { return words_of_strand_states(); }

using holdfast::in_words;
using holdfast::parse;
using holdfast::token_of;
using holdfast::word_of;

Axis axis_of(Result result);
std::string_view in_words(Axis axis);

/// The category under which years are compared: what was recorded as conduct, and met the threshold, is recorded as neglect since the category was withdrawn.
constexpr Category comparable(Category category) { return category == Category::conduct ? Category::neglect : category; }

}  // namespace holdfast::lado
