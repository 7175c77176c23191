#include "core/pathway/extract_rows.hpp"

#include <algorithm>
#include <charconv>

namespace holdfast::pathway {

namespace {

using extracts::Table;
using people::Characteristic, people::IdentifierKind;

/// A part that others of the extract refer to: whose it is, and the how many-eth of the child's.
struct Place {
    std::string child{};
    std::int64_t number{};
};
using Places = std::map<std::string, Place>;

class Reading {
public:
    Reading(const std::vector<Table>& tables, Date as_at) : tables_(tables), as_at_(as_at) {}

    ReportedChildren run() {
        people();
        referrals();
        assessments();
        enquiries();
        plans();
        contacts();
        visits();
        care();
        reviews_and_health();
        missing();
        leavers();
        permanence();
        all_.children.erase("");  // rows about nobody, which the rules have found
        return std::move(all_);
    }

private:
    template <class Visit>
    void rows(std::string_view table, Visit&& visit) {
        for_rows(tables_, table, all_, visit);
    }
    /// Notes that the extract speaks of this kind of record, where it has the table.
    template <class Record>
    void speaks_of(std::string_view table) {
        if (std::ranges::any_of(tables_, [&](const Table& one) { return one.form->name == table; })) all_.spoken_of.push_back(Record::table);
    }
    template <class Record>
    std::vector<Record>& of(const std::string& child) {
        return all_.child(child).all<Record>();
    }
    template <class Record>
    void add(const std::string& child, Record record, Places* places = nullptr, const std::string& key = {}) {
        auto& records = of<Record>(child);
        records.push_back(std::move(record));
        if (places != nullptr && !key.empty()) (*places)[key] = {child, static_cast<std::int64_t>(records.size())};
    }
    /// The place of the part that the row refers to; 0 where it is none of the child's.
    static std::int64_t number_in(const Places& places, const std::string& key, const std::string& child) {
        const auto found = places.find(key);
        return found == places.end() || found->second.child != child ? 0 : found->second.number;
    }

    void people() {
        rows("ssd_person", [&](const ExtractRow& row) {
            auto& facts = all_.child(row.text("pers_person_id")).facts;
            const auto trait = [&](Characteristic which, const std::string& code) {
                if (!code.empty()) facts.emplace_back(people::Trait{which, code});
            };
            if (!row.text("pers_surname").empty())
                facts.emplace_back(people::Name{.kind = people::NameKind::current, .given = row.text("pers_forename"), .family = row.text("pers_surname")});
            if (const auto born = row.day("pers_dob")) facts.emplace_back(people::Birth{*born, people::BirthPrecision::exact});
            else if (const auto due = row.day("pers_expected_dob")) facts.emplace_back(people::Birth{*due, people::BirthPrecision::expected});
            if (const auto died = row.day("pers_death_date")) facts.emplace_back(people::Death{*died});
            trait(Characteristic::sex, row.code("pers_sex"));
            trait(Characteristic::ethnicity, row.code("pers_ethnicity"));
            trait(Characteristic::upn_unknown, row.code("pers_upn_unknown"));
        });
        rows("ssd_disability", [&](const ExtractRow& row) {
            if (const auto code = row.code("disa_disability_code"); !code.empty())
                all_.child(row.text("disa_person_id")).facts.emplace_back(people::Trait{Characteristic::disability, code});
        });
        rows("ssd_linked_identifiers", [&](const ExtractRow& row) {
            const auto type = extracts::folded(row.text("link_identifier_type"));
            const auto kind = type == "upn" || type == "unique pupil number" ? std::optional(IdentifierKind::upn)
                              : type == "nhs number"                         ? std::optional(IdentifierKind::nhs_number)
                                                                             : std::nullopt;
            if (kind) all_.child(row.text("link_person_id")).facts.emplace_back(people::Identifier{.kind = *kind, .value = row.text("link_identifier_value")});
        });
        speaks_of<Motherhood>("ssd_mother");
        rows("ssd_mother", [&](const ExtractRow& row) {
            Motherhood mother;
            mother.is_mother = true, mother.born_on = row.day("moth_childs_dob");
            add(row.text("moth_person_id"), mother);
        });
    }

    void referrals() {
        speaks_of<Referral>("ssd_cin_episodes");
        rows("ssd_cin_episodes", [&](const ExtractRow& row) {
            const auto referred_on = row.needed("cine_referral_date");
            if (!referred_on) return;
            Referral referral;
            referral.referred_on = *referred_on, referral.source = row.code("cine_referral_source_code"),
            referral.primary_need = row.code("cine_cin_primary_need_code");
            referral.no_further_action = row.flag("cine_referral_nfa"), referral.closed_on = row.day("cine_close_date");
            referral.closure_reason = row.code("cine_close_reason"), referral.team = row.text("cine_referral_team"),
            referral.worker = row.text("cine_referral_worker_id");
            add(row.text("cine_person_id"), referral, &referrals_, row.text("cine_referral_id"));
        });
    }

    /// The codes in a list such as `["1A", "2B"]`, a blank between two.
    static std::string factors_in(std::string_view json) {
        std::string factors;
        for (std::size_t at = 0; at < json.size();) {
            const auto from = json.find('"', at), to = from == std::string_view::npos ? from : json.find('"', from + 1);
            if (to == std::string_view::npos) break;
            const auto word = json.substr(from + 1, to - from - 1);
            const bool is_code = !word.empty() && word.size() <= 3 && word[0] >= '1' && word[0] <= '9';
            if (is_code) factors += (factors.empty() ? "" : " ") + std::string(word);
            at = to + 1;
        }
        return factors;
    }

    void assessments() {
        std::map<std::string, std::string> factors;
        rows("ssd_assessment_factors",
             [&](const ExtractRow& row) { factors[row.text("cinf_assessment_id")] = factors_in(row.text("cinf_assessment_factors_json")); });
        speaks_of<Assessment>("ssd_cin_assessments");
        rows("ssd_cin_assessments", [&](const ExtractRow& row) {
            const auto started_on = row.needed("cina_assessment_start_date");
            if (!started_on) return;
            const auto child = row.text("cina_person_id");
            Assessment assessment;
            assessment.referral.number = number_in(referrals_, row.text("cina_referral_id"), child);
            assessment.started_on = *started_on, assessment.authorised_on = row.day("cina_assessment_auth_date");
            assessment.child_seen = row.flag("cina_assessment_child_seen"), assessment.factors = factors[row.text("cina_assessment_id")];
            if (const auto came_to_nothing = row.flag("cina_assessment_outcome_nfa")) assessment.needs_support = !*came_to_nothing;
            assessment.team = row.text("cina_assessment_team"), assessment.worker = row.text("cina_assessment_worker_id");
            add(child, assessment);
        });
        speaks_of<NeedPlan>("ssd_cin_plans");
        rows("ssd_cin_plans", [&](const ExtractRow& row) {
            const auto started_on = row.needed("cinp_cin_plan_start_date");
            if (!started_on) return;
            const auto child = row.text("cinp_person_id");
            NeedPlan plan;
            plan.referral.number = number_in(referrals_, row.text("cinp_referral_id"), child);
            plan.started_on = *started_on, plan.ended_on = row.day("cinp_cin_plan_end_date");
            plan.team = row.text("cinp_cin_plan_team"), plan.worker = row.text("cinp_cin_plan_worker_id");
            add(child, plan);
        });
    }

    void enquiries() {
        speaks_of<Enquiry>("ssd_s47_enquiry");
        rows("ssd_s47_enquiry", [&](const ExtractRow& row) {
            const auto started_on = row.needed("s47e_s47_start_date");
            if (!started_on) return;
            const auto child = row.text("s47e_person_id");
            Enquiry enquiry;
            enquiry.referral.number = number_in(referrals_, row.text("s47e_referral_id"), child);
            enquiry.started_on = *started_on, enquiry.ended_on = row.day("s47e_s47_end_date");
            enquiry.team = row.text("s47e_s47_completed_by_team"), enquiry.worker = row.text("s47e_s47_completed_by_worker_id");
            add(child, enquiry, &enquiries_, row.text("s47e_s47_enquiry_id"));
        });
        speaks_of<Conference>("ssd_initial_cp_conference");
        rows("ssd_initial_cp_conference", [&](const ExtractRow& row) {
            const auto child = row.text("icpc_person_id");
            const auto enquiry = number_in(enquiries_, row.text("icpc_s47_enquiry_id"), child);
            if (enquiry > 0) of<Enquiry>(child)[static_cast<std::size_t>(enquiry) - 1].conference_target_on = row.day("icpc_icpc_target_date");
            const auto held_on = row.day("icpc_icpc_date");
            if (!held_on) return;  // one that is due
            Conference conference;
            conference.referral.number = number_in(referrals_, row.text("icpc_referral_id"), child);
            if (enquiry > 0) conference.enquiry = Id<Enquiry>{enquiry};
            conference.held_on = *held_on, conference.led_to_plan = row.flag("icpc_icpc_outcome_cp_flag");
            conference.team = row.text("icpc_icpc_team"), conference.worker = row.text("icpc_icpc_worker_id");
            add(child, conference);
        });
    }

    void contacts() {
        speaks_of<Contact>("ssd_contacts");
        rows("ssd_contacts", [&](const ExtractRow& row) {
            const auto contacted_on = row.needed("cont_contact_date");
            if (!contacted_on) return;
            Contact contact;
            contact.contacted_on = *contacted_on, contact.source = row.code("cont_contact_source_code");
            add(row.text("cont_person_id"), contact);
        });
        speaks_of<EarlyHelp>("ssd_early_help_episodes");
        rows("ssd_early_help_episodes", [&](const ExtractRow& row) {
            const auto started_on = row.needed("earl_episode_start_date");
            if (!started_on) return;
            EarlyHelp help;
            help.started_on = *started_on, help.ended_on = row.day("earl_episode_end_date"), help.organisation = row.text("earl_episode_organisation");
            add(row.text("earl_person_id"), help);
        });
    }

    void plans() {
        speaks_of<ProtectionPlan>("ssd_cp_plans");
        rows("ssd_cp_plans", [&](const ExtractRow& row) {
            const auto started_on = row.needed("cppl_cp_plan_start_date");
            if (!started_on) return;
            const auto child = row.text("cppl_person_id");
            ProtectionPlan plan;
            plan.referral.number = number_in(referrals_, row.text("cppl_referral_id"), child);
            plan.started_on = *started_on, plan.ended_on = row.day("cppl_cp_plan_end_date"), plan.is_of_other_authority = row.flag("cppl_cp_plan_ola");
            plan.initial_category = row.code("cppl_cp_plan_initial_category"), plan.latest_category = row.code("cppl_cp_plan_latest_category");
            add(child, plan, &plans_, row.text("cppl_cp_plan_id"));
        });
        speaks_of<PlanReview>("ssd_cp_reviews");
        rows("ssd_cp_reviews", [&](const ExtractRow& row) {
            const auto held_on = row.day("cppr_cp_review_date");
            if (!held_on) return;  // one that is due
            const auto child = row.text("cppr_person_id");
            PlanReview review;
            review.plan.number = number_in(plans_, row.text("cppr_cp_plan_id"), child);
            review.held_on = *held_on, review.goes_on = row.flag("cppr_cp_review_outcome_continue_cp"), review.is_quorate = row.flag("cppr_cp_review_quorate");
            review.participation = row.text("cppr_cp_review_participation");
            add(child, review);
        });
    }

    void visits() {
        speaks_of<NeedVisit>("ssd_cin_visits");
        rows("ssd_cin_visits", [&](const ExtractRow& row) {
            const auto visited_on = row.needed("cinv_cin_visit_date");
            if (!visited_on) return;
            NeedVisit visit;
            visit.visited_on = *visited_on, visit.child_seen = row.flag("cinv_cin_visit_seen"), visit.seen_alone = row.flag("cinv_cin_visit_seen_alone");
            visit.bedroom_seen = row.flag("cinv_cin_visit_bedroom");
            add(row.text("cinv_person_id"), visit);
        });
        speaks_of<ProtectionVisit>("ssd_cp_visits");
        rows("ssd_cp_visits", [&](const ExtractRow& row) {
            const auto visited_on = row.needed("cppv_cp_visit_date");
            if (!visited_on) return;
            const auto child = row.text("cppv_person_id");
            ProtectionVisit visit;
            visit.plan.number = number_in(plans_, row.text("cppv_cp_plan_id"), child);
            visit.visited_on = *visited_on, visit.child_seen = row.flag("cppv_cp_visit_seen"), visit.seen_alone = row.flag("cppv_cp_visit_seen_alone");
            visit.bedroom_seen = row.flag("cppv_cp_visit_bedroom");
            add(child, visit);
        });
        speaks_of<CareVisit>("ssd_cla_visits");
        rows("ssd_cla_visits", [&](const ExtractRow& row) {
            const auto visited_on = row.needed("clav_cla_visit_date");
            if (!visited_on) return;
            CareVisit visit;
            visit.visited_on = *visited_on, visit.child_seen = row.flag("clav_cla_visit_seen"), visit.seen_alone = row.flag("clav_cla_visit_seen_alone");
            add(row.text("clav_person_id"), visit);
        });
    }

    struct Placed {
        std::string type{}, provider{}, change_reason{}, postcode{}, urn{};
    };
    struct Status {
        std::string code{};
        Date from{};
        std::optional<Date> to{};
    };
    static std::string status_on(const std::vector<Status>& statuses, Date day) {
        std::string found;
        for (const auto& status : statuses)
            if (status.from <= day && (!status.to || *status.to > day)) found = status.code;
        return found;
    }

    void care() {
        std::map<std::string, Placed> placements;
        rows("ssd_cla_placement", [&](const ExtractRow& row) {
            placements[row.text("clap_cla_placement_id")] = {row.code("clap_cla_placement_type"), row.code("clap_cla_placement_provider"),
                                                             row.code("clap_cla_placement_change_reason"), row.text("clap_cla_placement_postcode"),
                                                             row.text("clap_cla_placement_urn")};
        });
        std::map<std::string, std::vector<Status>> statuses;
        rows("ssd_legal_status", [&](const ExtractRow& row) {
            if (const auto from = row.needed("lega_legal_status_start_date"))
                statuses[row.text("lega_person_id")].push_back({row.code("lega_legal_status"), *from, row.day("lega_legal_status_end_date")});
        });
        speaks_of<CareEpisode>("ssd_cla_episodes");
        rows("ssd_cla_episodes", [&](const ExtractRow& row) {
            const auto child = row.text("clae_person_id");
            care_of_[row.text("clae_cla_id")] = child;
            const auto started_on = row.needed("clae_cla_episode_start_date");
            if (!started_on) return;
            const Placed& placed = placements[row.text("clae_cla_placement_id")];
            CareEpisode episode;
            episode.started_on = *started_on, episode.start_reason = row.code("clae_cla_episode_start_reason"),
            episode.need = row.code("clae_cla_primary_need_code");
            episode.legal_status = status_on(statuses[child], *started_on), episode.placement = placed.type, episode.provider = placed.provider;
            episode.ended_on = row.day("clae_cla_episode_ceased_date"), episode.end_reason = row.code("clae_cla_episode_ceased_reason");
            episode.placement_postcode = placed.postcode, episode.urn = placed.urn;
            if (episode.ended_on) episode.placement_change_reason = placed.change_reason;
            add(child, episode);
        });
    }

    void reviews_and_health() {
        speaks_of<CareReview>("ssd_cla_reviews");
        rows("ssd_cla_reviews", [&](const ExtractRow& row) {
            const auto held_on = row.day("clar_cla_review_date");
            const auto child = care_of_.find(row.text("clar_cla_id"));
            if (!held_on || row.flag("clar_cla_review_cancelled") == true) return;
            if (child == care_of_.end())
                return all_.left_out.push_back("ssd_cla_reviews: a review of " + iso(*held_on) + " is of no child in ssd_cla_episodes and was left out");
            CareReview review;
            review.held_on = *held_on, review.participation = row.code("clar_cla_review_participation");
            add(child->second, review);
        });
        speaks_of<HealthAssessment>("ssd_cla_health");
        rows("ssd_cla_health", [&](const ExtractRow& row) {
            const auto done_on = row.day("clah_health_check_date");
            const auto type = extracts::folded(row.text("clah_health_check_type"));
            if (!done_on) return;
            HealthAssessment health;
            health.done_on = *done_on;
            health.kind = type.find("dent") != std::string::npos || type.find("teeth") != std::string::npos ? "dental"
                          : type.find("initial") != std::string::npos                                       ? "initial"
                          : type.find("immun") != std::string::npos                                         ? "immunisation"
                                                                                                            : "review";
            add(row.text("clah_person_id"), health);
        });
        speaks_of<AsylumSpell>("ssd_immigration_status");
        rows("ssd_immigration_status", [&](const ExtractRow& row) {
            const auto status = extracts::folded(row.text("immi_immigration_status"));
            if (status.find("uasc") == std::string::npos && status.find("unaccompanied") == std::string::npos) return;
            AsylumSpell spell;
            spell.ended_on = row.day("immi_immigration_status_end_date");
            add(row.text("immi_person_id"), spell);
        });
        speaks_of<PreviousPermanence>("ssd_cla_previous_permanence");
        rows("ssd_cla_previous_permanence", [&](const ExtractRow& row) {
            PreviousPermanence before;
            before.option = row.code("lapp_previous_permanence_option"), before.authority = row.text("lapp_previous_permanence_la");
            before.on = row.text("lapp_previous_permanence_order_date");
            add(row.text("lapp_person_id"), before);
        });
    }

    void missing() {
        speaks_of<MissingEpisode>("ssd_missing");
        rows("ssd_missing", [&](const ExtractRow& row) {
            const auto missing_on = row.needed("miss_missing_episode_start_date");
            if (!missing_on) return;
            MissingEpisode episode;
            episode.kind = row.code("miss_missing_episode_type"), episode.missing_on = *missing_on,
            episode.missing_at = row.moment("miss_missing_episode_start_date");
            episode.returned_on = row.day("miss_missing_episode_end_date"), episode.returned_at = row.moment("miss_missing_episode_end_date");
            episode.interview_offered = row.flag("miss_missing_rhi_offered"), episode.interview_accepted = row.flag("miss_missing_rhi_accepted");
            add(row.text("miss_person_id"), episode);
        });
    }

    static std::string eligibility_in(const std::string& text) {
        const auto words = extracts::folded(text);
        for (const auto* kind : {"former relevant", "relevant", "qualifying", "eligible"})
            if (words.find(kind) != std::string::npos) return std::string(kind) == "former relevant" ? "former_relevant" : kind;
        return words.empty() ? "" : "other";
    }

    void leavers() {
        speaks_of<CareLeaver>("ssd_care_leavers");
        rows("ssd_care_leavers", [&](const ExtractRow& row) {
            CareLeaver leaver;
            leaver.year_ended_on = as_at_, leaver.in_touch = row.code("clea_care_leaver_in_touch"), leaver.activity = row.code("clea_care_leaver_activity");
            leaver.accommodation = row.text("clea_care_leaver_accommodation"), leaver.eligibility = eligibility_in(row.text("clea_care_leaver_eligibility"));
            const auto suitable = row.text("clea_care_leaver_accom_suitable");
            if (suitable == "1" || suitable == "Y") leaver.suitable = true;
            if (suitable == "2" || suitable == "N") leaver.suitable = false;
            leaver.personal_adviser = row.text("clea_care_leaver_personal_advisor"), leaver.latest_contact_on = row.day("clea_care_leaver_latest_contact");
            leaver.pathway_plan_reviewed_on = row.day("clea_pathway_plan_review_date");
            leaver.team = row.text("clea_care_leaver_allocated_team"), leaver.worker = row.text("clea_care_leaver_worker_id");
            add(row.text("clea_person_id"), leaver);
        });
    }

    void permanence() {
        speaks_of<Adoption>("ssd_permanence"), speaks_of<AdoptionPlacement>("ssd_permanence");
        rows("ssd_permanence", [&](const ExtractRow& row) {
            const auto child = row.text("perm_person_id");
            const auto decided_on = row.day("perm_adm_decision_date");
            if (decided_on) {
                AdoptionPlacement placement;
                placement.decided_on = *decided_on, placement.reversed_on = row.day("perm_decision_reversed_date");
                placement.reversal_reason = row.code("perm_decision_reversed_reason");
                add(child, placement);
            }
            Adoption adoption;
            adoption.decided_on = decided_on, adoption.matched_on = row.day("perm_matched_date"), adoption.fostered_on = row.day("perm_placed_ffa_cp_date");
            adoption.foster_care = row.flag("perm_adopted_by_carer_flag"), adoption.adopters_sex = row.code("perm_adopter_sex");
            adoption.adopters_legal_status = row.code("perm_adopter_legal_status");
            const auto adopters = row.text("perm_number_of_adopters");
            if (adopters == "1" || adopters == "2") adoption.adopters = adopters[0] - '0';
            if (decided_on || adoption.matched_on || adoption.fostered_on) add(child, adoption);
        });
    }

    const std::vector<Table>& tables_;
    Date as_at_;
    ReportedChildren all_{};
    Places referrals_{}, enquiries_{}, plans_{};
    std::map<std::string, std::string> care_of_{};
};

}  // namespace

bool is_without_record(const std::string& column) {
    static constexpr auto columns = std::to_array<std::string_view>({"cina_assessment_outcome_json",
                                                                     "cine_referral_outcome_json",
                                                                     "cine_referral_source_desc",
                                                                     "clae_cla_last_iro_contact_date",
                                                                     "clae_entered_care_date",
                                                                     "clah_health_check_status",
                                                                     "clap_cla_placement_distance",
                                                                     "clap_cla_placement_end_date",
                                                                     "clap_cla_placement_start_date",
                                                                     "clar_cla_review_due_date",
                                                                     "cont_contact_outcome_json",
                                                                     "cont_contact_source_desc",
                                                                     "cppr_cp_review_due",
                                                                     "cppr_cp_review_meeting_id",
                                                                     "earl_episode_end_reason",
                                                                     "earl_episode_reason",
                                                                     "icpc_icpc_meeting_id",
                                                                     "icpc_icpc_outcome_json",
                                                                     "icpc_icpc_transfer_in",
                                                                     "immi_immigration_status_start_date",
                                                                     "link_valid_from_date",
                                                                     "link_valid_to_date",
                                                                     "perm_ffa_cp_decision_date",
                                                                     "perm_part_of_sibling_group",
                                                                     "perm_permanence_order_date",
                                                                     "perm_permanence_order_type",
                                                                     "perm_placed_for_adoption_date",
                                                                     "perm_placed_foster_carer_date",
                                                                     "perm_placement_order_date",
                                                                     "perm_placement_provider_urn",
                                                                     "perm_siblings_placed_apart",
                                                                     "perm_siblings_placed_together",
                                                                     "pers_common_child_id",
                                                                     "pers_gender",
                                                                     "pers_is_mother",
                                                                     "pers_legacy_id",
                                                                     "pers_nationality",
                                                                     "pers_send_flag",
                                                                     "s47e_s47_nfa",
                                                                     "s47e_s47_outcome_json"});
    return std::ranges::binary_search(columns, column);
}

bool is_record_of_ssd(const std::string& table) {
    static constexpr std::array tables = std::to_array<std::string_view>({"ssd_assessment_factors",
                                                                          "ssd_care_leavers",
                                                                          "ssd_cin_assessments",
                                                                          "ssd_cin_episodes",
                                                                          "ssd_cin_plans",
                                                                          "ssd_cin_visits",
                                                                          "ssd_cla_episodes",
                                                                          "ssd_cla_health",
                                                                          "ssd_cla_placement",
                                                                          "ssd_cla_previous_permanence",
                                                                          "ssd_cla_reviews",
                                                                          "ssd_cla_visits",
                                                                          "ssd_contacts",
                                                                          "ssd_cp_plans",
                                                                          "ssd_cp_reviews",
                                                                          "ssd_cp_visits",
                                                                          "ssd_disability",
                                                                          "ssd_early_help_episodes",
                                                                          "ssd_immigration_status",
                                                                          "ssd_initial_cp_conference",
                                                                          "ssd_legal_status",
                                                                          "ssd_linked_identifiers",
                                                                          "ssd_missing",
                                                                          "ssd_mother",
                                                                          "ssd_permanence",
                                                                          "ssd_person",
                                                                          "ssd_s47_enquiry"});
    return std::ranges::find(tables, table) != tables.end();
}

ReportedChildren read_ssd(const std::vector<Table>& tables, Date as_at) { return Reading(tables, as_at).run(); }

}  // namespace holdfast::pathway
