#include "features/hub_contacts/import_service.hpp"

#include "core/exchange/cells.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/pathway/care_codes.hpp"
#include "features/hub_contacts/desk_service.hpp"
#include "features/hub_contacts/past_contact_store.hpp"
#include "features/hub_contacts/standards.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::hub_contacts {

using exchange::Cells;
using exchange::ImportReport;
using Rows = std::vector<exchange::ImportRow>;

/// References that are given here, and so name no row of a file.
static constexpr std::string_view own_series = "HUB-";

template <Listed Value>
static std::string tokens_of() {
    std::string joined;
    for (const auto& word : words_for(Value{})) joined += fmt::format("{}{}", joined.empty() ? "one of " : " ", word.token);
    return joined;
}

template <Listed Value>
static std::optional<Value> maybe_one_of(Cells& cells, std::string_view column) {
    if (cells.text(column).empty()) return std::nullopt;
    return cells.required(
        column, [](std::string_view token) { return parse<Value>(token); }, Value{}, tokens_of<Value>());
}

static Instant instant_in(Cells& cells, std::string_view column) {
    return cells.required(column, parse_instant, Instant{}, "a moment in UTC such as 2016-04-01T08:30:00Z");
}

/// What the rows of a file are read against, each looked up once.
class Reading {
public:
    explicit Reading(trail::View& view) : view_(view), sources_(pathway::codes_in(pathway::CodeList::referral_source)) {}

    std::string authority(Cells& cells) { return authorities_.in(cells); }
    std::string source(Cells& cells) const {
        auto source = cells.required_text("source");
        if (!source.empty() && std::ranges::find(sources_, source, &pathway::CodeWords::code) == sources_.end())
            cells.reject("source", "must be a code of the census's list ReferralSource, such as 2A");
        return source;
    }
    Instant now() const { return view_.now(); }

private:
    trail::View& view_;
    std::vector<pathway::CodeWords> sources_;
    exchange::NamedOnFile authorities_{"authority", organisations::no_agency_called_so, [this](const std::string& called) { return organisations::key_called(view_, called); }};
};

static void check(Cells& cells, const PastContact& read, Instant now) {
    if (read.reference.starts_with(own_series)) cells.reject("reference", fmt::format("begins with {}, as references do that are given here", own_series));
    if (read.received_at > now) cells.reject("received_at", "must not be in the future");
    if (read.decided_at && *read.decided_at < read.received_at) cells.reject("decided_at", "must not be before received_at");
    if (read.decided_at && *read.decided_at > now) cells.reject("decided_at", "must not be in the future");
    if (read.decided_at.has_value() != read.onward.has_value()) cells.reject("onward", "and decided_at go together: both, or neither");
    if (read.domestic_abuse != Known::yes && (read.adviser || read.has_conference || read.children_present == Known::yes))
        cells.reject("domestic_abuse", "must be yes where an adviser, a conference or children who were there are given");
}

static PastContact contact_in(Cells& cells, Reading& reading) {
    PastContact read{.reference = cells.required_code("reference"),
                     .authority = reading.authority(cells),
                     .received_at = instant_in(cells, "received_at"),
                     .source = reading.source(cells),
                     .child = cells.text("child").empty() ? std::string{} : cells.required_code("child"),
                     .domestic_abuse = maybe_one_of<Known>(cells, "domestic_abuse").value_or(Known::not_known),
                     .children_present = maybe_one_of<Known>(cells, "children_present").value_or(Known::not_known),
                     .adviser = maybe_one_of<Adviser>(cells, "adviser"),
                     .has_conference = cells.yes("conference"),
                     .rating = maybe_one_of<Rating>(cells, "rating"),
                     .onward = maybe_one_of<Onward>(cells, "onward")};
    if (!cells.text("decided_at").empty()) read.decided_at = instant_in(cells, "decided_at");
    if (cells.are_accepted()) check(cells, read, reading.now());
    return read;
}

/// A guess at bank holidays that nobody knows yet would be a wrong share.
static InTime in_time(const clocks::Rules& rules, const clocks::Rule& rule, const PastContact& contact) {
    const auto due = clocks::due(rules.timekeeping(), rule, contact.received_at);
    if (!due.at || !contact.decided_at) return InTime::unknown;
    return *contact.decided_at <= *due.at ? InTime::yes : InTime::no;
}

static PastTiming timing_of(const clocks::Rules& rules, const PastContact& contact) {
    return {.decision = in_time(rules, decision_clock, contact), .rating = contact.rating ? in_time(rules, clock_of(*contact.rating), contact) : InTime::unknown};
}

static void load(trail::Change& change, const Rows& rows, ImportReport& report) {
    const auto existing = past_contacts(change);
    const auto rules = rules_of(change);
    Reading reading(change);
    exchange::Keys keys;
    for (const auto& row : rows) {
        Cells cells(row, report);
        const auto read = contact_in(cells, reading);
        keys.take(cells, "reference", read.reference);
        if (!cells.are_accepted()) continue;
        const auto before = existing.find(read.reference);
        const bool is_there = before != existing.end();
        ++(!is_there ? report.added : before->second == read ? report.unchanged : report.changed);
        if (!is_there) append_past_contact(change, read, timing_of(rules, read));
        else if (before->second != read) update_past_contact(change, read, timing_of(rules, read));
    }
}

std::vector<exchange::ImportKind> imports() {
    return {{.name = "hub-contacts",
             .summary = "Contacts that a safeguarding hub took in another program: what may be counted of them, and no names. The reference names a row.",
             .permission = permissions::import_past,
             .columns = {{"reference", true, "a code, as the contact was called until now; not one that begins with `HUB-`"},
                         {"authority", true, "the local authority whose hub took it: the key or the name of an agency"},
                         {"received_at", true, "a moment in UTC, such as `2016-04-01T08:30:00Z`"},
                         {"source", true, "who got in touch: a code of the census's list ReferralSource, such as `2A`"},
                         {"child", false, "a code by which the other program knew the child, so that further contacts about the same child are counted; no name and no number that others use"},
                         {"domestic_abuse", false, "`yes`, `no` or `not_known`; empty is `not_known`"},
                         {"children_present", false, "whether a child was there: `yes`, `no` or `not_known`"},
                         {"adviser", false, "the independent adviser on domestic abuse: `not_needed`, `offered`, `declined`, `involved`, or empty"},
                         {"conference", false, "`yes` where it was referred to the multi-agency risk assessment conference"},
                         {"rating", false, "`red`, `amber`, `green`, or empty"},
                         {"decided_at", false, "a moment in UTC, or empty where nothing was decided"},
                         {"onward", false,
                          "what became of it: `advice`, `no_further_action`, `early_help`, `social_care`, `strategy_discussion`, `lado`, `other_authority`, or empty"}},
             .load = load}};
}

}  // namespace holdfast::hub_contacts
