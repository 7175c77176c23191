#include "core/pathway/recording_service.hpp"

#include "core/organisations/organisation_store.hpp"
#include "core/pathway/name_store.hpp"
#include "core/pathway/record_key.hpp"
#include "core/pathway/recording_store.hpp"
#include "core/people/person_service.hpp"
#include "core/people/postcode.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::pathway {

namespace {

std::int64_t number_in(const std::string& text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}
void put(const std::string& text, std::string& field) { field = text; }
void put(const std::string& text, Date& field) { field = parse_date(text).value_or(Date{}); }
void put(const std::string& text, std::optional<Date>& field) { field = parse_date(text); }
void put(const std::string& text, std::optional<Instant>& field) { field = parse_instant(text); }
void put(const std::string& text, std::optional<bool>& field) { field = text.empty() ? std::nullopt : std::optional(text == "true"); }
void put(const std::string& text, std::optional<int>& field) { field = text.empty() ? std::nullopt : std::optional(static_cast<int>(number_in(text))); }
template <class Thing>
void put(const std::string& text, Id<Thing>& field) {
    field = Id<Thing>{number_in(text)};
}
template <class Thing>
void put(const std::string& text, std::optional<Id<Thing>>& field) {
    field = text.empty() ? std::nullopt : std::optional(Id<Thing>{number_in(text)});
}

/// Takes what is said into the record; what is not said, it does not say any more.
template <class Record>
void take(Record& record, const Said& said) {
    Record::each(record, [&](std::string_view column, auto& field) { put(std::string(said_of(said, column)), field); });
}
template <class Record>
Said as_said(const Record& record) {
    Said said;
    Record::each(record, [&](std::string_view column, const auto& field) {
        if (auto text = detail::text_of(field); !text.empty()) said[std::string(column)] = std::move(text);
    });
    return said;
}

/// As the sector writes it: postcodes in one form, and what follows from an answer that may be left out.
Said completed(const RecordForm& form, Said said) {
    for (const char* column : {"home_postcode", "placement_postcode"})
        if (const auto postcode = people::postcode_of(said_of(said, column))) said[column] = *postcode;
    if (form.table == ProtectionPlan::table && said_of(said, "latest_category").empty()) said["latest_category"] = said_of(said, "initial_category");
    return said;
}

Outcome<people::Person> writable_child(trail::View& view, const std::string& reference) {
    TRY(policy::require(view, policy::Verb::write, people::question_of(view), reference));
    const auto person = people::find_person(view, reference);
    if (!person || person->is_adult) return not_found();
    return *person;
}

template <class Record>
void add_parts(trail::View& view, Id<people::Person> child, std::vector<PartChoice>& parts) {
    for (const auto& each : of_child<Record>(view, child)) {
        PartChoice part{.table = Record::table, .number = each.id.number};
        if constexpr (requires { each.referred_on; }) part.from = each.referred_on, part.until = each.closed_on;
        else part.from = each.started_on, part.until = each.ended_on;
        part.words = fmt::format("{} of {}{}", form_of_table(Record::table).title, in_words(part.from), part.until ? ", ended " + in_words(*part.until) : "");
        parts.push_back(std::move(part));
    }
}

bool is_open(const Referral& record) { return !record.closed_on && !record.no_further_action.value_or(false); }
bool is_open(const ProtectionPlan& record) { return !record.ended_on && !record.is_of_other_authority.value_or(false); }
bool is_open(const NeedPlan& record) { return !record.ended_on; }
template <class Record>
bool is_open(const Record&) {
    return false;
}

/// Of some kinds a child has one at a time: another begins when the one before it has ended.
template <class Record>
std::vector<FieldError> errors_beside(trail::View& view, const Record& record) {
    const auto& form = form_of_table(Record::table);
    const std::string first(form.questions[form.questions[0].column.ends_with("_id") ? 1 : 0].column);
    for (const auto& other : of_child<Record>(view, record.child)) {
        if (other.id == record.id) continue;
        if (says_the_same(record, other)) return {{first, "The same is on record already"}};
        if (is_open(record) && is_open(other))
            return {{first, fmt::format("Another is open: {}. Correct that one with its end first", in_words(*parse_date(said_of(as_said(other), first))))}};
    }
    return {};
}

/// An episode that goes on from an open one ends that on its first day; care begins once.
Outcome<Done> follow_on(trail::Change& change, const CareEpisode& episode) {
    const bool is_start = episode.start_reason == "S";
    bool has_before = false;
    for (const auto& other : of_child<CareEpisode>(change, episode.child)) {
        if (other.ended_on) {
            has_before = has_before || *other.ended_on == episode.started_on;
            continue;
        }
        if (is_start) return invalid({{"start_reason", "The child is looked after already, since " + in_words(other.started_on) + ": select what changed"}});
        if (other.started_on >= episode.started_on)
            return invalid({{"started_on", "The episode that is open began on " + in_words(other.started_on) + ": this one must start later"}});
        CareEpisode ended = other;
        ended.entry = episode.entry;
        ended.ended_on = episode.started_on;
        ended.end_reason = "X1";
        replace(change, other, ended);
        has_before = true;
    }
    if (!is_start && !has_before) return invalid({{"start_reason", "No episode goes on until this day: select that the child started to be looked after"}});
    return Done{};
}

/// Whether another record of the child is a part of this one.
template <class Record>
bool has_parts(trail::View& view, const Record& record) {
    bool has = false;
    for_every_kind([&]<class Part>(std::type_identity<Part>) {
        for (const auto& part : of_child<Part>(view, record.child))
            Part::each(part, [&](std::string_view, const auto& field) {
                using Field = std::remove_cvref_t<decltype(field)>;
                if constexpr (std::same_as<Field, Id<Record>> || std::same_as<Field, std::optional<Id<Record>>>) has = has || field == record.id;
            });
    });
    return has;
}

void tell(trail::Change& change, std::string_view type, const std::string& reference, std::string_view table, std::int64_t number) {
    change.record({type, {people::person_kind, reference}, fmt::format("{} {}", table, number)});
}

Entry by_hand(trail::Change& change) { return insert_entry(change, {.source = "by-hand", .agency = own_agency(change)}); }

template <class Record>
Outcome<std::int64_t> write(trail::Change& change, const people::Person& child, const Said& said) {
    Record record;
    take(record, said);
    record.child = child.id;
    if (auto errors = errors_beside(change, record); !errors.empty()) return invalid(std::move(errors));
    record.entry = by_hand(change).id;
    if constexpr (std::same_as<Record, CareEpisode>) TRY(follow_on(change, record));
    const auto id = insert(change, record);
    tell(change, "people.record_written", child.reference, Record::table, id.number);
    return id.number;
}

template <class Record>
Outcome<Done> amend(trail::Change& change, const people::Person& child, const Addendum& addendum) {
    const auto before = find(change, Id<Record>{addendum.record});
    if (!before || before->child != child.id) return not_found();
    if (before->entry.number != addendum.seen) return conflict("Somebody corrected this record since you opened it. Look at what it says now");
    if (!addendum.instead && has_parts(change, *before)) return invalid({{"how", "Other records belong to this one: correct or withdraw those first"}});
    Record now = *before;
    if (addendum.instead) {
        take(now, completed(form_of_table(Record::table), *addendum.instead));
        if (now == *before) return invalid({{"how", "Nothing was changed: what you entered is what the record says"}});
        if (auto errors = errors_beside(change, now); !errors.empty()) return invalid(std::move(errors));
    }
    now.entry = by_hand(change).id;
    if (!addendum.why.empty()) keep_reason(change, now.entry, child.id, addendum.why);
    if (addendum.instead) replace(change, *before, now);
    else withdraw(change, *before, now.entry);
    tell(change, addendum.instead ? "people.record_corrected" : "people.record_withdrawn", child.reference, Record::table, addendum.record);
    return Done{};
}

}  // namespace

std::string own_agency(trail::View& view) {
    const auto& called = view.actor().agency;
    const auto agency = organisations::find_agency_called(view, called, view.today());
    return agency ? agency->key : called;
}

Known known_for(trail::View& view, Id<people::Person> child, const RecordForm& form) {
    Known known{.today = view.today(), .born_on = known_by(view, child).born_on};
    for (const auto& asked : asked_by(form)) {
        if (asked.part_of == Referral::table) add_parts<Referral>(view, child, known.parts);
        if (asked.part_of == ProtectionPlan::table) add_parts<ProtectionPlan>(view, child, known.parts);
        if (asked.part_of == Enquiry::table) add_parts<Enquiry>(view, child, known.parts);
    }
    std::ranges::stable_sort(
        known.parts, [](const PartChoice& a, const PartChoice& b) { return std::pair(a.until.has_value(), b.from) < std::pair(b.until.has_value(), a.from); });
    return known;
}

Outcome<std::int64_t> write_record(trail::Change& change, const std::string& reference, const RecordForm& form, const Said& said) {
    const auto child = TRY(writable_child(change, reference));
    const Said all = completed(form, said);
    if (auto errors = errors_in(form, all, known_for(change, child.id, form)); !errors.empty()) return invalid(std::move(errors));
    Outcome<std::int64_t> written = not_found();
    for_kind(form.table, [&]<class Record>(std::type_identity<Record>) { written = write<Record>(change, child, all); });
    return written;
}

/// Whether everything that the record said stays as it is, so that nothing has to be explained: an assessment is authorised, a plan ends.
static bool only_adds(const Said& before, const RecordForm& form, const std::optional<Said>& instead) {
    if (!instead) return false;
    const Said now = completed(form, *instead);
    return std::ranges::all_of(before, [&](const auto& answer) { return said_of(now, answer.first) == answer.second; });
}

Outcome<Done> correct_record(trail::Change& change, const std::string& reference, const RecordForm& form, const Addendum& addendum) {
    const auto child = TRY(writable_child(change, reference));
    const auto standing = standing_of(change, child.id, form, addendum.record);
    if (!standing || standing->is_withdrawn) return not_found();
    std::vector<FieldError> errors;
    if (addendum.instead) {
        auto known = known_for(change, child.id, form);
        known.before = standing->said;
        errors = errors_in(form, completed(form, *addendum.instead), known);
    }
    if (addendum.why.empty() && !only_adds(standing->said, form, addendum.instead)) errors.push_back({"why", "Enter why it is corrected"});
    constexpr std::size_t longest_reason = 2000;
    if (addendum.why.size() > longest_reason) errors.push_back({"why", fmt::format("Enter {} characters at most", longest_reason)});
    if (!errors.empty()) return invalid(std::move(errors));
    Outcome<Done> done = not_found();
    for_kind(form.table, [&]<class Record>(std::type_identity<Record>) { done = amend<Record>(change, child, addendum); });
    return done;
}

std::optional<Standing> standing_of(trail::View& view, Id<people::Person> child, const RecordForm& form, std::int64_t number) {
    std::optional<Standing> standing;
    for_kind(form.table, [&]<class Record>(std::type_identity<Record>) {
        const auto found = find_ever(view, Id<Record>{number});
        if (!found || found->first.child != child) return;
        standing = Standing{number, as_said(found->first), found->first.entry, found->second.has_value()};
    });
    return standing;
}

}  // namespace holdfast::pathway
