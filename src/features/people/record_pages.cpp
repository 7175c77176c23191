#include "features/people/record_pages.hpp"

#include "core/organisations/organisation_store.hpp"
#include "core/policy/answers_service.hpp"
#include "core/people/search_service.hpp"
#include "core/trail/trail_store.hpp"
#include "features/people/family_pages.hpp"
#include "features/people/form_pages.hpp"
#include "features/people/new_pages.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace holdfast::people {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {

/// What the page of a record is made from: its facts and those of the linked records that the viewer may read.
struct Shown {
    Person person{};
    std::vector<LinkedRecord> linked{};
    std::vector<HeldFact> facts{};
    std::set<Id<Person>> writable{};  ///< those of the records that the viewer may write in
    bool may_write{};
    bool may_manage{};
    bool may_allocate{};
    Date today{};
    /// Whether the viewer works with the person whose record says this.
    bool may_write_in(const HeldFact& held) const { return writable.contains(held.person); }
};

Shown gathered(trail::View& view, const Person& person, const policy::Question& question, const policy::Answers& answers) {
    Shown shown{.person = person,
                .linked = linked_records(view, person),
                .may_write = static_cast<bool>(answers.may(policy::Verb::write)),
                .may_manage = static_cast<bool>(answers.may(policy::Verb::manage)),
                .may_allocate = static_cast<bool>(answers.may(policy::Verb::allocate)),
                .today = view.today()};
    for (const auto& record : shown.linked) {
        if (record.standing != policy::Standing::allowed) continue;
        const bool is_itself = record.person.id == person.id;
        if (!is_itself) view.look({person_kind, record.person.reference});
        if (is_itself ? shown.may_write : static_cast<bool>(policy::may(view, policy::Verb::write, question, record.person.reference)))
            shown.writable.insert(record.person.id);
        const auto more = facts_of(view, record.person.id);
        shown.facts.insert(shown.facts.end(), more.begin(), more.end());
    }
    return shown;
}

/// The link by which a fact is corrected; nothing for facts of a linked record, which are corrected there.
Html correct_link(const Shown& shown, const HeldFact& held, const std::string& what) {
    if (!shown.may_write || held.person != shown.person.id) return {};
    return html("<a class=\"govuk-link\" href=\"/persons/{}/facts/{}/{}\">Correct<span class=\"govuk-visually-hidden\"> {}</span></a>", shown.person.reference,
                line_of(fact_kinds, kind_of(held.fact)).token, held.id.number, what);
}

template <class Make, class Kind>
govuk::TableRow row_of(Make& make, const Kind& fact, const HeldFact& held) {
    if constexpr (std::is_invocable_v<Make&, const Kind&, const HeldFact&>) return make(fact, held);
    else return make(fact);
}

/// The facts of one type that are in force, each as a row.
template <class Kind, class Make>
std::vector<govuk::TableRow> rows_of(const Shown& shown, Make&& make) {
    std::vector<govuk::TableRow> rows;
    for (const auto& held : shown.facts)
        if (const auto* fact = std::get_if<Kind>(&held.fact); fact != nullptr && held.is_in_force()) {
            govuk::TableRow row = row_of(make, *fact, held);
            if (row.empty()) continue;
            row.push_back({.text = held.source});
            row.push_back({.html = correct_link(shown, held, row.front().text)});
            rows.push_back(std::move(row));
        }
    return rows;
}

struct Section {
    const char* title{};
    std::vector<const char*> columns{};
    FactKind kind{};
    const char* none{};
};

Html add_link(const Shown& shown, FactKind kind) {
    if (!shown.may_write) return {};
    const auto& line = line_of(fact_kinds, kind);
    return html("<p class=\"govuk-body app-no-print\"><a class=\"govuk-link\" href=\"/persons/{}/facts/{}\">Add {}</a></p>", shown.person.reference, line.token,
                with_article(line.words));
}

Html section(const Shown& shown, const Section& made, std::vector<govuk::TableRow> rows) {
    Html part;
    if (rows.empty()) part.add("<h2 class=\"govuk-heading-m\">{}</h2><p class=\"govuk-body\">{}</p>", made.title, made.none);
    else {
        govuk::Table table{.rows = std::move(rows), .caption = made.title, .caption_classes = "govuk-table__caption--m", .first_cell_is_header = true};
        for (const char* column : made.columns) table.head.push_back({.text = column});
        table.head.push_back({.text = "Said by"});
        table.head.push_back({.html = html("<span class=\"govuk-visually-hidden\">Correct</span>")});
        part.add(web::shell::table_region(made.title, govuk::table(table)));
    }
    return part.add(add_link(shown, made.kind));
}

Html names_section(const Shown& shown) {
    auto rows = rows_of<Name>(shown, [](const Name& name) -> govuk::TableRow {
        return {{.text = name.given + (name.given.empty() || name.family.empty() ? "" : " ") + name.family},
                {.text = std::string(line_of(name_kinds, name.kind).words)},
                {.text = days_shown(name.from, name.until)}};
    });
    return section(shown, {"Names", {"Name", "Kind", "Days"}, FactKind::name, "No name is on record."}, std::move(rows));
}

Html births_section(const Shown& shown) {
    auto rows = rows_of<Birth>(shown, [](const Birth& birth) -> govuk::TableRow {
        return {{.text = in_words(birth.on)}, {.text = std::string(line_of(birth_precisions, birth.precision).words)}};
    });
    auto deaths = rows_of<Death>(shown, [](const Death& death) -> govuk::TableRow { return {{.text = in_words(death.on)}, {.text = "Date of death"}}; });
    rows.insert(rows.end(), deaths.begin(), deaths.end());
    Html part = section(shown, {"Birth and death", {"Day", "What"}, FactKind::birth, "No date of birth is on record."}, std::move(rows));
    return part.add(add_link(shown, FactKind::death));
}

Html traits_section(const Shown& shown) {
    auto rows = rows_of<Trait>(shown, [](const Trait& trait) -> govuk::TableRow {
        return {{.text = std::string(line_of(characteristics, trait.characteristic).words)}, {.text = std::string(words_of(trait))}};
    });
    return section(shown, {"Characteristics", {"What", "Value"}, FactKind::trait, "Nothing is on record."}, std::move(rows));
}

Html identifiers_section(trail::View& view, const Shown& shown) {
    auto rows = rows_of<Identifier>(shown, [&](const Identifier& number) -> govuk::TableRow {
        const auto agency = number.issuer.empty() ? std::nullopt : organisations::find_agency(view, number.issuer);
        return {{.text = number.value},
                {.text = std::string(words_of(number.kind).words)},
                {.text = agency ? std::string(organisations::name_on(*agency, shown.today)) : number.issuer},
                {.text = days_shown(number.from, number.until)}};
    });
    return section(shown, {"Numbers", {"Number", "Kind", "Given by", "Days"}, FactKind::identifier, "No number is on record."}, std::move(rows));
}

/// A confidential address is for those who work with the person.
Html addresses_section(const Shown& shown) {
    auto rows = rows_of<Address>(shown, [&](const Address& address, const HeldFact& held) -> govuk::TableRow {
        const bool is_kept_back = address.is_confidential && !shown.may_write_in(held);
        std::string words = address.lines + (address.lines.empty() || address.postcode.empty() ? "" : ", ") + address.postcode;
        std::ranges::replace(words, '\n', ' ');
        if (is_kept_back) words = "Confidential: ask who works with the person";
        Html cell = html("{}", words);
        if (address.is_confidential && !is_kept_back) cell.add(" ").add(govuk::tag({.text = "Confidential", .classes = "govuk-tag--red"}));
        return {
            {.html = std::move(cell)}, {.text = std::string(line_of(address_kinds, address.kind).words)}, {.text = days_shown(address.from, address.until)}};
    });
    return section(shown, {"Addresses", {"Address", "Kind", "Days"}, FactKind::address, "No address is on record."}, std::move(rows));
}

govuk::TableRow family_row(trail::View& view, const Relationship& relationship, Id<Person> other, std::string_view words) {
    auto who = other_person(view, other);
    if (!who) return {};
    return {{.html = *std::move(who)},
            {.text = std::string(words) + (relationship.has_parental_responsibility ? ", with parental responsibility" : "")},
            {.text = days_shown(relationship.from, relationship.until)}};
}

/// Whom the person belongs to, from either side, and who lives at the same address.
Html family_section(trail::View& view, const Shown& shown) {
    auto rows = rows_of<Relationship>(shown, [&](const Relationship& one) { return family_row(view, one, one.to, line_of(relations, one.relation).words); });
    for (const auto& held : relationships_to(view, shown.person.id)) {
        const auto& one = std::get<Relationship>(held.fact);
        const bool is_shown = held.is_in_force() && standing_of(view, held.person) == policy::Standing::allowed;
        auto row = is_shown ? family_row(view, one, held.person, line_of(relations, one.relation).inverse) : govuk::TableRow{};
        if (row.empty()) continue;
        row.push_back({.text = held.source});
        row.push_back({});
        rows.push_back(std::move(row));
    }
    for (const auto& held : shown.facts) {
        const auto* address = std::get_if<Address>(&held.fact);
        if (address == nullptr || !held.is_in_force() || address->is_confidential) continue;
        for (const auto id : people_at(view, *address, shown.person.id))
            if (auto who = standing_of(view, id) == policy::Standing::allowed ? other_person(view, id) : std::nullopt)
                rows.push_back({{.html = *std::move(who)}, {.text = "Same household"}, {}, {.text = held.source}, {}});
    }
    return section(shown, {"Family and household", {"Who", "How", "Days"}, FactKind::relationship, "Nobody is on record."}, std::move(rows));
}

Html duplicates_section(trail::View& view, const Shown& shown, NameIndex& index) {
    Html part;
    if (!view.may(permissions::merge)) return part;
    const auto found = possible_duplicates(view, index, shown.person);
    if (found.empty()) return part;
    part.add("<h2 class=\"govuk-heading-m\">Possibly the same person</h2><ul class=\"govuk-list govuk-list--bullet\">");
    for (const auto& result : found)
        part.add("<li><a class=\"govuk-link\" href=\"/persons/{}/compare/{}\">{}, {}</a></li>", shown.person.reference, result.person.reference,
                 name_shown(result.facts), birth_shown(result.facts, shown.today));
    return part.add("</ul>");
}

Html linked_section(trail::View& view, const Shown& shown) {
    Html part;
    if (shown.linked.size() < 2) return part;
    part.add("<h2 class=\"govuk-heading-m\">Records of the same person</h2><ul class=\"govuk-list govuk-list--bullet\">");
    for (const auto& record : shown.linked) {
        if (record.person.id == shown.person.id) continue;
        if (record.standing != policy::Standing::allowed) part.add("<li>{}</li>", policy::Stub::words);
        else part.add("<li><a class=\"govuk-link\" href=\"/persons/{}\">{}</a></li>", record.person.reference, record.person.reference);
    }
    part.add("</ul>");
    if (!view.may(permissions::merge)) return part;
    for (const auto& merge : merges_of(view, shown.person.id))
        if (!merge.undone_at && shown.writable.contains(merge.kept) && shown.writable.contains(merge.merged))
            part.add("<p class=\"govuk-body app-no-print\"><a class=\"govuk-link\" href=\"/persons/{}/merges/{}\">Take merge {} back</a></p>",
                     shown.person.reference, merge.id.number, merge.id.number);
    return part;
}

/// What a withdrawn fact said, in a line.
std::string said(const Fact& fact) {
    if (const auto* name = std::get_if<Name>(&fact)) return name->given + " " + name->family;
    if (const auto* birth = std::get_if<Birth>(&fact)) return in_words(birth->on);
    if (const auto* death = std::get_if<Death>(&fact)) return in_words(death->on);
    if (const auto* trait = std::get_if<Trait>(&fact)) return std::string(words_of(*trait));
    if (const auto* number = std::get_if<Identifier>(&fact)) return number->value;
    if (const auto* address = std::get_if<Address>(&fact)) return address->is_confidential ? "a confidential address" : address->postcode;
    return std::string(line_of(relations, std::get<Relationship>(fact).relation).words);
}

/// Whether what was withdrawn may be shown: an address may have been made confidential since, and a relative may be somebody to be hidden.
bool is_for_viewer(trail::View& view, const Shown& shown, const HeldFact& held) {
    if (std::holds_alternative<Address>(held.fact)) return shown.may_write_in(held);
    const auto* relationship = std::get_if<Relationship>(&held.fact);
    return relationship == nullptr || standing_of(view, relationship->to) == policy::Standing::allowed;
}

Html corrections_section(trail::View& view, const Shown& shown) {
    Html items;
    for (const auto& held : shown.facts)
        if (!held.is_in_force() && is_for_viewer(view, shown, held))
            items.add("<li>{}: {}, withdrawn on {}. {}</li>", line_of(fact_kinds, kind_of(held.fact)).words, said(held.fact), in_words(*held.withdrawn_at),
                      held.withdrawn_why);
    if (items.empty()) return {};
    return govuk::details({.summary_text = "What was corrected", .html = html("<ul class=\"govuk-list govuk-list--bullet\">{}</ul>", items)});
}

Html looks_section(trail::View& view, const Shown& shown) {
    constexpr int most_shown = 30;
    Html items;
    for (const auto& event : trail::events_about(view, {person_kind, shown.person.reference}, most_shown))
        items.add("<li>{}: {}, {}{}{}</li>", in_words(event.at), event.actor, event.type == trail::viewed_type ? "looked at it" : event.type,
                  event.reason.empty() ? "" : ". ", event.reason);
    return govuk::details(
        {.summary_text = "Who has looked at this, and what was done", .html = html("<ul class=\"govuk-list govuk-list--bullet\">{}</ul>", items)});
}

site::Page stub_page() {
    return {.title = "Known to the partnership",
            .main = html("<h1 class=\"govuk-heading-l\">Known to the partnership</h1><p class=\"govuk-body\">{}</p>", policy::Stub::words),
            .breadcrumbs = {{"Find a person", "/persons"}}};
}

Outcome<site::Answer> show_record(trail::View& view, const web::Request& request, NameIndex& index) {
    const std::string& reference = request.parameter("subject");
    const auto person = find_person(view, reference);
    const auto question = question_of(view);
    const policy::Answers answers(view, question, reference);
    const auto decision = answers.may(policy::Verb::read);
    if (person && decision.standing == policy::Standing::known_only) return site::Answer{stub_page()};
    if (!decision || !person) return not_found();
    view.look({person_kind, reference});
    const Shown shown = gathered(view, *person, question, answers);
    const std::string name = name_shown(shown.facts);
    Html main = html("<span class=\"govuk-caption-l\">{}, record {}</span><h1 class=\"govuk-heading-l\">{}</h1>", person->is_adult ? "Adult" : "Child",
                     reference, name);
    if (decision.restriction != policy::Restriction::ordinary)
        main.add("<p>")
            .add(govuk::tag({.text = decision.restriction == policy::Restriction::sealed ? "Sealed" : "Restricted", .classes = "govuk-tag--red"}))
            .add("</p>");
    main.add("<p class=\"govuk-body\">Born: {}</p>", birth_shown(shown.facts, shown.today));
    main.add(
        "<ul class=\"govuk-list app-no-print\"><li><a class=\"govuk-link\" href=\"/persons/{}/chronology\">Chronology</a></li>{}<li><a class=\"govuk-link\" "
        "href=\"/persons/{}/family\">Family view</a></li><li><a class=\"govuk-link\" href=\"/persons/{}/actions\">Actions</a></li><li><a class=\"govuk-link\" "
        "href=\"/persons/{}/documents\">Documents</a></li></ul>",
        reference,
        person->is_adult ? Html{} : html("<li><a class=\"govuk-link\" href=\"/persons/{}/early-help\">Early help</a></li>", reference), reference, reference,
        reference);
    if (shown.may_write && !person->is_adult)
        main.add(
            "<p class=\"govuk-body app-no-print\"><a class=\"govuk-link\" href=\"/persons/{}/records\">Add to this record: a visit, a review, a "
            "referral</a></p>",
            reference);
    main.add(linked_section(view, shown))
        .add(duplicates_section(view, shown, index))
        .add(names_section(shown))
        .add(births_section(shown))
        .add(family_section(view, shown));
    main.add(addresses_section(shown)).add(identifiers_section(view, shown)).add(traits_section(shown)).add(corrections_section(view, shown));
    if (shown.may_allocate)
        main.add("<p class=\"govuk-body app-no-print\"><a class=\"govuk-link\" href=\"/persons/{}/allocation\">Say who works with this child</a></p>",
                 reference);
    if (shown.may_manage || shown.may_allocate)
        main.add("<p class=\"govuk-body app-no-print\"><a class=\"govuk-link\" href=\"/persons/{}/subject-access\">Answer who asks what is held</a></p>",
                 reference);
    if (shown.may_manage)
        main.add("<p class=\"govuk-body app-no-print\"><a class=\"govuk-link\" href=\"/persons/{}/part\">Who has a part in this record</a></p>", reference)
            .add(looks_section(view, shown));
    return site::Answer{site::Page{.title = "Record " + reference, .main = std::move(main), .breadcrumbs = {{"Find a person", "/persons"}}, .is_wide = true}};
}

}  // namespace

void add_record_routes(site::Router& router, const std::shared_ptr<NameIndex>& index) {
    add_new_routes(router);
    router.get("/persons/{subject}", permissions::view, [index](trail::View& view, const web::Request& request) { return show_record(view, request, *index); });
}

}  // namespace holdfast::people
