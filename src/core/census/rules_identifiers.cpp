#include "core/census/codes.hpp"
#include "core/census/days.hpp"
#include "core/census/seen.hpp"

#include <algorithm>
#include <utility>

namespace holdfast::census {

static constexpr std::size_t upn_length = 13;

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
static bool are_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

/// The letters of pupil numbers: no I, no O, no S.
static constexpr std::string_view check_letters = "ABCDEFGHJKLMNPQRTUVWXYZ";

/// Local authorities and the numbers that stand for none, as parts of a pupil number, from and to.
static constexpr std::pair<int, int> upn_authorities[] = {
    {1, 5},     {201, 213}, {301, 320}, {330, 336}, {340, 344}, {350, 359}, {370, 373}, {380, 384}, {390, 394}, {420, 420}, {660, 681}, {701, 708},
    {800, 803}, {805, 808}, {810, 813}, {815, 816}, {820, 823}, {825, 826}, {830, 831}, {835, 841}, {845, 846}, {850, 852}, {855, 857}, {860, 861},
    {865, 896}, {908, 909}, {916, 916}, {919, 919}, {921, 921}, {925, 926}, {928, 929}, {931, 931}, {933, 933}, {935, 938}, {940, 943}};

static bool is_upn_authority(std::string_view text) {
    if (!are_digits(text)) return false;
    const int number = (text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0');
    return std::ranges::any_of(upn_authorities, [&](const auto& range) { return range.first <= number && number <= range.second; });
}

/// Up to the collection of 2024 it was GenderCurrent; a file of that time that says Sex is understood.
static bool is_sex(const ChildIdentifiers& who, int collection) {
    if (is_code(CodeSet::sex, who.sex.written)) return true;
    const std::string_view gender = who.gender_current.written;
    return collection != 0 && collection < 2025 && !who.sex.is_given() && (gender == "1" || gender == "2" || gender == "0" || gender == "9");
}

static const Text& sex_of(const ChildIdentifiers& who) { return who.sex.is_there || !who.gender_current.is_there ? who.sex : who.gender_current; }
static std::string_view sex_field(const ChildIdentifiers& who) { return who.sex.is_there || !who.gender_current.is_there ? "Sex" : "GenderCurrent"; }

static bool has_further_action(const Child& child) {
    return std::ranges::any_of(child.details, [](const CinDetails& details) { return details.no_further_action.is_false(); });
}

static void rule_1510(const Subject& s, Findings& found) {
    const auto& upn = s.child.identifiers.upn;
    if (upn.written.size() != upn_length || !are_digits(upn.written.substr(1))) return;
    unsigned sum = 0;
    for (std::size_t i = 1; i < upn_length; ++i) sum += static_cast<unsigned>(upn.written[i] - '0') * static_cast<unsigned>(i + 1);
    if (upn.written[0] != check_letters[sum % check_letters.size()]) found.add("UPN", upn);
}

static void rule_1520(const Subject& s, Findings& found) {
    const auto& upn = s.child.identifiers.upn;
    if (!upn.is_given()) return;
    const std::string_view id = s.child.identifiers.la_child_id.written;
    const auto before = s.upns.note(upn.written, id);
    if (!before.is_there) return;
    found.add("UPN", upn);
    if (!before.is_first_time) return;
    found.of_child(before.owner);
    found.add("UPN", upn);
}

static void rule_1530(const Subject& s, Findings& found) {
    const auto& upn = s.child.identifiers.upn;
    if (upn.written.size() == upn_length && !is_upn_authority(upn.written.substr(1, 3))) found.add("UPN", upn);
}

static void rule_1540(const Subject& s, Findings& found) {
    const auto& upn = s.child.identifiers.upn;
    if (upn.is_given() && (upn.written.size() < 12 || !are_digits(upn.written.substr(4, 8)))) found.add("UPN", upn);
}

static void rule_1550(const Subject& s, Findings& found) {
    const auto& upn = s.child.identifiers.upn;
    if (upn.written.size() != upn_length) return;
    const char last = upn.written.back();
    if (!is_digit(last) && check_letters.find(last) == std::string_view::npos) found.add("UPN", upn);
}

static void rule_1560Q(const Subject& s, Findings& found) {
    const auto& upn = s.child.identifiers.former_upn;
    if (!upn.is_given()) return;
    if (upn.written.size() != upn_length || !are_digits(upn.written.substr(1)) || !is_letter(upn.written[0])) found.add("FormerUPN", upn);
}

static void rule_1570(const Subject& s, Findings& found) {
    const auto& id = s.child.identifiers.la_child_id;
    const auto letters = std::ranges::count_if(id.written, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; });
    if (letters > 20) found.add("LAchildID", id);
}

static void rule_1580(const Subject& s, Findings& found) {
    const auto& id = s.child.identifiers.la_child_id;
    if (!std::ranges::all_of(id.written, [](char c) { return is_digit(c) || is_letter(c); })) found.add("LAchildID", id);
}

static void rule_4180(const Subject& s, Findings& found) {
    const auto& who = s.child.identifiers;
    if (!is_sex(who, s.year.collection)) found.add(sex_field(who), sex_of(who));
}

static void rule_8500(const Subject& s, Findings& found) {
    const auto& id = s.child.identifiers.la_child_id;
    if (!id.is_given()) found.add("LAchildID", id);
}

static void rule_8510(const Subject& s, Findings& found) {
    const auto& id = s.child.identifiers.la_child_id;
    if (!id.is_given()) return;
    const auto before = s.identifiers.note(id.written, {});
    if (before.is_there) found.add("LAchildID", id);
    if (before.is_first_time) found.add("LAchildID", id);
}

static void rule_8520(const Subject& s, Findings& found) {
    if (is_after(s.child.identifiers.birth_on, s.year.reference)) found.add("PersonBirthDate", s.child.identifiers.birth_on);
}

static void rule_8525Q(const Subject& s, Findings& found) {
    const auto& who = s.child.identifiers;
    if (who.birth_on.on.has_value() == who.expected_birth_on.on.has_value()) found.add("PersonBirthDate", who.birth_on);
}

static void rule_8530Q(const Subject& s, Findings& found) {
    const auto& expected = s.child.identifiers.expected_birth_on;
    if (!expected.on) return;
    const auto nine_months = std::chrono::year_month_day{s.year.reference} + std::chrono::months{9};
    const Date latest = nine_months.ok() ? Date{nine_months} : Date{nine_months.year() / nine_months.month() / std::chrono::last};
    if (*expected.on <= s.year.reference - std::chrono::days{30} || *expected.on >= latest) found.add("ExpectedPersonBirthDate", expected);
}

static void rule_8535Q(const Subject& s, Findings& found) {
    const auto& who = s.child.identifiers;
    if (who.death_on.on && (!who.birth_on.on || is_before(who.death_on, who.birth_on))) found.add("PersonDeathDate", who.death_on);
}

static void rule_8545Q(const Subject& s, Findings& found) {
    if (is_outside(s.child.identifiers.death_on, s.year)) found.add("PersonDeathDate", s.child.identifiers.death_on);
}

static void rule_8590(const Subject& s, Findings& found) {
    if (s.child.details.empty()) found.add("LAchildID", s.child.identifiers.la_child_id);
}

static void rule_8750(const Subject& s, Findings& found) {
    const auto& who = s.child.identifiers;
    const bool is_unborn = !who.birth_on.on && who.expected_birth_on.on;
    const bool says_so = who.sex.written == "U" || (s.year.collection < 2025 && !who.sex.is_given() && who.gender_current.written == "0");
    if (is_unborn && !says_so) found.add(sex_field(who), sex_of(who));
}

static void rule_8770Q(const Subject& s, Findings& found) {
    const auto& who = s.child.identifiers;
    if (!who.birth_on.on || who.upn.is_given() || !has_further_action(s.child)) return;
    const Date school_age = make_date(s.year.collection - 6, 8, 31);
    const bool has_reason = is_code(CodeSet::upn_unknown, who.upn_unknown.written) && who.upn_unknown.written != "UN1";
    if (*who.birth_on.on <= school_age && !has_reason) found.add("UPNunknown", who.upn_unknown);
}

static void rule_8772(const Subject& s, Findings& found) {
    if (s.child.identifiers.upn_unknown.written != "UN7") return;
    const bool is_every_nfa = std::ranges::all_of(s.child.details, [](const CinDetails& details) { return details.no_further_action.is_true(); });
    if (!is_every_nfa) found.add("UPNunknown", s.child.identifiers.upn_unknown);
}

static void rule_8775Q(const Module& m, Findings& found) {
    const auto& birth = m.child.identifiers.birth_on;
    if (!birth.on || *birth.on >= years_after(m.year.reference, -25)) return;
    const auto& closed = m.details.closed_on;
    if (!closed.on || *closed.on > years_after(*birth.on, 25)) found.add("PersonBirthDate", birth);
}

static void rule_2886Q(const Totals& totals, Findings& found) {
    if (totals.without_sex * 50 <= totals.children) return;
    found.add("ChildIdentifiers", "Sex", std::to_string(totals.without_sex) + " of " + std::to_string(totals.children) + " children");
}

std::span<const Rule> identifier_rules() {
    using enum Severity;
    static constexpr std::string_view who = "ChildIdentifiers";
    static const Rule rules[] = {
        {"1510", error, who, "The check letter of the UPN is wrong", "Take the UPN again from the school or the school census.", rule_1510},
        {"1520", error, who, "Two children have the same UPN", "Find out whose it is; if it is one child, merge the two records.", rule_1520},
        {"1530", error, who, "Characters 2 to 4 of the UPN are no local authority's number", "Take the UPN again from the school or the school census.",
         rule_1530},
        {"1540", error, who, "Characters 5 to 12 of the UPN are not all digits", "Take the UPN again from the school or the school census.", rule_1540},
        {"1550", error, who, "The last character of the UPN cannot be one",
         "It is a digit, or a capital letter but I, O and S. Take the UPN again from the school.", rule_1550},
        {"1560Q", query, who, "The former UPN is not in the form of one", "It is a letter and 12 digits. Correct it or explain it.", rule_1560Q},
        {"1570", error, who, "The child's local identifier is longer than 20 characters", "Give the child an identifier of at most 20 characters.", rule_1570,
         Needs::nothing, 2025},
        {"1580", error, who, "The child's local identifier has other characters than letters and digits", "Leave out spaces and punctuation.", rule_1580,
         Needs::nothing, 2025},
        {"4180", error, who, "The child's sex is missing or no code of this collection",
         "Enter M, F or U; up to the collection of 2024 GenderCurrent 1, 2, 0 or 9.", rule_4180},
        {"8500", error, who, "The child has no local identifier", "Enter the identifier that the case system gave the child.", rule_8500},
        {"8510", error, who, "The child's local identifier is in the file more than once", "Give each child one record, and one identifier of its own.",
         rule_8510},
        {"8520", error, who, "The child was born after the census year", "Correct the date of birth, or leave the child out of this return.", rule_8520,
         Needs::year},
        {"8525Q", query, who, "A date of birth and an expected one are both there, or neither is",
         "Enter the date of birth, or for an unborn child the expected one.", rule_8525Q},
        {"8530Q", query, who, "The expected date of birth is more than 30 days before, or nine months or more after, the end of the year",
         "Correct it, or enter the date of birth.", rule_8530Q, Needs::year},
        {"8535Q", query, who, "The child died before birth, or has a date of death and none of birth", "Correct the date that is wrong.", rule_8535Q},
        {"8545Q", query, who, "The date of death is not in the census year", "Correct it, or leave the child out of this return.", rule_8545Q, Needs::year},
        {"8590", error, who, "The child has no CINdetails", "Add the referral, or leave the child out of this return.", rule_8590},
        {"8750", error, who, "An unborn child has a sex", "Enter U (before the collection of 2025 GenderCurrent 0), or the date of birth.", rule_8750},
        {"8770Q", query, who, "A child of school age has no UPN and no reason why", "Enter the UPN, or why it is unknown (UN2 to UN7).", rule_8770Q,
         Needs::year},
        {"8772", error, who, "UN7, for referrals with no further action, is given although a referral went further", "Enter the UPN or another reason.",
         rule_8772},
        {"8775Q", query, who, "The person is over 25", "Correct the date of birth, or close the case.", rule_8775Q, Needs::year},
        {"2886Q", query, who, "More than 2% of the children have no sex recorded", "Record it, or explain why it is not known.", rule_2886Q, Needs::children},
    };
    return rules;
}

}  // namespace holdfast::census
