#include "core/county/maker.hpp"

#include "core/census/weighted.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::county {

using census::Weighted;
using std::chrono::days;

namespace {

constexpr std::array<Weighted, 10> ethnicities{
    {{"WBRI", 930}, {"WOTH", 20}, {"MOTH", 10}, {"MWBC", 8}, {"MWAS", 7}, {"WROM", 7}, {"ABAN", 5}, {"AIND", 4}, {"AOTH", 4}, {"NOBT", 5}}};
constexpr std::array<Weighted, 8> disabilities{{{"LD", 300}, {"AUT", 300}, {"BEH", 120}, {"COMM", 120}, {"MOB", 60}, {"PC", 40}, {"VIS", 30}, {"HEAR", 30}}};
constexpr std::array girls{"Ada",  "Beth", "Clara", "Dora",  "Edie", "Flora", "Greta", "Hetty", "Ines", "Josie", "Kitty",  "Lottie", "Maeve",
                           "Nell", "Orla", "Pippa", "Quinn", "Rosa", "Sadie", "Tilly", "Una",   "Vera", "Willa", "Xanthe", "Yara",   "Zelda"};
constexpr std::array boys{"Alfie",  "Bram", "Caleb",  "Dylan", "Elias", "Finn",   "Gabe", "Hugo",  "Idris", "Jonah", "Kit",   "Luca", "Milo",
                          "Nathan", "Otis", "Perran", "Rory",  "Seth",  "Tobias", "Uri",  "Vince", "Wes",   "Xavi",  "Yusuf", "Zack", "Ewan"};
constexpr std::array families{"Ashdown",   "Birkett", "Calder",   "Dacre",   "Eskdale",   "Fellows",  "Gilpin",     "Harker", "Irton",   "Jopling",
                              "Kirkby",    "Lorton",  "Mungrise", "Naddle",  "Ormside",   "Patter",   "Quarry",     "Raven",  "Skelton", "Thirl",
                              "Ulverst",   "Varty",   "Winster",  "Yewdale", "Askham",    "Brathay",  "Crosthwait", "Dufton", "Ennerd",  "Farlam",
                              "Greystoke", "Hawes",   "Ireby",    "Keld",    "Lanercost", "Mosedale", "Newlands",   "Orton",  "Penrud",  "Rydale"};
/// A place of each district, with the outward part of a postcode near it.
struct Place {
    std::string_view name{}, outward{};
};
constexpr std::array<Place, 6> places{
    {{"Workington", "CA14"}, {"Barrow-in-Furness", "LA14"}, {"Carlisle", "CA1"}, {"Whitehaven", "CA28"}, {"Penrith", "CA11"}, {"Kendal", "LA9"}}};

/// Who was born by then goes to school.
constexpr Date school_age = make_date(2011, 8, 31);

Date earliest_referral(const CountyChild& child) {
    Date earliest = child.census.episodes.front().referral.referred_on;
    for (const auto& episode : child.census.episodes) earliest = std::min(earliest, episode.referral.referred_on);
    return earliest;
}

std::string pupil_number(int year, std::size_t number) {
    const std::string digits = fmt::format("909{:02}{:07}", year % 100, number);
    return std::string(1, people::upn_check_letter(digits).value()) + digits;
}

}  // namespace

/// A day of birth of somebody under eighteen at the end of the year.
Date Maker::born_before(Date referred_on) {
    const Date oldest = published::last - days{17 * 365 + 300};
    return std::min(oldest + days{chance_.below(static_cast<std::uint64_t>((published::last - oldest).count()))}, referred_on - days{1});
}

/// The address says that the child is synthetic, on every page that shows where a child lives.
void Maker::make_person(std::size_t number, CountyChild& child) {
    using namespace people;
    auto& census = child.census;
    auto& facts = census.facts;
    census.la_child_id = fmt::format("X{:06}", number + 1);
    const Date born = child.leavers.empty() ? born_before(earliest_referral(child)) : later(published::last, -21 * 365, -19 * 365 - 30);
    const bool is_girl = chance_.in_1000(480);
    const int year = static_cast<int>(std::chrono::year_month_day{born}.year());
    if (year <= 2012 && !chance_.in_1000(25)) facts.emplace_back(Identifier{.kind = IdentifierKind::upn, .value = pupil_number(year + 4, number)});
    else facts.emplace_back(Trait{Characteristic::upn_unknown, born > school_age ? "UN1" : "UN3"});
    facts.emplace_back(Birth{born, BirthPrecision::exact});
    facts.emplace_back(Trait{Characteristic::sex, is_girl ? "F" : "M"});
    facts.emplace_back(Trait{Characteristic::ethnicity, std::string(pick(chance_, ethnicities))});
    const std::string disability(is_disabled(number) ? pick(chance_, disabilities) : "NONE");
    facts.emplace_back(Trait{Characteristic::disability, disability});
    if (is_disabled(number) && disability != "LD" && chance_.in_1000(300)) facts.emplace_back(Trait{Characteristic::disability, "LD"});
    facts.emplace_back(Name{.kind = NameKind::current,
                            .given = is_girl ? girls[chance_.below(girls.size())] : boys[chance_.below(boys.size())],
                            .family = families[chance_.below(families.size())]});
    const Place& place = places[chance_.below(places.size())];
    facts.emplace_back(Address{.kind = AddressKind::home,
                               .lines = fmt::format("{} Synthetic Street\n{}", number % 200 + 1, place.name),
                               .postcode = fmt::format("{} {}ZZ", place.outward, number % 9 + 1)});
}

void Maker::make_people() {
    for (std::size_t i = 0; i < children_.size(); ++i) make_person(i, children_[i]);
}

}  // namespace holdfast::county
