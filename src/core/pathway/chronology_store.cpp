#include "core/pathway/early.hpp"
#include "core/pathway/chronology_store.hpp"

#include "core/census/codes.hpp"
#include "core/pathway/care.hpp"
#include "core/pathway/care_codes.hpp"
#include "core/pathway/chronology_care_store.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace holdfast::pathway {

namespace {

using census::CodeSet;

/// The code in words, or the code where it has none.
std::string words_of(CodeSet set, const std::string& code) {
    const auto place = census::place_in(set, code);
    return place ? census::codes_of(set)[*place].meaning : code;
}

std::string seen_words(std::optional<bool> seen, std::optional<bool> alone) {
    if (!seen) return "";
    if (!*seen) return "Child not seen";
    return alone.value_or(false) ? "Child seen alone" : "Child seen";
}

std::string factor_words(const std::string& factors) {
    std::string words;
    for (std::size_t at = 0; at < factors.size();) {
        const std::size_t end = std::min(factors.find(' ', at), factors.size());
        words += (words.empty() ? "Factors: " : "; ") + words_of(CodeSet::factor, factors.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::string joined(std::string one, const std::string& other) {
    if (one.empty() || other.empty()) return one + other;
    return one + ". " + other;
}

class Telling {
public:
    Telling(trail::View& view, Id<people::Person> child) : view_(view), child_(child) {}

    void tell_need() {
        chapter_ = Chapter::need;
        for (const auto& each : of_child<Referral>(view_, child_)) {
            const bool is_not_pursued = each.no_further_action.value_or(false);
            tell(each, each.referred_on, is_not_pursued ? "Referral, no further action" : "Referral",
                 joined("From: " + words_of(CodeSet::referral_source, each.source),
                        each.primary_need.empty() ? "" : "Need: " + words_of(CodeSet::primary_need, each.primary_need)));
            if (!each.closed_on) continue;
            tell(each, *each.closed_on, "Case closed", words_of(CodeSet::closure_reason, each.closure_reason));
            moments_.back().is_last_of_day = true;
        }
        for (const auto& each : of_child<Contact>(view_, child_)) {
            const auto letter = each.source.find(") ");
            const auto from = letter == std::string::npos ? words_of(CodeSet::referral_source, each.source) : each.source.substr(letter + 2);
            tell(each, each.contacted_on, "Contact", from.empty() ? "" : "From: " + from);
        }
        for (const auto& each : of_child<EarlyHelp>(view_, child_)) {
            tell(each, each.started_on, "Early help began", each.organisation);
            if (each.ended_on) tell(each, *each.ended_on, "Early help ended", each.organisation);
        }
        for (const auto& each : of_child<Assessment>(view_, child_)) {
            tell(each, each.started_on, "Assessment began", seen_words(each.child_seen, {}));
            if (each.authorised_on) tell(each, *each.authorised_on, "Assessment finished", factor_words(each.factors));
        }
        for (const auto& each : of_child<Enquiry>(view_, child_)) {
            tell(each, each.started_on, "Section 47 enquiry began", "");
            if (each.ended_on)
                tell(each, *each.ended_on, "Section 47 enquiry ended", each.conference_not_required.value_or(false) ? "No conference was required" : "");
        }
        for (const auto& each : of_child<NeedPlan>(view_, child_)) {
            tell(each, each.started_on, "Child in need plan began", "");
            if (each.ended_on) tell(each, *each.ended_on, "Child in need plan ended", "");
        }
        for (const auto& each : of_child<NeedVisit>(view_, child_))
            tell(each, each.visited_on, "Visit to a child in need", seen_words(each.child_seen, each.seen_alone));
        for (const auto& each : of_child<PreProceedings>(view_, child_)) tell_pre_proceedings(each);
    }

    void tell_pre_proceedings(const PreProceedings& each) {
        const auto on_day = [&](std::optional<Date> on, std::string what, std::string detail) {
            if (on) tell(each, *on, std::move(what), std::move(detail));
        };
        on_day(each.started_on, "Pre-proceedings began", "");
        on_day(each.letter_sent_on, "Letter before proceedings sent", "");
        on_day(each.first_meeting_on, "First pre-proceedings meeting", "");
        on_day(each.letter_of_conference_on, "Letter for an initial conference", "");
        on_day(each.decided_on, "Decision in pre-proceedings", each.outcome.empty() ? "" : "Outcome " + each.outcome);
        on_day(each.court_application_on, "Application to the court", "");
    }

    void tell_protection() {
        chapter_ = Chapter::protection;
        for (const auto& each : of_child<Conference>(view_, child_))
            tell(each, each.held_on, each.enquiry ? "Initial child protection conference" : "Initial conference on a child who moved in",
                 each.led_to_plan ? (*each.led_to_plan ? "A plan was made" : "No plan was made") : "");
        for (const auto& each : of_child<ProtectionPlan>(view_, child_)) {
            tell(each, each.started_on, "Child protection plan began", words_of(CodeSet::abuse, each.initial_category));
            if (each.ended_on) tell(each, *each.ended_on, "Child protection plan ended", words_of(CodeSet::abuse, each.latest_category));
        }
        for (const auto& each : of_child<PlanReview>(view_, child_))
            tell(each, each.held_on, "Review conference", each.goes_on ? (*each.goes_on ? "The plan goes on" : "The plan ends") : "");
        for (const auto& each : of_child<CoreGroup>(view_, child_)) tell(each, each.held_on, "Core group met", "");
        for (const auto& each : of_child<ProtectionVisit>(view_, child_))
            tell(each, each.visited_on, "Visit under the plan", seen_words(each.child_seen, each.seen_alone));
    }

    void tell_care() {
        chapter_ = Chapter::care;
        for (const auto& each : of_child<CareEpisode>(view_, child_)) {
            const bool is_start = each.start_reason == "S";
            tell(each, each.started_on, is_start ? "Began to be looked after" : "Placement or legal status changed",
                 fmt::format("{}. {}", words_of_code(CodeList::legal_status, each.legal_status), words_of_code(CodeList::placement, each.placement)));
            if (each.ended_on && each.end_reason != "X1")
                tell(each, *each.ended_on, "Ceased to be looked after", words_of_code(CodeList::care_ended, each.end_reason));
        }
        for (const auto& each : of_child<CareReview>(view_, child_))
            tell(each, each.held_on, "Review of care", words_of_code(CodeList::participation, each.participation));
        for (const auto& each : of_child<CareVisit>(view_, child_)) tell(each, each.visited_on, "Visit in care", seen_words(each.child_seen, each.seen_alone));
        for (const auto& each : of_child<MissingEpisode>(view_, child_)) {
            tell(each, each.missing_on, each.kind == "A" ? "Away from placement without authorisation" : "Missing", "");
            if (each.returned_on) tell(each, *each.returned_on, "Returned", each.interview_held_at ? "A return interview was held" : "");
        }
        tell_of_care(view_, child_,
                     [this](const Origin& origin, Date on, std::string what, std::string detail) { put(origin, on, std::move(what), std::move(detail)); });
    }

    std::vector<Moment> take() {
        put_in_order(moments_);
        return std::move(moments_);
    }

private:
    template <class Record>
    void tell(const Record& record, Date on, std::string what, std::string detail) {
        put(origin_of(record), on, std::move(what), std::move(detail));
    }
    void put(const Origin& origin, Date on, std::string what, std::string detail) {
        auto found = entries_.find(origin.entry);
        if (found == entries_.end()) found = entries_.emplace(origin.entry, find_entry(view_, origin.entry).value()).first;
        moments_.push_back({.on = on,
                            .chapter = chapter_,
                            .what = std::move(what),
                            .detail = std::move(detail),
                            .agency = found->second.agency,
                            .source = found->second.source,
                            .child = child_,
                            .table = origin.table,
                            .record = origin.record});
    }

    trail::View& view_;
    Id<people::Person> child_;
    Chapter chapter_{};
    std::map<Id<Entry>, Entry> entries_{};
    std::vector<Moment> moments_{};
};

}  // namespace

void put_in_order(std::vector<Moment>& moments) {
    std::ranges::stable_sort(moments, {}, [](const Moment& moment) { return std::pair(moment.on, moment.is_last_of_day); });
}

std::vector<Moment> chronology_of(trail::View& view, Id<people::Person> child) {
    Telling telling(view, child);
    telling.tell_need();
    telling.tell_protection();
    telling.tell_care();
    return telling.take();
}

}  // namespace holdfast::pathway
