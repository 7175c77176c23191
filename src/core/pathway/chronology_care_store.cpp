#include "core/pathway/chronology_care_store.hpp"

#include "core/pathway/care.hpp"
#include "core/pathway/care_outcome.hpp"

#include <array>
#include <fmt/format.h>
#include <utility>

namespace holdfast::pathway {

namespace {

using Words = std::pair<std::string_view, std::string_view>;

/// The code in words, or the code where it has none.
template <std::size_t N>
std::string words_of(const std::array<Words, N>& known, std::string_view code) {
    for (const auto& [each, words] : known)
        if (each == code) return std::string(words);
    return std::string(code);
}

constexpr std::array checks{Words{"initial", "Initial health assessment"}, Words{"review", "Review health assessment"}, Words{"dental", "Dental check"},
                            Words{"immunisation", "Immunisation"}};
constexpr std::array contact{Words{"YES", "in touch"},         Words{"NO", "not in touch"},        Words{"DIED", "died"},
                             Words{"REFU", "refuses contact"}, Words{"NREQ", "needs no services"}, Words{"RHOM", "returned home"}};
constexpr std::array permanence{Words{"P1", "Adoption"}, Words{"P2", "Special guardianship"}, Words{"P3", "Residence or child arrangements order"},
                                Words{"P4", "Permanence, kind not known"}};

void add(std::string& words, std::string_view more) {
    if (more.empty()) return;
    if (!words.empty()) words += "; ";
    words += more;
}
void add_if(std::string& words, std::optional<bool> is, std::string_view yes, std::string_view no) {
    if (is) add(words, *is ? yes : no);
}
std::string with(std::string_view words, const std::string& value) { return value.empty() ? std::string() : fmt::format("{} {}", words, value); }

/// Tells the records of each kind.
class CareTeller {
public:
    CareTeller(trail::View& view, Id<people::Person> child, const Teller& tell) : view_(view), child_(child), tell_(tell) {}

    void circumstances() {
        for (const auto& each : of_child<SocialWorkerSpell>(view_, child_)) {
            tell_(origin_of(each), each.started_on, "Social worker allocated", with("Worker", each.worker));
            on_day(origin_of(each), each.ended_on, "Social worker no longer allocated",
                   with("Worker", each.worker) + (each.change_reason.empty() ? "" : ", reason " + each.change_reason));
        }
        for (const auto& each : of_child<Deprivation>(view_, child_)) {
            tell_(origin_of(each), each.started_on, "Deprivation of liberty began", "");
            on_day(origin_of(each), each.ended_on, "Deprivation of liberty ended", "");
        }
        for (const auto& each : of_child<AsylumSpell>(view_, child_)) {
            tell_(origin_of(each), day_known(each.entry), "On record as an unaccompanied child seeking asylum", "Since when is not on record");
            on_day(origin_of(each), each.ended_on, "No longer an unaccompanied child seeking asylum", "");
        }
        for (const auto& each : of_child<Motherhood>(view_, child_)) {
            on_day(origin_of(each), each.born_on, "Birth of a child of her own", "");
            if (!each.born_on && each.is_mother.value_or(false))
                tell_(origin_of(each), day_known(each.entry), "On record as a mother", "The birth is not on record");
        }
    }

    void health() {
        for (const auto& each : of_child<HealthAssessment>(view_, child_)) tell_(origin_of(each), each.done_on, words_of(checks, each.kind), "");
        for (const auto& each : of_child<CareHealth>(view_, child_))
            tell_(origin_of(each), each.year_ended_on, "Health in the year to this day", health_words(each));
    }

    void permanence_before() {
        for (const auto& each : of_child<PreviousPermanence>(view_, child_)) {
            if (each.option == "Z1" || each.option.empty()) continue;
            auto detail = words_of(permanence, each.option);
            add(detail, with("date as written", each.on));
            add(detail, with("authority", each.authority));
            tell_(origin_of(each), day_known(each.entry), "On record: an earlier permanence that did not last", detail);
        }
    }

    void adoption() {
        for (const auto& each : of_child<Adoption>(view_, child_)) {
            on_day(origin_of(each), each.adopters_approved_on, "Adopters approved", with("Adopters", each.family));
            on_day(origin_of(each), each.decided_on, "Adoption decided to be in the child's interest", "");
            on_day(origin_of(each), each.matched_on, "Matched with adopters", adopters_words(each));
            on_day(origin_of(each), each.fostered_on, "Placed with the adopters for fostering", "");
        }
        for (const auto& each : of_child<AdoptionPlacement>(view_, child_)) {
            tell_(origin_of(each), each.decided_on, "Decision that the child should be placed for adoption", "");
            on_day(origin_of(each), each.reversed_on, "Decision for adoption reversed", with("Reason", each.reversal_reason));
        }
    }

    void after_care() {
        for (const auto& each : of_child<CareLeaver>(view_, child_)) {
            on_day(origin_of(each), each.latest_contact_on, "Contact with the care leaver", with("Personal adviser", each.personal_adviser));
            on_day(origin_of(each), each.pathway_plan_reviewed_on, "Pathway plan reviewed", "");
            tell_(origin_of(each), each.year_ended_on, "Care leaver, as on this day", leaver_words(each));
        }
    }

private:
    void on_day(const Origin& origin, std::optional<Date> on, std::string what, std::string detail) {
        if (on) tell_(origin, *on, std::move(what), std::move(detail));
    }
    /// The last day that the entry is about, or the day it was written.
    Date day_known(Id<Entry> id) {
        const auto entry = find_entry(view_, id).value();
        return entry.reference_on.value_or(london_date(entry.entered_at));
    }
    static std::string health_words(const CareHealth& health) {
        std::string words;
        add_if(words, health.health_assessment, "health assessed", "health not assessed");
        add_if(words, health.teeth_check, "teeth checked", "teeth not checked");
        add_if(words, health.immunisations, "immunisations up to date", "immunisations not up to date");
        add_if(words, health.health_check, "development checked", "development not checked");
        if (health.sdq_score) add(words, fmt::format("strengths and difficulties score {}", *health.sdq_score));
        else add(words, with("no strengths and difficulties score:", health.sdq_reason));
        add_if(words, health.convicted, "convicted or cautioned", "");
        add_if(words, health.substance_misuse, "substance misuse", "");
        add_if(words, health.intervention_received, "help with it received", "");
        add_if(words, health.intervention_offered, "help with it offered", "");
        if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
        return words;
    }
    static std::string adopters_words(const Adoption& adoption) {
        std::string words = with("Adopters", adoption.family);
        if (adoption.adopters) add(words, fmt::format("{} {}", *adoption.adopters, *adoption.adopters == 1 ? "person" : "people"));
        add_if(words, adoption.foster_care, "by the child's foster carer", "");
        return words;
    }
    static std::string leaver_words(const CareLeaver& leaver) {
        std::string words = with("Contact:", words_of(contact, leaver.in_touch));
        add(words, with("activity", leaver.activity));
        add(words, with("accommodation", leaver.accommodation));
        add_if(words, leaver.suitable, "accommodation suitable", "accommodation not suitable");
        return words;
    }

    trail::View& view_;
    Id<people::Person> child_;
    const Teller& tell_;
};

}  // namespace

void tell_of_care(trail::View& view, Id<people::Person> child, const Teller& tell) {
    CareTeller teller(view, child, tell);
    teller.circumstances();
    teller.health();
    teller.permanence_before();
    teller.adoption();
    teller.after_care();
}

}  // namespace holdfast::pathway
