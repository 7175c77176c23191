#include "core/pathway/annex_a_row.hpp"

namespace holdfast::pathway::listing {

std::vector<CarePeriod> care_periods(const ListedChild& child, Date as_at) {
    std::vector<CareEpisode> episodes;
    for (const auto& episode : child.all<CareEpisode>())
        if (!is_short_break(episode) && episode.started_on <= as_at) episodes.push_back(episode);
    std::ranges::stable_sort(episodes, {}, &CareEpisode::started_on);
    std::vector<CarePeriod> periods;
    for (auto& episode : episodes) {
        const bool goes_on = !periods.empty() && periods.back().episodes.back().ended_on == std::optional(episode.started_on) && episode.start_reason != "S";
        if (!goes_on) periods.emplace_back();
        periods.back().episodes.push_back(std::move(episode));
    }
    return periods;
}

/// Whether the carer is another: T and U are another place with the same carer.
static bool has_new_carer(const CareEpisode& episode) { return episode.start_reason == "S" || episode.start_reason == "P" || episode.start_reason == "B"; }

/// Those with another carer in the window, and one that was under way when it opened.
static std::ptrdiff_t placements_in(const std::vector<CarePeriod>& periods, const Window& window) {
    std::ptrdiff_t count = 0;
    for (const auto& period : periods)
        for (const auto& episode : period.episodes) {
            if (!window.touches(episode.started_on, episode.ended_on)) continue;
            const bool was_running = episode.started_on < window.first;
            count += has_new_carer(episode) || (was_running && (episode.start_reason == "T" || episode.start_reason == "U")) ? 1 : 0;
        }
    return std::max<std::ptrdiff_t>(count, 1);
}

static Date start_of_legal_status(const CarePeriod& period) {
    auto at = period.episodes.rbegin();
    while (std::next(at) != period.episodes.rend() && std::next(at)->legal_status == at->legal_status) ++at;
    return at->started_on;
}

/// The last episode that did not begin with a change of legal status alone.
static Date start_of_placement(const CarePeriod& period) {
    const auto found = std::find_if(period.episodes.rbegin(), period.episodes.rend(), [](const CareEpisode& episode) { return episode.start_reason != "L"; });
    return found == period.episodes.rend() ? period.started_on() : found->started_on;
}

static void put_placement(Filling& row, const CarePeriod& period) {
    const auto& latest = period.episodes.back();
    row.put("Start Date of Most Recent Placement", std::optional(start_of_placement(period)));
    row.put_code("Placement Type", latest.placement);
    row.put_code("Placement Provider", latest.provider);
    row.put("Placement postcode", latest.placement_postcode);
    row.put("URN of Placement", latest.urn);
    if (!latest.placement_location.empty()) row.put("Placement Location", std::string(latest.placement_location == "IN" ? "a) In" : "b) Out"));
}

static void put_missing(Filling& row, const ListedChild& child, const Window& year) {
    const auto& episodes = child.all<MissingEpisode>();
    const auto count = [&](std::string_view kind) {
        return std::ranges::count_if(episodes, [&](const MissingEpisode& each) { return each.kind == kind && year.holds(each.missing_on); });
    };
    row.put("Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months", count("M"));
    row.put("Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months", count("A"));
    const MissingEpisode* last = nullptr;
    for (const auto& each : episodes)
        if (each.kind == "M" && year.holds(each.missing_on) && (last == nullptr || last->missing_on <= each.missing_on)) last = &each;
    if (last == nullptr) return;
    row.put("Was the child offered a Return Interview after their last missing episode (Y/N)?", last->interview_offered);
    row.put("Did the child accept a Return Interview after their last missing episode (Y/N)?", last->interview_accepted);
}

static void put_contacts(Filling& row, const ListedChild& child, Date as_at) {
    const auto health_on = [&](std::initializer_list<std::string_view> kinds) {
        return newest(child.all<HealthAssessment>(), as_at, [&](const HealthAssessment& each) {
            return std::ranges::find(kinds, each.kind) != kinds.end() ? std::optional(each.done_on) : std::nullopt;
        });
    };
    row.put("Date of Latest Statutory Review", newest(child.all<CareReview>(), as_at, [](const CareReview& each) { return std::optional(each.held_on); }));
    row.put("Date of Last Social Work Visit", newest(child.all<CareVisit>(), as_at, [](const CareVisit& each) { return std::optional(each.visited_on); }));
    row.put("Date of Last Health Assessment", health_on({"initial", "review"}));
    row.put("Date of Last Dental Check", health_on({"dental"}));
}

static std::string worker_of(const ListedChild& child, Date as_at) {
    const Window today{as_at, as_at};
    for (const auto& spell : child.all<SocialWorkerSpell>())
        if (today.touches(spell.started_on, spell.ended_on) && spell.ended_on != std::optional(as_at)) return spell.worker;
    return {};
}

static bool sought_asylum(const ListedChild& child, Date since) {
    return std::ranges::any_of(child.all<AsylumSpell>(), [&](const AsylumSpell& spell) { return !spell.ended_on || *spell.ended_on >= since; });
}

void add_care_row(const ListedChild& child, Date as_at, extracts::Table& list) {
    const Window half_year{months_before(as_at, 6), as_at}, year{months_before(as_at, 12), as_at};
    const auto periods = care_periods(child, as_at);
    if (periods.empty() || !half_year.touches(periods.back().started_on(), periods.back().ended_on(as_at))) return;
    const CarePeriod& period = periods.back();
    const auto& latest = period.episodes.back();
    const auto ended_on = period.ended_on(as_at);
    Filling row(list, child, as_at);
    row.put("Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)", std::optional(sought_asylum(child, year.first)));
    row.put("Date Started to be Looked After", std::optional(period.started_on()));
    row.put_code("Child's Category of Need", latest.need);
    const bool was_in_care = periods.size() > 1 && year.touches(periods[periods.size() - 2].started_on(), periods[periods.size() - 2].ended_on(as_at));
    row.put("Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)", std::optional(was_in_care));
    row.put("Start date of current legal status", std::optional(start_of_legal_status(period)));
    row.put_code("Child's Legal Status", latest.legal_status);
    put_contacts(row, child, as_at);
    row.put("Number of Placements in the Last 12 months", placements_in(periods, year));
    row.put("Date Ceased to be Looked After", ended_on);
    if (ended_on) row.put_code("Reason Ceased to be Looked After", latest.end_reason);
    put_placement(row, period);
    put_missing(row, child, year);
    row.put("Allocated Worker", worker_of(child, as_at));
}

static std::string eligibility_of(const CareLeaver& leaver) {
    const auto& kind = leaver.eligibility;
    if (kind == "relevant") return "a) Relevant";
    if (kind == "former_relevant") return "b) Former relevant";
    if (kind == "qualifying") return "c) Qualifying";
    if (kind == "eligible") return "d) Eligible";
    return kind.empty() ? "" : "e) Other";
}

/// Services to care leavers end with the 25th birthday.
static bool is_entitled(const ListedChild& child, Date as_at) {
    constexpr int last_age = 24;
    for (const auto& fact : child.facts)
        if (const auto* birth = std::get_if<people::Birth>(&fact)) return annex_a::age_on(birth->on, as_at) <= last_age;
    return true;
}

static std::string suitability_of(const CareLeaver& leaver) {
    const char last = leaver.accommodation.empty() ? '0' : leaver.accommodation.back();
    const auto is = leaver.suitable ? leaver.suitable : last == '0' ? std::nullopt : std::optional(last == '1');
    return !is ? "c) Not in touch or not recorded" : *is ? "a) Suitable" : "b) Not suitable";
}

void add_leaver_row(const ListedChild& child, Date as_at, extracts::Table& list) {
    const CareLeaver* latest = nullptr;
    for (const auto& each : child.all<CareLeaver>())
        if (each.year_ended_on <= as_at && (latest == nullptr || latest->year_ended_on <= each.year_ended_on)) latest = &each;
    if (latest == nullptr || !is_entitled(child, as_at)) return;
    Filling row(list, child, as_at);
    row.put("Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)", std::optional(!child.all<AsylumSpell>().empty()));
    row.put("Allocated Team", latest->team);
    row.put("Allocated Worker", latest->worker);
    row.put("Allocated Personal Advisor", latest->personal_adviser);
    row.put("Eligibility Category", eligibility_of(*latest));
    row.put("Latest Pathway Plan Review Date", latest->pathway_plan_reviewed_on);
    row.put_code("LA in Touch", latest->in_touch);
    row.put("Latest Date of Contact", latest->latest_contact_on);
    if (latest->accommodation != "0") row.put_code("Type of Accommodation", latest->accommodation);
    row.put("Suitability of Accommodation", suitability_of(*latest));
    if (latest->activity != "0") row.put_code("Activity Status", latest->activity);
}

/// The first episode that has it; nothing where there is none by the day.
template <class Is>
static std::optional<Date> first_episode(const ListedChild& child, Date as_at, Is&& is) {
    std::optional<Date> first;
    for (const auto& episode : child.all<CareEpisode>())
        if (is(episode) && episode.started_on <= as_at && (!first || episode.started_on < *first)) first = episode.started_on;
    return first;
}

void add_adoption_row(const ListedChild& child, Date as_at, extracts::Table& list) {
    const Window year{months_before(as_at, 12), as_at};
    const auto adopted_on = newest(child.all<CareEpisode>(), as_at,
                                   [](const CareEpisode& each) { return each.end_reason == "E11" || each.end_reason == "E12" ? each.ended_on : std::nullopt; });
    const AdoptionPlacement* latest = nullptr;
    for (const auto& each : child.all<AdoptionPlacement>())
        if (each.decided_on <= as_at && (latest == nullptr || latest->decided_on <= each.decided_on)) latest = &each;
    const bool is_listed = year.holds(adopted_on) || (latest != nullptr && (year.holds(latest->decided_on) || year.holds(latest->reversed_on)));
    if (!is_listed) return;
    const auto periods = care_periods(child, as_at);
    Filling row(list, child, as_at);
    if (!periods.empty()) row.put("Date the Child Entered Care", std::optional(periods.back().started_on()));
    if (latest != nullptr) {
        row.put("Date of Decision that Child Should be Placed for Adoption", std::optional(latest->decided_on));
        if (latest->reversed_on && *latest->reversed_on <= as_at) {
            row.put("Date of Decision that Child Should No Longer be Placed for Adoption", latest->reversed_on);
            row.put_code("Reason Why Child No Longer Placed for Adoption", latest->reversal_reason);
        }
    }
    row.put("Date of Placement Order", first_episode(child, as_at, [](const CareEpisode& each) { return each.legal_status == "E1"; }));
    row.put("Date Placed for Adoption", first_episode(child, as_at, [](const CareEpisode& each) { return each.placement.starts_with('A'); }));
    row.put("Date of Adoption Order", adopted_on);
    if (child.all<Adoption>().empty()) return;
    const Adoption& adoption = child.all<Adoption>().front();
    row.put("Family identifier", adoption.family);
    row.put("Date of Matching Child and Prospective Adopters", adoption.matched_on);
    row.put("Date the child was placed for fostering in FFA or concurrent planning placement", adoption.fostered_on);
}

}  // namespace holdfast::pathway::listing
