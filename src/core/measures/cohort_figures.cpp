#include "core/measures/cohort_figures.hpp"

#include "core/calendar/calendar_store.hpp"
#include "core/measures/dimension.hpp"
#include "core/measures/district_store.hpp"
#include "core/measures/records.hpp"
#include "core/people/person.hpp"
#include "core/statistics/statistics_store.hpp"

#include <fmt/format.h>
#include <optional>
#include <set>
#include <unordered_map>

namespace holdfast::measures {

using store::Row;

namespace {

/// A date as it is stored, `2017-03-31`; reading millions of them one does not ask again whether each exists.
Day day(const Row& row, int column) {
    if (row.is_null(column)) return no_day;
    const auto text = row.get<std::string_view>(column);
    if (text.size() != 10) return day_of(row.get<Date>(column));
    const auto number = [&](std::size_t at, std::size_t digits) {
        unsigned value = 0;
        for (std::size_t i = at; i < at + digits; ++i) value = value * 10 + static_cast<unsigned>(text[i] - '0');
        return value;
    };
    return day_of(make_date(static_cast<int>(number(0, 4)), number(5, 2), number(8, 2)));
}
Flag flag(const Row& row, int column) { return row.is_null(column) ? Flag::unknown : row.get<bool>(column) ? Flag::yes : Flag::no; }
std::int64_t milliseconds(const Row& row, int column) { return row.is_null(column) ? 0 : row.get<Instant>(column).time_since_epoch().count(); }
std::int16_t small(const Row& row, int column) { return row.is_null(column) ? std::int16_t{-1} : static_cast<std::int16_t>(row.get<int>(column)); }
std::uint64_t stands_for(std::string_view text) {
    const auto hash = std::hash<std::string_view>{}(text);
    return hash == 0 ? 1 : hash;
}
bool is_one_of(std::string_view code, std::initializer_list<std::string_view> codes) { return std::find(codes.begin(), codes.end(), code) != codes.end(); }

/// Reads table after table into the rows of a cohort.
class Loader {
public:
    explicit Loader(trail::View& view) : view_(view), reader_(view.reader()) {}

    Records read() {
        read_merges();
        people().resize(static_cast<std::size_t>(reader_.value<std::int64_t>("SELECT COALESCE(MAX(id), 0) FROM people_persons")) + 1);
        read_returned();
        read_facts();
        read_addresses();
        read_agencies();
        read_need();
        read_protection();
        read_care();
        read_days_of_care();
        put_reviews_since();
        read_health();
        read_adoption();
        read_leavers();
        read_missing();
        return std::move(records_);
    }

private:
    People& people() { return records_.people; }

    void read_merges() {
        reader_.each("SELECT merged_id, kept_id FROM people_merges WHERE undone_at IS NULL ORDER BY id",
                     [&](const Row& row) { merged_[static_cast<Child>(row.get<std::int64_t>(0))] = static_cast<Child>(row.get<std::int64_t>(1)); });
    }
    /// The record that stands for the person in this column.
    Child person(const Row& row, int column) const {
        auto number = static_cast<Child>(row.get<std::int64_t>(column));
        if (merged_.empty()) return number;
        std::size_t steps = 0;
        for (auto at = merged_.find(number); at != merged_.end() && steps++ <= merged_.size(); at = merged_.find(number)) number = at->second;
        return number;
    }
    /// Puts what is said of somebody, unless only a record that was linked with theirs says it and theirs says something.
    template <class Value>
    void put(const Row& row, std::vector<Value>& column, Value value, Value unknown) {
        const auto who = person(row, 0);
        auto& at = column[static_cast<std::size_t>(who)];
        if (who != row.get<std::int64_t>(0) && at != unknown) return;
        at = value;
    }

    static constexpr std::uint8_t sex_not_known = sexes.size() - 1, ethnicity_not_known = ethnic_groups.size() - 1,
                                  disability_not_known = disability_groups.size() - 1;

    void read_returned() {
        std::set<std::pair<std::int64_t, int>> withdrawn;
        reader_.each("SELECT person_id, place FROM people_returned_withdrawals",
                     [&](const Row& row) { withdrawn.emplace(row.get<std::int64_t>(0), row.get<int>(1)); });
        const auto holds = [&](const Row& row, int place) { return withdrawn.empty() || !withdrawn.contains({row.get<std::int64_t>(0), place}); };
        reader_.each("SELECT person_id, born_on, sex, ethnicity, disabilities FROM people_returned ORDER BY person_id", [&](const Row& row) {
            if (!row.is_null(1) && holds(row, 0)) put(row, people().born, day(row, 1), no_day);
            const auto sex = row.get<std::string_view>(2), ethnicity = row.get<std::string_view>(3);
            if (!sex.empty() && holds(row, 2)) put(row, people().sex, sex_of(sex), sex_not_known);
            if (!ethnicity.empty() && holds(row, 3)) put(row, people().ethnicity, ethnic_group_of(ethnicity), ethnicity_not_known);
            auto bits = static_cast<std::uint32_t>(row.get<std::int64_t>(4));
            for (int i = 0; !withdrawn.empty() && i < static_cast<int>(people::disabilities.size()); ++i)
                if (!holds(row, 8 + i)) bits &= ~(1U << static_cast<unsigned>(i));
            if (bits != 0) put(row, people().disability, static_cast<std::uint8_t>(bits == 1U ? 0 : 1), disability_not_known);
        });
    }

    void read_facts() {
        reader_.each(
            "SELECT person_id, born_on FROM people_births WHERE withdrawn_at IS NULL ORDER BY CASE WHEN precision_of = 'expected' THEN 0 ELSE 1 END, id",
            [&](const Row& row) { put(row, people().born, day(row, 1), no_day); });
        reader_.each("SELECT person_id, code FROM people_traits WHERE withdrawn_at IS NULL AND characteristic = 'sex' ORDER BY id",
                     [&](const Row& row) { put(row, people().sex, sex_of(row.get<std::string_view>(1)), sex_not_known); });
        reader_.each("SELECT person_id, code FROM people_traits WHERE withdrawn_at IS NULL AND characteristic = 'ethnicity' ORDER BY id",
                     [&](const Row& row) { put(row, people().ethnicity, ethnic_group_of(row.get<std::string_view>(1)), ethnicity_not_known); });
        reader_.each(
            "SELECT person_id, code FROM people_traits WHERE withdrawn_at IS NULL AND characteristic = 'disability' "
            "ORDER BY CASE WHEN code = 'NONE' THEN 0 ELSE 1 END, id",
            [&](const Row& row) { put(row, people().disability, disability_group_of(row.get<std::string_view>(1)), disability_not_known); });
    }

    /// A confidential address says nothing here, not even where it is.
    void read_addresses() {
        const Districts districts(view_);
        std::unordered_map<std::string, std::uint16_t> known, of_postcode;
        const auto number = [&](const std::string& postcode) {
            if (!districts.is_any_known()) return number_of(known, people().districts, postcode.substr(0, postcode.find(' ')));
            const auto [at, is_new] = of_postcode.try_emplace(postcode, std::uint16_t{0});
            if (is_new) {
                const auto district = districts.of(postcode);
                at->second = number_of(known, people().districts, district.empty() ? "In no district of the table" : district);
            }
            return at->second;
        };
        reader_.each(
            "SELECT person_id, postcode FROM people_addresses WHERE withdrawn_at IS NULL AND kind = 'home' AND NOT is_confidential AND postcode <> '' "
            "ORDER BY CASE WHEN until_on IS NULL THEN 1 ELSE 0 END, id",
            [&](const Row& row) { put(row, people().district, number(row.get<std::string>(1)), std::uint16_t{0}); });
    }
    static std::uint16_t number_of(std::unordered_map<std::string, std::uint16_t>& known, std::vector<std::string>& names, const std::string& name) {
        const auto [at, is_new] = known.try_emplace(name, static_cast<std::uint16_t>(names.size()));
        if (is_new) names.push_back(name);
        return at->second;
    }

    void read_agencies() {
        std::unordered_map<std::string, std::uint16_t> known;
        reader_.each("SELECT id, agency, source, reference_on FROM pathway_entries", [&](const Row& row) {
            const auto source = row.get<std::string_view>(2);
            Said said{.agency = number_of(known, people().agencies, row.get<std::string>(1))};
            said.has_every_review = source != "annex-a" && source != "by-hand";
            if (source == "annex-a") said.reviews_since = no_day;
            if (source == "ssda903" && !row.is_null(3)) said.reviews_since = Almanac::add_months(day(row, 3) + 1, -12);
            entries_[row.get<std::int64_t>(0)] = said;
        });
    }
    /// The child of a referral or an episode is of the agency that entered it.
    void put_agency(const Row& row, Child child) {
        const auto entry = row.get<std::int64_t>(1);
        if (entry != latest_entry_) {
            latest_entry_ = entry;
            latest_agency_ = entries_.at(entry).agency;
        }
        people().agency[static_cast<std::size_t>(child)] = latest_agency_;
    }

    void read_need() {
        reader_.each(
            "SELECT child_id, entry_id, referred_on, closed_on, no_further_action, closure_reason FROM children_in_need_referrals "
            "WHERE withdrawn_by_entry IS NULL",
            [&](const Row& row) {
                const auto child = person(row, 0);
                put_agency(row, child);
                const auto not_in_need = is_one_of(row.get<std::string_view>(5), {"RC8", "RC9"}) ? Flag::yes : Flag::no;
                records_.referrals.push_back({child, day(row, 2), day(row, 3), flag(row, 4), not_in_need});
            });
        reader_.each("SELECT child_id, started_on, authorised_on FROM children_in_need_assessments WHERE withdrawn_by_entry IS NULL", [&](const Row& row) {
            records_.assessments.push_back({person(row, 0), day(row, 1), day(row, 2)});
        });
        reader_.each("SELECT child_id, started_on, ended_on FROM children_in_need_enquiries WHERE withdrawn_by_entry IS NULL", [&](const Row& row) {
            records_.enquiries.push_back({person(row, 0), day(row, 1), day(row, 2)});
        });
    }

    void read_protection() {
        reader_.each(
            "SELECT c.child_id, c.held_on, e.started_on FROM child_protection_conferences c "
            "LEFT JOIN children_in_need_enquiries e ON e.id = c.enquiry_id AND e.withdrawn_by_entry IS NULL WHERE c.withdrawn_by_entry IS NULL",
            [&](const Row& row) {
                records_.conferences.push_back({person(row, 0), day(row, 1), day(row, 2)});
            });
        reader_.each(
            "SELECT child_id, started_on, ended_on, earlier_plans, id FROM child_protection_plans "
            "WHERE withdrawn_by_entry IS NULL AND (is_of_other_authority IS NULL OR NOT is_of_other_authority)",
            [&](const Row& row) {
                records_.plans.push_back({person(row, 0), day(row, 1), day(row, 2), small(row, 3), row.get<std::int64_t>(4)});
            });
        reader_.each("SELECT plan_id, held_on FROM child_protection_reviews WHERE withdrawn_by_entry IS NULL", [&](const Row& row) {
            records_.plan_reviews.push_back({row.get<std::int64_t>(0), day(row, 1)});
        });
        reader_.each("SELECT plan_id, visited_on FROM child_protection_visits WHERE withdrawn_by_entry IS NULL AND (child_seen IS NULL OR child_seen)",
                     [&](const Row& row) {
                         records_.plan_visits.push_back({row.get<std::int64_t>(0), day(row, 1)});
                     });
    }

    void read_care() {
        reader_.each(
            "SELECT child_id, entry_id, started_on, ended_on, start_reason, legal_status, placement, provider, end_reason, placement_location, urn, "
            "placement_postcode FROM looked_after_episodes WHERE withdrawn_by_entry IS NULL AND legal_status NOT IN ('V3', 'V4')",
            [&](const Row& row) {
                const auto child = person(row, 0);
                put_agency(row, child);
                records_.episodes.push_back(episode_of(row, child));
            });
    }
    static EpisodeRow episode_of(const Row& row, Child child) {
        EpisodeRow episode{.child = child, .started = day(row, 2), .ended = day(row, 3)};
        const auto reason = row.get<std::string>(4), status = row.get<std::string>(5), placement = row.get<std::string>(6), provider = row.get<std::string>(7),
                   end = row.get<std::string>(8), location = row.get<std::string>(9);
        episode.reason = reason.empty() ? ' ' : reason[0];
        episode.is_order = status == "E1" || status == "D1";
        episode.is_adopted = end == "E11" || end == "E12";
        for (std::size_t i = 0; i < 2 && i < placement.size(); ++i) episode.placement[i] = placement[i];
        if (!provider.empty()) episode.purchased = is_one_of(provider, {"PR2", "PR3", "PR4", "PR5"}) ? Flag::yes : Flag::no;
        if (location == "IN" || location == "OUT") episode.outside = location == "OUT" ? Flag::yes : Flag::no;
        episode.where = stands_for(fmt::format("{}|{}|{}|{}", placement, provider, row.get<std::string_view>(10), row.get<std::string_view>(11)));
        return episode;
    }

    void read_days_of_care() {
        reader_.each("SELECT child_id, held_on, participation, entry_id FROM looked_after_reviews WHERE withdrawn_by_entry IS NULL", [&](const Row& row) {
            const auto& said = entries_.at(row.get<std::int64_t>(3));
            auto& since = (said.has_every_review ? every_review_since_ : some_review_since_).try_emplace(said.agency, no_day).first->second;
            since = std::min(since, said.reviews_since.value_or(day(row, 1)));
            const auto code = row.get<std::string_view>(2);
            const bool is_known = code.size() == 3 && code.starts_with("PN") && code[2] >= '0' && code[2] <= '7';
            records_.care_reviews.push_back({{person(row, 0), day(row, 1)}, is_known ? static_cast<std::uint8_t>(code[2] - '0') : std::uint8_t{255}});
        });
        reader_.each("SELECT child_id, visited_on FROM looked_after_visits WHERE withdrawn_by_entry IS NULL AND (child_seen IS NULL OR child_seen)",
                     [&](const Row& row) {
                         records_.care_visits.push_back({person(row, 0), day(row, 1)});
                     });
    }

    void read_health() {
        reader_.each("SELECT child_id, done_on, kind FROM looked_after_health_assessments WHERE withdrawn_by_entry IS NULL AND kind IN ('initial', 'review')",
                     [&](const Row& row) {
                         const DayRow done{person(row, 0), day(row, 1)};
                         if (row.get<std::string_view>(2) == "initial") records_.first_assessments.push_back(done);
                         records_.health_assessments.push_back(done);
                     });
        reader_.each(
            "SELECT child_id, year_ended_on, health_assessment, teeth_check, immunisations, health_check FROM looked_after_health WHERE withdrawn_by_entry IS "
            "NULL",
            [&](const Row& row) {
                records_.health_years.push_back({{person(row, 0), day(row, 1)}, flag(row, 2), flag(row, 3), flag(row, 4), flag(row, 5)});
            });
    }

    void read_adoption() {
        reader_.each(
            "SELECT child_id, matched_on, adopters_approved_on, fostered_on, foster_care, family FROM looked_after_adoptions WHERE withdrawn_by_entry IS NULL",
            [&](const Row& row) {
                const auto family = row.get<std::string_view>(5);
                records_.adoptions.push_back({person(row, 0), day(row, 1), day(row, 2), day(row, 3), flag(row, 4), family.empty() ? 0 : stands_for(family)});
            });
        reader_.each("SELECT child_id, decided_on, reversed_on FROM looked_after_adoption_placements WHERE withdrawn_by_entry IS NULL", [&](const Row& row) {
            records_.adoption_decisions.push_back({{person(row, 0), day(row, 1)}, day(row, 2)});
        });
    }

    void read_leavers() {
        reader_.each(
            "SELECT child_id, year_ended_on, in_touch, activity, accommodation, suitable, eligibility, pathway_plan_reviewed_on FROM looked_after_leavers "
            "WHERE withdrawn_by_entry IS NULL",
            [&](const Row& row) {
                const auto touch = row.get<std::string>(2), activity = row.get<std::string>(3), home = row.get<std::string>(4), is = row.get<std::string>(6);
                LeaverRow leaver{{person(row, 0), day(row, 1)}};
                leaver.suitable = home.size() == 2 ? (home[1] == '1' ? Flag::yes : Flag::no) : flag(row, 5);
                leaver.active = is_one_of(activity, {"F1", "P1", "F2", "P2", "F3", "P3", "F4", "P4", "F5", "P5"}) ? Flag::yes : Flag::no;
                leaver.in_touch = touch == "YES" ? Flag::yes : Flag::no;
                leaver.counted = touch == "DIED" || touch == "RHOM" ? Flag::no : Flag::yes;
                if (!is.empty()) leaver.eligible = is == "eligible" ? Flag::yes : Flag::no;
                leaver.reviewed = day(row, 7);
                records_.leavers.push_back(leaver);
            });
    }

    void read_missing() {
        reader_.each(
            "SELECT child_id, missing_on, returned_on, returned_at, interview_held_at, kind, interview_offered FROM looked_after_missing "
            "WHERE withdrawn_by_entry IS NULL",
            [&](const Row& row) {
                MissingRow missing{.child = person(row, 0), .began = day(row, 1), .returned = day(row, 2)};
                missing.returned_at = milliseconds(row, 3);
                missing.interviewed_at = milliseconds(row, 4);
                if (missing.returned == no_day && missing.returned_at != 0) missing.returned = day_of(london_date(row.get<Instant>(3)));
                missing.is_missing = row.get<std::string_view>(5) == "M" ? Flag::yes : Flag::no;
                missing.offered = flag(row, 6);
                records_.missing.push_back(missing);
            });
    }

    /// A return of a year has that year's reviews, an extract and an example those from their first one on. So has what was written by hand, and a list has
    /// only the latest review of each child: both are asked only where there is nothing else.
    void put_reviews_since() {
        people().reviews_since.assign(people().agencies.size(), always);
        for (const auto* found : {&some_review_since_, &every_review_since_})
            for (const auto& [agency, since] : *found) people().reviews_since[agency] = since;
    }

    /// What an entry says of its records.
    struct Said {
        std::uint16_t agency{};
        std::optional<Day> reviews_since{};  ///< from when on it has all reviews of care, where that is not the day of the first
        bool has_every_review{};
    };

    trail::View& view_;
    store::Reader& reader_;
    Records records_{};
    std::unordered_map<Child, Child> merged_{};
    std::unordered_map<std::int64_t, Said> entries_{};
    std::unordered_map<std::uint16_t, Day> every_review_since_{}, some_review_since_{};
    std::int64_t latest_entry_{-1};
    std::uint16_t latest_agency_{};
};

}  // namespace

Cohort load_cohort(trail::View& view) { return cohort_of(Loader(view).read()); }

std::string mark_of(trail::View& view) {
    return view.reader()
        .all(
            "SELECT (SELECT COALESCE(MAX(id), 0) FROM pathway_entries), (SELECT COALESCE(MAX(id), 0) FROM pathway_revisions), "
            "(SELECT COALESCE(MAX(sequence), 0) FROM trail_events WHERE type IN ('people.person_added', 'people.fact_added', 'people.fact_corrected', "
            "'people.merged', 'people.unmerged', 'retention.disposed', 'exchange.file_imported'))",
            [](const Row& row) { return fmt::format("{} {} {}", row.get<std::int64_t>(0), row.get<std::int64_t>(1), row.get<std::int64_t>(2)); })
        .front();
}

void CohortKeeper::follow(trail::View& view) {
    auto mark = mark_of(view);
    if (counter_ && mark == mark_) return;
    counter_.reset();
    counter_ = std::make_unique<Counter>(std::make_shared<const Cohort>(load_cohort(view)), calendar::load_calendar(view));
    answers_.clear();
    mark_ = std::move(mark);
}

CohortKeeper::Answers CohortKeeper::count(trail::View& view, Date from, Date to) {
    const std::lock_guard alone(mutex_);
    follow(view);
    const auto population = statistics::population_before(view, to);
    static constexpr std::size_t most_kept = 64;
    if (answers_.size() > most_kept) answers_.clear();
    auto& answers = answers_[{from, to, population}];
    if (!answers) answers = std::make_shared<const std::vector<Counted>>(counter_->count({.from = from, .to = to, .population = population}));
    return answers;
}

std::vector<Child> CohortKeeper::children_behind(trail::View& view, const Measure& measure, const Question& question, Part part) {
    const std::lock_guard alone(mutex_);
    follow(view);
    return counter_->children_behind(measure, question, part);
}

std::vector<Group> CohortKeeper::groups(trail::View& view, const Counted& counted, Dimension dimension) {
    const std::lock_guard alone(mutex_);
    follow(view);
    return breakdown(counter_->cohort().people, counted, dimension);
}

}  // namespace holdfast::measures
