#include "core/census/synthetic_child.hpp"

#include "core/census/weighted.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::census {

using std::chrono::days;

namespace {

constexpr std::array<Weighted, 12> ethnicities{{{"WBRI", 700},
                                                {"WOTH", 60},
                                                {"APKN", 45},
                                                {"BAFR", 40},
                                                {"MOTH", 35},
                                                {"MWBC", 30},
                                                {"AOTH", 20},
                                                {"ABAN", 20},
                                                {"AIND", 15},
                                                {"BCRB", 15},
                                                {"OOTH", 15},
                                                {"NOBT", 5}}};
constexpr std::array<Weighted, 8> disabilities{{{"LD", 300}, {"AUT", 300}, {"BEH", 120}, {"COMM", 120}, {"MOB", 60}, {"PC", 40}, {"VIS", 30}, {"HEAR", 30}}};

}  // namespace

ChildMaker::ChildMaker(const Setting& setting, Keeper& texts)
    : setting_(setting), texts_(texts), chance_(Chance(setting.order.seed * 0x2545F4914F6CDD1DU ^ Chance(setting.number).next()).next()) {}

void ChildMaker::put(Day& field, Date day) { take(field, texts_.text(iso(day))); }

/// Every code of disability is in the first two children, or in an only one: a return that uses few is queried.
void ChildMaker::make_characteristics(ChildCharacteristics& about) {
    about.is_there = true;
    put(about.ethnicity, pick(chance_, ethnicities));
    auto& codes = about.disabilities.add().codes;
    const auto add_all = [&](std::initializer_list<std::string_view> all) {
        for (const auto code : all) put(codes.add(), code);
    };
    if (setting_.number == 0) add_all({"LD", "COMM", "BEH", "AUT"});
    if (setting_.number == 1 || setting_.order.children == 1) add_all({"MOB", "HAND", "PC", "INC"});
    if (codes.empty() && chance_.in_1000(120)) {
        put(codes.add(), pick(chance_, disabilities));
        if (const auto second = pick(chance_, disabilities); chance_.in_1000(350) && second != codes[0].written) put(codes.add(), second);
    }
    is_disabled_ = !codes.empty();
    if (!is_disabled_) put(codes.add(), "NONE");
}

void ChildMaker::make(Child& child) {
    child.is_there = true;
    make_characteristics(child.characteristics);
    if (setting_.number > 1 && chance_.in_1000(15)) return make_unborn(child);
    const int kind = chance_.between(0, 999);
    bool is_nfa_only = false;
    if (kind < 300) make_carried_over(child.details.add());
    else if (kind < 360) make_nfa(child.details.add()), is_nfa_only = true;
    else if (kind < 480) {
        make_first_of_two(child.details.add());
        make_episode(child.details.add());
    } else {
        clock_ = later(setting_.first, 0, 360);
        make_episode(child.details.add());
    }
    const Date referred = *child.details[0].referred_on.on;
    born_ = referred - days{chance_.between(0, 17 * 365)};
    make_identifiers(child.identifiers, is_nfa_only);
}

/// Expected soon after the year, referred while expected.
void ChildMaker::make_unborn(Child& child) {
    const Date expected = later(setting_.reference, 5, 150);
    clock_ = std::min(std::max(setting_.first, expected - days{180}), setting_.reference - days{3});
    make_episode(child.details.add());
    auto& who = child.identifiers;
    who.is_there = true;
    put(who.la_child_id, texts_.text(fmt::format("S{}{:07}", setting_.order.collection % 100, setting_.number + 1)));
    put(who.upn_unknown, "UN1");
    put(who.expected_birth_on, expected);
    if (setting_.order.collection >= 2025) put(who.sex, "U");
    else put(who.gender_current, "0");
}

void ChildMaker::make_identifiers(ChildIdentifiers& who, bool is_nfa_only) {
    who.is_there = true;
    put(who.la_child_id, texts_.text(fmt::format("S{}{:07}", setting_.order.collection % 100, setting_.number + 1)));
    make_pupil_number(who, is_nfa_only);
    put(who.birth_on, born_);
    const bool is_girl = chance_.in_1000(480);
    const bool is_unknown = setting_.number % 500 == 499;
    if (setting_.order.collection >= 2025) put(who.sex, is_unknown ? "U" : is_girl ? "F" : "M");
    else put(who.gender_current, is_unknown ? "9" : is_girl ? "2" : "1");
}

/// A letter that follows from the digits, a local authority's number, the year of entry, and a number of the school and the pupil that is used once.
static std::string pupil_number(std::string_view authority, int year, std::uint64_t serial) {
    constexpr std::string_view letters = "ABCDEFGHJKLMNPQRTUVWXYZ";
    const std::string digits = fmt::format("{}{:02}{:07}", authority, year % 100, serial % 10000000);
    unsigned sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) sum += static_cast<unsigned>(digits[i] - '0') * static_cast<unsigned>(i + 2);
    return letters[sum % letters.size()] + digits;
}

void ChildMaker::make_pupil_number(ChildIdentifiers& who, bool is_nfa_only) {
    const int born = static_cast<int>(std::chrono::year_month_day{born_}.year());
    const bool is_of_school_age = born_ <= make_date(setting_.order.collection - 6, 8, 31);
    const bool has_number = is_of_school_age ? !chance_.in_1000(25) : setting_.order.collection - born >= 4 && chance_.in_1000(500);
    if (has_number) put(who.upn, texts_.text(pupil_number("909", born + 4, setting_.number)));
    else put(who.upn_unknown, is_nfa_only ? "UN7" : !is_of_school_age ? "UN1" : chance_.in_1000(400) ? "UN3" : "UN5");
}

}  // namespace holdfast::census
