#pragma once

#include "core/county/county.hpp"
#include "core/county/figures.hpp"

#include <cmath>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::county {

/// An episode of need on its way: what has been decided about it so far.
struct Case {
    std::size_t child{};
    std::size_t episode{};
    Date referred_on{};
    bool is_of_year{};     ///< referred in the year
    bool finds_no_need{};  ///< to be closed after its assessment
    bool stays_open{};     ///< something in it is open at the end of the year
    bool is_enquired{};
    std::optional<Date> ends_by{};  ///< where the child is referred again
    Date busy_until{};              ///< the last day on which something happened
};

/// Whether the child of this number has a disability.
bool is_disabled(std::size_t child);

/// Makes a county step by step, each kind of thing with as many as the figures want.
class Maker {
public:
    Maker(const CountyOrder& order, const calendar::Calendar& calendar);

    void make_referrals();  ///< children, and what they were referred for
    void make_assessments();
    void make_plans();      ///< with their enquiries, conferences and reviews
    void make_enquiries();  ///< the others
    void make_closures();
    void make_leavers();  ///< young people who left care
    void make_people();   ///< who they are
    void make_care();     ///< of those looked after
    void make_health();   ///< of those looked after for the whole year
    std::vector<CountyChild> take() { return std::move(children_); }

private:
    struct Slot {
        Date on{};
        std::string_view source{};
    };
    struct PlanWanted {
        Date from{};
        std::optional<Date> until{};
        int working_days{};  ///< from the enquiry to the conference
        bool is_of_year{};
    };

    /// One time of being looked after.
    struct Stay {
        Date from{};
        std::optional<Date> until{};
        bool is_outside{};
        std::vector<Date> moves{};
    };

    /// As many as the figure says, at this size of county.
    int scaled(int figure) const { return static_cast<int>(std::lround(figure * scale_)); }
    template <class Row>
    void shuffle(std::vector<Row>& rows) {
        for (std::size_t i = rows.size(); i > 1; --i) std::swap(rows[i - 1], rows[chance_.below(i)]);
    }
    /// Each code as often as it is wanted, in no order.
    std::vector<std::string_view> codes_of(std::span<const published::Coded> wanted);
    /// A length for each that is wanted, in no order.
    std::vector<int> lengths_of(std::span<const published::Band> wanted);
    Date working_day_of(std::chrono::year_month month);
    Date working_day(Date day, int after) const { return calendar_.add_working_days(day, after); }
    Date later(Date day, int least, int most) { return day + std::chrono::days{chance_.between(least, most)}; }
    pathway::Episode& episode_of(const Case& one) { return children_[one.child].census.episodes[one.episode]; }

    std::vector<Slot> make_slots();
    Case& add_case(std::size_t child, const Slot& slot);
    std::size_t add_child();
    void add_not_pursued(std::size_t child, const Slot& slot);
    void add_year_before(std::size_t child, Date again_on);
    void make_children_referred_twice(std::vector<Slot>& slots);
    void make_children_referred_once(std::vector<Slot>& slots);
    void make_children_in_need_at_start();
    bool assess(Case& one, std::multiset<int>& lengths);
    void assess_early(Case& one);
    std::string factors_of(bool is_disabled, bool finds_no_need);
    std::vector<PlanWanted> plans_wanted();
    void want_plans(std::span<const published::Band> bands, bool is_open, bool is_of_year, std::vector<PlanWanted>& plans);
    Case* case_for(const PlanWanted& plan, Date enquired_on);
    void add_plan(Case& one, const PlanWanted& plan, Date enquired_on, std::string_view category, bool is_repeated);
    void add_reviews(pathway::PlanPart& part, Date until, bool is_late);
    void make_late_reviews();
    void close(Case& one, Date day, std::string_view reason);
    Date born_before(Date referred_on);
    void make_person(std::size_t number, CountyChild& child);
    void make_care_of(CountyChild& child, Stay stay);

    const calendar::Calendar& calendar_;
    census::Chance chance_;
    double scale_;
    std::vector<CountyChild> children_{};
    std::vector<Case> cases_{};
    std::vector<int> conference_days_{};  ///< working days to the conferences that are not placed yet
};

}  // namespace holdfast::county
