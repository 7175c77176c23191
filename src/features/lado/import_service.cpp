#include "features/lado/import_service.hpp"

#include "core/exchange/cells.hpp"
#include "core/organisations/organisation_store.hpp"
#include "features/lado/allegation_store.hpp"
#include "features/lado/consultation_service.hpp"
#include "features/lado/consultation_store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::lado {

using exchange::Cells;
using exchange::ImportReport;
using Rows = std::vector<exchange::ImportRow>;

namespace {

/// References that are given here, and so name no row of a file.
constexpr std::string_view own_series = "LADO-", own_series_of_advice = "ADVICE-";

template <Listed Value>
std::string tokens_of() {
    std::string joined;
    for (const auto& word : words_for(Value{})) joined += fmt::format("{}{}", joined.empty() ? "one of " : " ", word.token);
    return joined;
}

template <Listed Value>
Value one_of(Cells& cells, std::string_view column) {
    return cells.required(
        column, [](std::string_view token) { return parse<Value>(token); }, Value{}, tokens_of<Value>());
}

/// The tokens of the cell, parted by blanks; each stands once.
template <Listed Value>
std::vector<Value> any_of(Cells& cells, std::string_view column) {
    std::vector<Value> values;
    const std::string text = cells.text(column);
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(' ', at), text.size());
        if (const auto token = std::string_view(text).substr(at, end - at); !token.empty()) {
            const auto value = parse<Value>(token);
            if (!value) cells.reject(column, fmt::format("has \"{}\"; each must be {}", token, tokens_of<Value>()));
            else if (std::ranges::find(values, *value) != values.end()) cells.reject(column, fmt::format("has {} twice", token));
            else values.push_back(*value);
        }
        at = end + 1;
    }
    std::ranges::sort(values);
    return values;
}

/// Whose cases the actor may load: their own authority's, as a named reader of the vault; anybody's for the operator.
struct Loading {
    bool is_operator{};
    std::string authority{};
};
Loading loading_by(trail::View& view, const Office& office) { return {view.actor().is_operator, authority_of(view, office)}; }

std::string authority_in(trail::View& view, Cells& cells, const Loading& loading) {
    const auto called = cells.required_text("authority");
    if (called.empty()) return called;
    const auto agency = organisations::find_agency_called(view, called, view.today());
    if (agency && !loading.is_operator && agency->key != loading.authority) cells.reject("authority", "is none for which you are a named reader of the vault");
    if (agency) return agency->key;
    cells.reject("authority", std::string(organisations::no_agency_called_so));
    return {};
}

std::string reference_in(Cells& cells, std::string_view series) {
    auto reference = cells.required_code("reference");
    if (reference.starts_with(series)) cells.reject("reference", fmt::format("begins with {}, as references do that are given here", series));
    return reference;
}

Facts facts_in(Cells& cells) {
    return {.referrer = one_of<ReferrerType>(cells, "referrer"),
            .employer = one_of<EmployerType>(cells, "employer"),
            .category = one_of<Category>(cells, "category"),
            .is_after_restraint = cells.yes("after_restraint"),
            .criteria = any_of<Criterion>(cells, "criteria"),
            .alleged_on = cells.date("alleged_on"),
            .employer_knew_on = cells.date("employer_knew_on")};
}

std::string_view column_of(const std::string& field) { return field == "is_after_restraint" ? "after_restraint" : std::string_view(field); }

/// How the case came to its end: both an end and its day, or neither can be counted.
void check_end(Cells& cells, const Allegation& allegation, Date today) {
    const bool has_end = allegation.finding || allegation.is_without_action;
    if (allegation.stage == Stage::closed && !has_end) cells.reject("finding", "is empty; a closed case has a finding, or yes in without_action");
    if (allegation.stage == Stage::transferred && (has_end || !allegation.results.empty()))
        cells.reject("stage", "must be closed where there is a finding, a result or yes in without_action");
    if (*allegation.closed_on < allegation.received_on()) cells.reject("closed_on", "must not be before received_on");
    if (*allegation.closed_on > today) cells.reject("closed_on", "must not be in the future");
}

void check(Cells& cells, const Allegation& allegation, Date today) {
    const Date received = allegation.received_on();
    if (received > today) cells.reject("received_on", "must not be in the future");
    for (const auto& problem : problems_of(allegation.facts, received)) cells.reject(column_of(problem.field), "cannot be taken: " + problem.message);
    check_end(cells, allegation, today);
}

Allegation allegation_in(Cells& cells, Date today) {
    Allegation read{.reference = reference_in(cells, own_series), .received_at = start_of_day(cells.required_date("received_on")), .facts = facts_in(cells)};
    read.stage = cells.required_one_of("stage", {"closed", "transferred"}) == "transferred" ? Stage::transferred : Stage::closed;
    if (!cells.text("finding").empty()) read.finding = one_of<Finding>(cells, "finding");
    read.is_without_action = cells.yes("without_action");
    read.closed_on = cells.required_date("closed_on");
    read.results = any_of<Result>(cells, "results");
    if (cells.are_accepted()) check(cells, read, today);
    return read;
}

bool are_alike(const Allegation& one, const Allegation& other) {
    return one.received_on() == other.received_on() && one.facts == other.facts && one.stage == other.stage && one.finding == other.finding &&
           one.is_without_action == other.is_without_action && one.closed_on == other.closed_on && one.results == other.results;
}

void add(trail::Change& change, const Allegation& read, const std::string& authority) {
    insert_allegation(change, read);
    policy::insert_record(change, {.record = read.record(),
                                   .owner_agency = authority,
                                   .vault = std::string(vault_name),
                                   .owner_by_law_from = std::min(read.received_on(), change.today())});
}

void replace(trail::Change& change, const Allegation& existing, Allegation read) {
    read.id = existing.id;
    read.version = existing.version;
    update_allegation(change, read);
    replace_criteria(change, read.id, read.facts.criteria);
    replace_results(change, read.id, read.results);
}

/// A reference is of one authority: no other takes it over.
void check_owner(trail::View& view, Cells& cells, const RecordRef& record, const std::string& authority) {
    const auto facts = policy::find_facts(view, record, view.actor().account, {});
    if (facts && facts->owner_agency != authority) cells.reject("authority", "is another than that of this reference on record");
}

void load_allegations(trail::Change& change, const Rows& rows, ImportReport& report, const Office& office) {
    const auto loading = loading_by(change, office);
    exchange::Keys keys;
    for (const auto& row : rows) {
        Cells cells(row, report);
        const auto authority = authority_in(change, cells, loading);
        const auto read = allegation_in(cells, change.today());
        keys.take(cells, "reference", read.reference);
        if (!cells.are_accepted()) continue;
        const auto existing = find_allegation(change, read.reference);
        check_owner(change, cells, read.record(), authority);
        const bool is_alike = existing && are_alike(*existing, read);
        if (existing && !is_alike && existing->received_on() != read.received_on()) cells.reject("received_on", "differs from the day on record");
        else if (existing && !is_alike && existing->officer) cells.reject("reference", "is a case that an officer has taken on; correct it on its page");
        if (!cells.are_accepted()) continue;
        ++(!existing ? report.added : is_alike ? report.unchanged : report.changed);
        if (!existing) add(change, read, authority);
        else if (!is_alike) replace(change, *existing, read);
    }
}

Advice advice_in(Cells& cells, Date today) {
    Advice advice{.employer_name = cells.required_text("employer_name"), .role = cells.required_text("role")};
    Consultation& read = advice.consultation;
    read = {.reference = reference_in(cells, own_series_of_advice), .asked_at = start_of_day(cells.required_date("asked_on"))};
    read.asker = one_of<ReferrerType>(cells, "asker");
    read.employer = one_of<EmployerType>(cells, "employer");
    read.category = one_of<Category>(cells, "category");
    if (!cells.are_accepted()) return advice;
    if (names_with_title(advice.role)) cells.reject("role", "names somebody: say only what the adult does");
    if (london_date(read.asked_at) > today) cells.reject("asked_on", "must not be in the future");
    if (!word_of(read.category).may_be_chosen_on(london_date(read.asked_at))) cells.reject("category", "was not in use on asked_on");
    return advice;
}

bool are_alike(const Consultation& one, const Consultation& other) {
    return one.asked_at == other.asked_at && one.asker == other.asker && one.employer == other.employer && one.category == other.category;
}

/// Advice is never rewritten: a row that says something else of a reference on record is refused. What is sealed of it is not opened to compare.
void load_consultations(trail::Change& change, const Rows& rows, ImportReport& report, const Office& office) {
    const auto loading = loading_by(change, office);
    exchange::Keys keys;
    for (const auto& row : rows) {
        Cells cells(row, report);
        const auto authority = authority_in(change, cells, loading);
        const Advice advice = advice_in(cells, change.today());
        Consultation read = advice.consultation;
        keys.take(cells, "reference", read.reference);
        if (!cells.are_accepted()) continue;
        const auto existing = find_consultation(change, read.reference);
        check_owner(change, cells, read.record(), authority);
        if (existing && !are_alike(*existing, read)) cells.reject("reference", "is on record already with other words");
        if (!cells.are_accepted()) continue;
        ++(existing ? report.unchanged : report.added);
        if (existing) continue;
        read.advised_by = change.actor().account;
        insert_consultation(change, read);
        policy::insert_record(change, {.record = read.record(),
                                       .owner_agency = authority,
                                       .vault = std::string(vault_name),
                                       .owner_by_law_from = std::min(london_date(read.asked_at), change.today())});
        if (const auto sealed = seal_advice(change, office, read.reference, advice); !sealed) cells.reject("reference", sealed.refusal().message);
    }
}

}  // namespace

static exchange::ImportKind allegations_import(const SharedOffice& office) {
    return {.name = "allegations",
            .summary = "Past allegations against people who work with children: what may be counted of them, and no names. The reference names a row.",
            .permission = permissions::manage,
            .columns = {{"reference", true, "a code, as the case was called until now; not one that begins with `LADO-`"},
                        {"authority", true, "the local authority whose designated officers dealt with it: the key or the name of an agency"},
                        {"received_on", true, "a date"},
                        {"referrer", true, "who referred: a word of the list of referrers, such as `education`"},
                        {"employer", true, "who employs the adult: a word of the list of employers, such as `school_la`"},
                        {"category", true, "`physical`, `emotional`, `sexual`, `neglect`, or `conduct` until 2017-03-31"},
                        {"after_restraint", false, "`yes` where a physical intervention came before it"},
                        {"alleged_on", false, "a date, or empty"},
                        {"employer_knew_on", false, "a date, or empty; the clock of the referral starts with it"},
                        {"stage", true, "`closed` or `transferred`"},
                        {"finding", true, "`substantiated`, `unsubstantiated`, `unfounded`, `malicious`, `false`, or empty"},
                        {"without_action", true, "`yes` for no further action after initial consideration"},
                        {"closed_on", true, "a date"},
                        {"results", false, "words of the list of results with blanks between them, such as `suspension training`"},
                        {"criteria", false, "`harmed`, `offence`, `risk`, and from 2020-09-01 `unsuitable`, with blanks between them"}},
            .load = [office](trail::Change& change, const Rows& rows, ImportReport& report) { load_allegations(change, rows, report, *office); }};
}

static exchange::ImportKind consultations_import(const SharedOffice& office) {
    return {
        .name = "consultations",
        .summary = "Advice that designated officers gave below the threshold: whom it was given to and about what, without a name. The reference names a row.",
        .permission = permissions::manage,
        .columns = {{"reference", true, "a code; not one that begins with `ADVICE-`"},
                    {"authority", true, "the local authority whose designated officer gave it: the key or the name of an agency"},
                    {"asked_on", true, "a date"},
                    {"asker", true, "who asked: a word of the list of referrers, such as `education`"},
                    {"employer", true, "who employs the adult: a word of the list of employers, such as `school_la`"},
                    {"employer_name", true, "the employer by name"},
                    {"role", true, "what the adult does, without their name: a title before a name is refused"},
                    {"category", true, "`physical`, `emotional`, `sexual`, `neglect`, or `conduct` until 2017-03-31"}},
        .load = [office](trail::Change& change, const Rows& rows, ImportReport& report) { load_consultations(change, rows, report, *office); }};
}

std::vector<exchange::ImportKind> imports(const SharedOffice& office) { return {allegations_import(office), consultations_import(office)}; }

}  // namespace holdfast::lado
