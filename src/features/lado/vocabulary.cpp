#include "features/lado/vocabulary.hpp"

namespace holdfast::lado {

/// The last year whose figures have the category is 2016-17.
static constexpr Date last_day_of_conduct = make_date(2017, 3, 31);
static constexpr Date first_day_of_unsuitable = make_date(2020, 9, 1);

static constexpr std::array employers{
    Word<EmployerType>{EmployerType::foster_carer_la, "foster_carer_la", "Foster carer Local Authority"},
    Word<EmployerType>{EmployerType::foster_carer_other, "foster_carer_other", "Foster carer Non-Local Authority"},
    Word<EmployerType>{EmployerType::residential_la, "residential_la", "Residential worker Local Authority"},
    Word<EmployerType>{EmployerType::residential_other, "residential_other", "Residential worker Non-Local Authority"},
    Word<EmployerType>{EmployerType::other_social_care, "other_social_care", "Other social care staff"},
    Word<EmployerType>{EmployerType::health, "health", "Health"},
    Word<EmployerType>{EmployerType::school_la, "school_la", "School staff employed by LA"},
    Word<EmployerType>{EmployerType::school_other, "school_other", "School staff not employed by LA"},
    Word<EmployerType>{EmployerType::early_years, "early_years", "Early Years"},
    Word<EmployerType>{EmployerType::police, "police", "Police"},
    Word<EmployerType>{EmployerType::yot, "yot", "YOT"},
    Word<EmployerType>{EmployerType::probation, "probation", "Probation"},
    Word<EmployerType>{EmployerType::secure_estate, "secure_estate", "Secure Estate"},
    Word<EmployerType>{EmployerType::voluntary, "voluntary", "Voluntary organisations"},
    Word<EmployerType>{EmployerType::faith, "faith", "Faith Groups"},
    Word<EmployerType>{EmployerType::armed_forces, "armed_forces", "Armed Forces"},
    Word<EmployerType>{EmployerType::immigration, "immigration", "Immigration/Asylum Support services"},
    Word<EmployerType>{EmployerType::transport, "transport", "Transport"},
    Word<EmployerType>{EmployerType::self_employed, "self_employed", "Self employment"},
    Word<EmployerType>{EmployerType::young_people, "young_people", "Connexion / services for young people"},
    Word<EmployerType>{EmployerType::other, "other", "Other"},
};
static constexpr std::array referrers{
    Word<ReferrerType>{ReferrerType::social_care, "social_care", "Social Care"},
    Word<ReferrerType>{ReferrerType::health, "health", "Health"},
    Word<ReferrerType>{ReferrerType::education, "education", "Education"},
    Word<ReferrerType>{ReferrerType::early_years, "early_years", "Early Years"},
    Word<ReferrerType>{ReferrerType::police, "police", "Police"},
    Word<ReferrerType>{ReferrerType::yot, "yot", "YOT"},
    Word<ReferrerType>{ReferrerType::probation, "probation", "Probation"},
    Word<ReferrerType>{ReferrerType::cafcass, "cafcass", "CAFCASS"},
    Word<ReferrerType>{ReferrerType::secure_estate, "secure_estate", "Secure Estate"},
    Word<ReferrerType>{ReferrerType::nspcc, "nspcc", "NSPCC"},
    Word<ReferrerType>{ReferrerType::voluntary, "voluntary", "Voluntary Organisations"},
    Word<ReferrerType>{ReferrerType::faith, "faith", "Faith Groups"},
    Word<ReferrerType>{ReferrerType::connexions, "connexions", "Connexions"},
    Word<ReferrerType>{ReferrerType::armed_forces, "armed_forces", "Armed Forces"},
    Word<ReferrerType>{ReferrerType::immigration, "immigration", "Immigration/Asylum Support services"},
    Word<ReferrerType>{ReferrerType::ofsted, "ofsted", "Ofsted"},
    Word<ReferrerType>{ReferrerType::other, "other", "Other"},
};
static constexpr std::array categories{
    Word<Category>{Category::physical, "physical", "Physical"},
    Word<Category>{Category::emotional, "emotional", "Emotional"},
    Word<Category>{Category::sexual, "sexual", "Sexual"},
    Word<Category>{Category::neglect, "neglect", "Neglect"},
    Word<Category>{Category::conduct, "conduct", "Conduct", std::nullopt, last_day_of_conduct},
};
static constexpr std::array criteria{
    Word<Criterion>{Criterion::harmed, "harmed", "Behaved in a way that has harmed a child, or may have"},
    Word<Criterion>{Criterion::offence, "offence", "Possibly committed a criminal offence against a child, or related to one"},
    Word<Criterion>{Criterion::risk, "risk", "Behaved towards a child in a way that indicates that they may pose a risk of harm to children"},
    Word<Criterion>{Criterion::unsuitable, "unsuitable", "Behaved, or may have, in a way that indicates that they may not be suitable to work with children",
                    first_day_of_unsuitable},
};
static constexpr std::array findings{
    Word<Finding>{Finding::substantiated, "substantiated", "Substantiated"},
    Word<Finding>{Finding::unsubstantiated, "unsubstantiated", "Unsubstantiated"},
    Word<Finding>{Finding::unfounded, "unfounded", "Unfounded"},
    Word<Finding>{Finding::malicious, "malicious", "Malicious"},
    Word<Finding>{Finding::false_allegation, "false", "False"},
};
static constexpr std::array results{
    Word<Result>{Result::training, "training", "Training needs identified"},
    Word<Result>{Result::suspension, "suspension", "Suspension"},
    Word<Result>{Result::dismissal, "dismissal", "Dismissal"},
    Word<Result>{Result::deregistration, "deregistration", "Deregistration"},
    Word<Result>{Result::cessation_of_use, "cessation_of_use", "Cessation of use"},
    Word<Result>{Result::resignation, "resignation", "Resignation"},
    Word<Result>{Result::section_47, "section_47", "Section 47 enquiries"},
    Word<Result>{Result::criminal_investigation, "criminal_investigation", "Criminal investigation"},
    Word<Result>{Result::disciplinary, "disciplinary", "Disciplinary procedures"},
    Word<Result>{Result::prosecution, "prosecution", "Criminal prosecution"},
    Word<Result>{Result::caution, "caution", "Caution"},
    Word<Result>{Result::conviction, "conviction", "Conviction"},
    Word<Result>{Result::acquittal, "acquittal", "Acquittal"},
    Word<Result>{Result::barring_referral, "barring_referral", "Referral to the barring service"},
    Word<Result>{Result::regulator_referral, "regulator_referral", "Referral to regulatory body"},
};
static constexpr std::array strands{
    Word<Strand>{Strand::police, "police", "Police investigation"},
    Word<Strand>{Strand::social_care, "social_care", "Children's social care enquiries"},
    Word<Strand>{Strand::employer, "employer", "Employer's process"},
};
static constexpr std::array strand_states{
    Word<StrandState>{StrandState::not_considered, "not_considered", "Not considered yet"},
    Word<StrandState>{StrandState::not_needed, "not_needed", "Not needed"},
    Word<StrandState>{StrandState::under_way, "under_way", "Under way"},
    Word<StrandState>{StrandState::concluded, "concluded", "Concluded"},
};

std::span<const Word<EmployerType>> words_of_employers() { return employers; }
std::span<const Word<ReferrerType>> words_of_referrers() { return referrers; }
std::span<const Word<Category>> words_of_categories() { return categories; }
std::span<const Word<Criterion>> words_of_criteria() { return criteria; }
std::span<const Word<Finding>> words_of_findings() { return findings; }
std::span<const Word<Result>> words_of_results() { return results; }
std::span<const Word<Strand>> words_of_strands() { return strands; }
std::span<const Word<StrandState>> words_of_strand_states() { return strand_states; }

Axis axis_of(Result result) {
    switch (result) {
        case Result::training:
        case Result::suspension:
        case Result::dismissal:
        case Result::cessation_of_use:
        case Result::resignation:
        case Result::disciplinary: return Axis::employer;
        case Result::criminal_investigation:
        case Result::prosecution:
        case Result::caution:
        case Result::conviction:
        case Result::acquittal: return Axis::criminal;
        case Result::deregistration:
        case Result::barring_referral:
        case Result::regulator_referral: return Axis::regulatory;
        case Result::section_47: break;
    }
    return Axis::child;
}

std::string_view in_words(Axis axis) {
    switch (axis) {
        case Axis::employer: return "The employer's";
        case Axis::criminal: return "Criminal";
        case Axis::regulatory: return "Regulatory and barring";
        case Axis::child: break;
    }
    return "For the child";
}

}  // namespace holdfast::lado
