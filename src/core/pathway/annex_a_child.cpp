#include "core/pathway/extract_rows.hpp"

namespace holdfast::pathway {

namespace {

using extracts::Table;
using people::Characteristic;

class Reading {
public:
    Reading(const std::vector<Table>& tables, Date as_at) : tables_(tables), as_at_(as_at) {}

    ReportedChildren run() {
        for (const auto* list : {"List 1", "List 2", "List 3", "List 4", "List 5", "List 6", "List 7", "List 8", "List 9", "List 10"})
            rows(list, [&](const ExtractRow& row) { identify(row); });
        contacts();
        referrals();
        assessments();
        enquiries();
        plans();
        care();
        leavers();
        adoptions();
        all_.children.erase("");
        return std::move(all_);
    }

private:
    template <class Visit>
    void rows(std::string_view list, Visit&& visit) {
        for_rows(tables_, list, all_, visit);
    }
    ReportedChild& child_of(const ExtractRow& row) { return all_.child(row.text("Child Unique ID")); }
    template <class Record>
    void add(const ExtractRow& row, Record record) {
        child_of(row).all<Record>().push_back(std::move(record));
    }

    /// A group of codes says less than a code, and so nothing here.
    void identify(const ExtractRow& row) {
        auto& facts = child_of(row).facts;
        if (!facts.empty()) return;
        if (const auto born = row.day("Date of Birth")) facts.emplace_back(people::Birth{*born, people::BirthPrecision::exact});
        const auto gender = extracts::folded(row.text("Gender"));
        if (gender.find("female") != std::string::npos) facts.emplace_back(people::Trait{Characteristic::sex, "F"});
        else if (gender.find("male") != std::string::npos) facts.emplace_back(people::Trait{Characteristic::sex, "M"});
        if (const auto ethnicity = row.code("Ethnicity"); !ethnicity.empty()) facts.emplace_back(people::Trait{Characteristic::ethnicity, ethnicity});
    }

    static void allocate(const ExtractRow& row, auto& record) { record.team = row.text("Allocated Team"), record.worker = row.text("Allocated Worker"); }

    /// Not stated is what the list says too where nothing is on record.
    static std::string need_in(const ExtractRow& row) {
        const auto need = row.code("Primary Need Code");
        return need == "N0" ? std::string() : need;
    }

    /// Where a contact came from is kept as it is told, in a code or in the words of a group of codes: the list is all there is of it.
    void contacts() {
        rows("List 1", [&](const ExtractRow& row) {
            const auto contacted_on = row.needed("Date of Contact");
            if (!contacted_on) return;
            Contact contact;
            contact.contacted_on = *contacted_on, contact.source = row.code("Contact Source");
            if (contact.source.empty()) contact.source = row.label("Contact Source");
            add(row, contact);
        });
        rows("List 2", [&](const ExtractRow& row) {
            const auto started_on = row.needed("Assessment start date");
            if (!started_on) return;
            EarlyHelp help;
            help.started_on = *started_on, help.ended_on = row.day("Assessment completion date");
            help.organisation = row.text("Organisation completing assessment");
            add(row, help);
        });
    }

    /// List 6 has the need of a referral of list 3 that went further, and the closure.
    void referrals() {
        rows("List 3", [&](const ExtractRow& row) {
            const auto referred_on = row.needed("Date of referral");
            if (!referred_on) return;
            Referral referral;
            referral.referred_on = *referred_on, referral.source = row.code("Referral Source"), referral.no_further_action = row.flag("Referral NFA?");
            allocate(row, referral);
            add(row, referral);
        });
        rows("List 6", [&](const ExtractRow& row) {
            const auto referred_on = row.needed("CIN Start Date");
            if (!referred_on) return;
            auto& referrals = child_of(row).all<Referral>();
            auto found = std::find_if(referrals.begin(), referrals.end(), [&](const Referral& each) { return each.referred_on == *referred_on; });
            if (found == referrals.end()) {
                referrals.emplace_back().referred_on = *referred_on;
                found = std::prev(referrals.end());
            }
            found->primary_need = need_in(row), found->closed_on = row.day("CIN Closure Date"), found->closure_reason = row.code("Reason for Closure");
            allocate(row, *found);
        });
    }

    void assessments() {
        rows("List 4", [&](const ExtractRow& row) {
            const auto started_on = row.needed("Continuous Assessment Start Date");
            if (!started_on) return;
            Assessment assessment;
            assessment.started_on = *started_on, assessment.authorised_on = row.day("Continuous Assessment Date of Authorisation");
            assessment.child_seen = row.flag("Child Seen During Continuous Assessment");
            assessment.needs_support = row.flag("Was the child assessed as requiring LA children's social care support?");
            allocate(row, assessment);
            add(row, assessment);
        });
    }

    void enquiries() {
        rows("List 5", [&](const ExtractRow& row) {
            const auto started_on = row.needed("Strategy discussion initiating Section 47 Enquiry Start Date");
            if (!started_on) return;
            Enquiry enquiry;
            enquiry.started_on = *started_on;
            enquiry.conference_not_required = row.flag("Was an Initial Child Protection Conference deemed unnecessary?");
            allocate(row, enquiry);
            add(row, enquiry);
            const auto held_on = row.day("Date of Initial Child Protection Conference");
            if (!held_on) return;
            Conference conference;
            conference.enquiry = Id<Enquiry>{static_cast<std::int64_t>(child_of(row).all<Enquiry>().size())};
            conference.held_on = *held_on, conference.led_to_plan = row.flag("Did the Initial Child Protection Conference Result in a Child Protection Plan");
            add(row, conference);
        });
    }

    void plans() {
        rows("List 7", [&](const ExtractRow& row) {
            const auto started_on = row.needed("Child Protection Plan Start Date");
            if (!started_on) return;
            ProtectionPlan plan;
            plan.started_on = *started_on, plan.ended_on = row.day("Child Protection Plan End Date");
            plan.initial_category = row.code("Initial Category of Abuse"), plan.latest_category = row.code("Latest Category of Abuse");
            if (const auto earlier = row.text("Number of Previous Child Protection Plans");
                !earlier.empty() && earlier.size() < 4 && earlier.find_first_not_of("0123456789") == std::string::npos)
                plan.earlier_plans = std::stoi(earlier);
            allocate(row, plan);
            add(row, plan);
            const Id<ProtectionPlan> place{static_cast<std::int64_t>(child_of(row).all<ProtectionPlan>().size())};
            if (const auto visited_on = row.day("Date of the Last Statutory Visit")) {
                ProtectionVisit visit;
                visit.plan = place, visit.visited_on = *visited_on, visit.seen_alone = row.flag("Was the Child Seen Alone?");
                add(row, visit);
            }
            if (const auto held_on = row.day("Date of latest review conference")) {
                PlanReview review;
                review.plan = place, review.held_on = *held_on;
                add(row, review);
            }
        });
    }

    /// A list says when care, the legal status and the placement began, not what there was before: one episode from the latest of these days, and in outline
    /// one from entry and one from the placement where it is older than the legal status.
    void care() {
        rows("List 8", [&](const ExtractRow& row) {
            const auto entered_on = row.needed("Date Started to be Looked After");
            if (!entered_on) return;
            const auto status_on = row.day("Start date of current legal status"), placed_on = row.day("Start Date of Most Recent Placement");
            CareEpisode episode;
            episode.started_on = std::max({*entered_on, status_on.value_or(*entered_on), placed_on.value_or(*entered_on)});
            episode.start_reason = episode.started_on == *entered_on ? "S" : placed_on != std::optional(episode.started_on) ? "L" : "P";
            episode.legal_status = row.code("Child's Legal Status"), episode.need = row.code("Child's Category of Need");
            episode.placement = row.code("Placement Type"), episode.provider = row.code("Placement Provider");
            episode.ended_on = row.day("Date Ceased to be Looked After"), episode.end_reason = row.code("Reason Ceased to be Looked After");
            episode.placement_postcode = row.text("Placement postcode"), episode.urn = row.text("URN of Placement");
            const auto location = row.text("Placement Location");
            episode.placement_location = location.starts_with("a)") ? "IN" : location.starts_with("b)") ? "OUT" : "";
            add(row, episode);
            if (auto& listed = child_of(row).care; !listed || listed->entered_on < *entered_on)
                listed =
                    ListedCare{*entered_on, row.flag("Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)")};
            const bool is_placed_between = placed_on && *placed_on > *entered_on && *placed_on < episode.started_on;
            if (is_placed_between) add(row, in_outline(*placed_on, "P", episode.started_on));
            const auto moved_on = is_placed_between ? *placed_on : episode.started_on;
            if (moved_on != *entered_on) add(row, in_outline(*entered_on, "S", moved_on));
            contacts(row);
        });
    }
    static CareEpisode in_outline(Date from, std::string_view reason, Date until) {
        CareEpisode episode;
        episode.started_on = from, episode.start_reason = reason, episode.ended_on = until, episode.end_reason = "X1";
        return episode;
    }

    void contacts(const ExtractRow& row) {
        if (const auto on = row.day("Date of Latest Statutory Review")) {
            CareReview review;
            review.held_on = *on;
            add(row, review);
        }
        if (const auto on = row.day("Date of Last Social Work Visit")) {
            CareVisit visit;
            visit.visited_on = *on;
            add(row, visit);
        }
        for (const auto& [column, kind] : {std::pair("Date of Last Health Assessment", "review"), std::pair("Date of Last Dental Check", "dental")})
            if (const auto on = row.day(column)) {
                HealthAssessment health;
                health.kind = kind, health.done_on = *on;
                add(row, health);
            }
        if (row.flag("Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)") == true) add(row, AsylumSpell{});
    }

    static std::string eligibility_in(const std::string& text) {
        constexpr std::array words{"relevant", "former_relevant", "qualifying", "eligible", "other"};
        const bool has_letter = text.size() > 1 && text[1] == ')' && text[0] >= 'a' && text[0] <= 'e';
        return has_letter ? words[static_cast<std::size_t>(text[0] - 'a')] : "";
    }

    void leavers() {
        rows("List 9", [&](const ExtractRow& row) {
            CareLeaver leaver;
            leaver.year_ended_on = as_at_, leaver.in_touch = row.code("LA in Touch"), leaver.activity = row.code("Activity Status");
            leaver.accommodation = row.code("Type of Accommodation"), leaver.eligibility = eligibility_in(row.text("Eligibility Category"));
            const auto suitable = row.text("Suitability of Accommodation");
            const bool says_so_itself = leaver.accommodation.ends_with('1') || leaver.accommodation.ends_with('2');
            if (!says_so_itself && suitable.starts_with("a)")) leaver.suitable = true;
            if (!says_so_itself && suitable.starts_with("b)")) leaver.suitable = false;
            leaver.personal_adviser = row.text("Allocated Personal Advisor"), leaver.pathway_plan_reviewed_on = row.day("Latest Pathway Plan Review Date");
            leaver.latest_contact_on = row.day("Latest Date of Contact");
            allocate(row, leaver);
            add(row, leaver);
        });
    }

    void adoptions() {
        rows("List 10", [&](const ExtractRow& row) {
            const auto decided_on = row.needed("Date of Decision that Child Should be Placed for Adoption");
            if (!decided_on) return;
            AdoptionPlacement placement;
            placement.decided_on = *decided_on, placement.reversed_on = row.day("Date of Decision that Child Should No Longer be Placed for Adoption");
            placement.reversal_reason = row.code("Reason Why Child No Longer Placed for Adoption");
            add(row, placement);
            Adoption adoption;
            adoption.decided_on = *decided_on, adoption.matched_on = row.day("Date of Matching Child and Prospective Adopters");
            adoption.fostered_on = row.day("Date the child was placed for fostering in FFA or concurrent planning placement");
            adoption.family = row.text("Family identifier");
            if (adoption.matched_on || adoption.fostered_on || !adoption.family.empty()) add(row, adoption);
        });
    }

    const std::vector<Table>& tables_;
    Date as_at_;
    ReportedChildren all_{};
};

}  // namespace

ReportedChildren read_annex_a(const std::vector<Table>& tables, Date as_at) { return Reading(tables, as_at).run(); }

}  // namespace holdfast::pathway
