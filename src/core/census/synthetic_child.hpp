#pragma once

#include "core/census/synthetic.hpp"

namespace holdfast::census {

/// Makes up one child of a census.
class ChildMaker {
public:
    struct Setting {
        const SyntheticOrder& order;
        const calendar::Calendar& calendar;
        Date first{};      ///< of the census year
        Date reference{};  ///< its last day
        std::uint64_t number{};
    };
    ChildMaker(const Setting& setting, Keeper& texts);
    void make(Child& child);

private:
    void make_identifiers(ChildIdentifiers& who, bool is_nfa_only);
    void make_pupil_number(ChildIdentifiers& who, bool is_nfa_only);
    void make_characteristics(ChildCharacteristics& about);
    void make_unborn(Child& child);
    void make_first_of_two(CinDetails& details);
    void make_episode(CinDetails& details);
    void make_carried_over(CinDetails& details);
    void make_nfa(CinDetails& details);
    void begin(CinDetails& details, Date referred);
    bool assess(CinDetails& details, bool finds_nothing);
    void add_factors(Assessment& assessment, bool finds_nothing);
    void close_after_assessment(CinDetails& details, Date day);
    Date enquire(CinDetails& details, bool leads_to_conference);
    void protect(CinDetails& details, Date start);
    void review(ProtectionPlan& plan, Date start, Date end);
    void plan_need(CinDetails& details, Date start);
    void close(CinDetails& details, Date day);
    void put(Day& field, Date day);
    void put(Text& field, std::string_view text) { take(field, text); }
    Date later(Date day, int least, int most) { return day + std::chrono::days{chance_.between(least, most)}; }
    Date working_day(Date day, int after) const { return setting_.calendar.add_working_days(day, after); }

    const Setting& setting_;
    Keeper& texts_;
    Chance chance_;
    Date born_{};
    Date clock_{};  ///< when the last thing happened
    bool is_disabled_{false};
};

}  // namespace holdfast::census
