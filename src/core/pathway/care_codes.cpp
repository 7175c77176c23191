#include "core/pathway/care_codes.hpp"

#include "core/census/codes.hpp"

#include <algorithm>
#include <span>

namespace holdfast::pathway {

namespace {

struct Words {
    std::string_view code{}, words{};
};

constexpr Words participations[] = {{"PN0", "Child under 4 at the time of the review"},
                                    {"PN1", "Child attends and speaks for themselves"},
                                    {"PN2", "Child attends, an advocate speaks for them"},
                                    {"PN3", "Child attends and gives views by symbols"},
                                    {"PN4", "Child attends without contributing"},
                                    {"PN5", "Child does not attend, an advocate is briefed to speak"},
                                    {"PN6", "Child does not attend, gives views by other means"},
                                    {"PN7", "Child does not attend and gives no views"}};
constexpr Words new_episodes[] = {{"S", "Started to be looked after"},
                                  {"P", "Change of placement and carer"},
                                  {"T", "Change of placement, same carer"},
                                  {"L", "Change of legal status only"},
                                  {"B", "Change of legal status, placement and carer"},
                                  {"U", "Change of legal status and placement, same carer"}};
constexpr Words legal_statuses[] = {{"C1", "Interim care order"},
                                    {"C2", "Full care order"},
                                    {"D1", "Freeing order"},
                                    {"E1", "Placement order"},
                                    {"V2", "Single period of accommodation, section 20"},
                                    {"V3", "Short breaks, each recorded"},
                                    {"V4", "Short breaks, the agreement recorded"},
                                    {"L1", "Police protection"},
                                    {"L2", "Emergency protection order"},
                                    {"L3", "Child assessment order"},
                                    {"J1", "Remanded to local authority accommodation or youth detention"},
                                    {"J2", "In accommodation under PACE"},
                                    {"J3", "Youth rehabilitation order with residence or intensive fostering"}};
constexpr Words placements[] = {{"U1", "Foster placement with relative or friend, long term"},
                                {"U2", "Foster placement with relative or friend who is also an approved adopter"},
                                {"U3", "Foster placement with relative or friend, other"},
                                {"U4", "Foster placement with other carer, long term"},
                                {"U5", "Foster placement with other carer who is also an approved adopter"},
                                {"U6", "Foster placement with other carer, other"},
                                {"K1", "Secure children's home"},
                                {"K2", "Children's home"},
                                {"K3", "Supported accommodation"},
                                {"P1", "With parents or who has parental responsibility"},
                                {"P3", "Residential employment"},
                                {"R1", "Residential care home"},
                                {"R2", "NHS trust or other medical establishment"},
                                {"R3", "Family centre or mother and baby unit"},
                                {"R5", "Young offender institution"},
                                {"S1", "Residential school"},
                                {"A3", "Adoption with consent, current foster carer"},
                                {"A4", "Adoption with consent, not current foster carer"},
                                {"A5", "Adoption under a placement order, current foster carer"},
                                {"A6", "Adoption under a placement order, not current foster carer"},
                                {"T0", "Temporary move, all types"},
                                {"T1", "Temporary move: hospital"},
                                {"T2", "Temporary move: holiday"},
                                {"T3", "Temporary move: while the carer is on holiday"},
                                {"T4", "Temporary accommodation of 7 days or less"},
                                {"Z1", "Other placement"},
                                {"Z11", ""},
                                {"Z12", ""},
                                {"Z13", ""},
                                {"Z14", ""}};
constexpr Words providers[] = {{"PR0", "Parents"},      {"PR1", "Own authority"}, {"PR2", "Another local authority"},
                               {"PR3", "Other public"}, {"PR4", "Private"},       {"PR5", "Voluntary"}};
constexpr Words care_endings[] = {{"X1", "Care goes on with the next episode, from the same day"},
                                  {"E4A", "Returned home, planned"},
                                  {"E4B", "Returned home, not planned"},
                                  {"E13", "Left to live with relatives or others without parental responsibility"},
                                  {"E11", "Adopted, unopposed"},
                                  {"E12", "Adopted, consent dispensed with"},
                                  {"E41", "Residence or child arrangements order"},
                                  {"E45", "Special guardianship: former foster carer who is a relative or friend"},
                                  {"E46", "Special guardianship: former foster carer, other"},
                                  {"E47", "Special guardianship: other carer who is a relative or friend"},
                                  {"E48", "Special guardianship: other carer"},
                                  {"E5", "Independent living with formal support"},
                                  {"E6", "Independent living without formal support"},
                                  {"E17", "Aged 18 or over and stayed with the carers"},
                                  {"E7", "Moved to adult residential care"},
                                  {"E9", "Sentenced to custody"},
                                  {"E14", "Remand ended"},
                                  {"E15", "Age assessed as 18 or over"},
                                  {"E16", "Moved abroad"},
                                  {"E3", "Care taken over by another authority in the UK"},
                                  {"E2", "Died"},
                                  {"E8", "Any other reason"}};
constexpr Words placement_changes[] = {{"CARPL", "The care plan"},
                                       {"CLOSE", "Resignation of the carer, or closure"},
                                       {"ALLEG", "Allegation, section 47"},
                                       {"STAND", "Standards of care"},
                                       {"APPRR", "Approval removed"},
                                       {"CREQB", "The carer asks, because of the child's behaviour"},
                                       {"CREQO", "The carer asks, for another reason"},
                                       {"CHILD", "The child asks"},
                                       {"LAREQ", "An authority asks"},
                                       {"PLACE", "Status of the placement alone"},
                                       {"CUSTOD", "Custody arrangement"},
                                       {"OTHER", "Other"}};
constexpr Words locations[] = {{"IN", "In the authority's area"}, {"OUT", "Outside the authority's area"}};
constexpr Words missing_kinds[] = {{"M", "Missing"}, {"A", "Away from placement without authorisation"}};
constexpr Words worker_changes[] = {{"FCONTA", "First allocated"},
                                    {"TSPROC", "Transfer in the ordinary process"},
                                    {"MANAGE", "Management of caseloads"},
                                    {"LEFTRL", "The worker left the role"},
                                    {"ORGRST", "Restructure"},
                                    {"ABSENC", "Absence of the worker"},
                                    {"CHCHAN", "The child asked for a change"},
                                    {"PCCHAN", "Parent or carer asked for a change"},
                                    {"SWDIED", "The worker died"},
                                    {"OTHERS", "Other"}};
constexpr Words sdq_reasons[] = {{"SDQ1", "Under 4 or over 16"},
                                 {"SDQ2", "The carers refused"},
                                 {"SDQ3", "Severity of the child's disability"},
                                 {"SDQ4", "Other"},
                                 {"SDQ5", "The young person refused"}};
constexpr Words health_checks[] = {
    {"initial", "Initial health assessment"}, {"review", "Review health assessment"}, {"dental", "Dental check"}, {"immunisation", "Immunisation"}};
constexpr Words contacts[] = {{"YES", "In touch"},           {"NO", "Not in touch"},    {"REFU", "Refuses contact"},
                              {"NREQ", "Needs no services"}, {"RHOM", "Returned home"}, {"DIED", "Died"}};
constexpr Words activities[] = {{"F1", "Full time: higher education"},
                                {"P1", "Part time: higher education"},
                                {"F2", "Full time: other education"},
                                {"P2", "Part time: other education"},
                                {"F4", "Full time: apprenticeship"},
                                {"P4", "Part time: apprenticeship"},
                                {"F5", "Full time: training or employment"},
                                {"P5", "Part time: training or employment"},
                                {"G4", "Not in education, employment or training: illness or disability"},
                                {"G5", "Not in education, employment or training: other"},
                                {"G6", "Not in education, employment or training: pregnancy or parenting"},
                                {"0", "Not known"}};
constexpr Words accommodations[] = {{"B1", "With parents or relatives, suitable"},
                                    {"B2", "With parents or relatives, not suitable"},
                                    {"C1", "Community home, suitable"},
                                    {"C2", "Community home, not suitable"},
                                    {"D1", "Semi-independent, suitable"},
                                    {"D2", "Semi-independent, not suitable"},
                                    {"E1", "Supported lodgings, suitable"},
                                    {"E2", "Supported lodgings, not suitable"},
                                    {"G1", "Abroad, suitable"},
                                    {"G2", "Abroad, not suitable"},
                                    {"H1", "Deported, suitable"},
                                    {"H2", "Deported, not suitable"},
                                    {"K1", "Ordinary lodgings, suitable"},
                                    {"K2", "Ordinary lodgings, not suitable"},
                                    {"R1", "Residence not known, suitable"},
                                    {"R2", "Residence not known, not suitable"},
                                    {"S1", "No fixed abode, suitable"},
                                    {"S2", "No fixed abode, not suitable"},
                                    {"T1", "Foyer, suitable"},
                                    {"T2", "Foyer, not suitable"},
                                    {"U1", "Independent living, suitable"},
                                    {"U2", "Independent living, not suitable"},
                                    {"V1", "Emergency accommodation, suitable"},
                                    {"V2", "Emergency accommodation, not suitable"},
                                    {"W1", "Bed and breakfast, suitable"},
                                    {"W2", "Bed and breakfast, not suitable"},
                                    {"X1", "In custody, suitable"},
                                    {"X2", "In custody, not suitable"},
                                    {"Y1", "Other accommodation, suitable"},
                                    {"Y2", "Other accommodation, not suitable"},
                                    {"Z1", "With former foster carers, suitable"},
                                    {"Z2", "With former foster carers, not suitable"},
                                    {"0", "Not known"}};
constexpr Words eligibilities[] = {
    {"eligible", "Eligible"}, {"relevant", "Relevant"}, {"former_relevant", "Former relevant"}, {"qualifying", "Qualifying"}, {"other", "Other"}};
constexpr Words sexes_of_adopters[] = {{"M1", "One man"}, {"F1", "One woman"}, {"MM", "Two men"}, {"FF", "Two women"}, {"MF", "A man and a woman"}};
constexpr Words adopters_statuses[] = {{"L0", "Single adopter"},
                                       {"L11", "Married couple"},
                                       {"L12", "Civil partnership"},
                                       {"L2", "Unmarried couple of different sexes"},
                                       {"L3", "Unmarried couple of the same sex"},
                                       {"L4", ""}};
constexpr Words reversals[] = {
    {"RD1", "The child's needs changed"}, {"RD2", "No placement order was made"}, {"RD3", "No adopters were found"}, {"RD4", "Other"}};
constexpr Words permanences[] = {{"P1", "Adoption"},
                                 {"P2", "Special guardianship order"},
                                 {"P3", "Residence or child arrangements order"},
                                 {"P4", "Permanence of a kind not known"},
                                 {"Z1", "None"}};

std::span<const Words> care_set(CodeList list) {
    switch (list) {
        case CodeList::participation: return participations;
        case CodeList::new_episode: return new_episodes;
        case CodeList::legal_status: return legal_statuses;
        case CodeList::placement: return placements;
        case CodeList::provider: return providers;
        case CodeList::care_ended: return care_endings;
        case CodeList::placement_change: return placement_changes;
        case CodeList::location: return locations;
        case CodeList::missing: return missing_kinds;
        case CodeList::worker_change: return worker_changes;
        case CodeList::sdq_reason: return sdq_reasons;
        case CodeList::health_check: return health_checks;
        case CodeList::in_touch: return contacts;
        case CodeList::activity: return activities;
        case CodeList::accommodation: return accommodations;
        case CodeList::eligibility: return eligibilities;
        case CodeList::adopters_sex: return sexes_of_adopters;
        case CodeList::adopters_status: return adopters_statuses;
        case CodeList::reversal: return reversals;
        case CodeList::permanence: return permanences;
        default: return {};
    }
}

std::optional<census::CodeSet> census_set(CodeList list) {
    switch (list) {
        case CodeList::referral_source: return census::CodeSet::referral_source;
        case CodeList::primary_need:
        case CodeList::care_need: return census::CodeSet::primary_need;
        case CodeList::closure_reason: return census::CodeSet::closure_reason;
        case CodeList::abuse: return census::CodeSet::abuse;
        case CodeList::factor: return census::CodeSet::factor;
        default: return std::nullopt;
    }
}

std::string begun_large(std::string words) {
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
}

}  // namespace

std::vector<CodeWords> codes_in(CodeList list) {
    std::vector<CodeWords> codes;
    if (const auto set = census_set(list)) {
        for (const auto& each : census::codes_of(*set))
            if (list != CodeList::care_need || (each.code != "N0" && each.code != "N9")) codes.push_back({each.code, begun_large(each.meaning)});
    }
    for (const auto& [code, words] : care_set(list)) codes.push_back({std::string(code), std::string(words.empty() ? code : words)});
    return codes;
}

std::string words_of_code(CodeList list, std::string_view code) {
    const auto codes = codes_in(list);
    const auto found = std::ranges::find(codes, code, &CodeWords::code);
    return found == codes.end() ? std::string(code) : found->words;
}

}  // namespace holdfast::pathway
