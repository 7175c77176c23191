#include "features/people/family_pages.hpp"

#include "core/people/merge_service.hpp"
#include "features/people/form_pages.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace holdfast::people {

using web::Html;
using web::html;
namespace govuk = web::govuk;

policy::Standing standing_of(trail::View& view, Id<Person> id) {
    const auto other = find_person(view, id);
    return other ? policy::may(view, policy::Verb::list, question_of(view), other->reference).standing : policy::Standing::hidden;
}

std::optional<Html> other_person(trail::View& view, Id<Person> id) {
    const auto other = find_person(view, id);
    const auto standing = standing_of(view, id);
    if (!other || standing == policy::Standing::hidden) return std::nullopt;
    if (standing != policy::Standing::allowed) return html("{}", policy::Stub::words);
    return html("<a class=\"govuk-link\" href=\"/persons/{}\">{}</a>", other->reference, name_shown(facts_of(view, id)));
}

namespace {

/// One relationship, told from the side of the person whose family it is.
struct Tie {
    Id<Person> other{};
    std::string words{};
    bool has_parental_responsibility{};
    std::optional<Date> from{}, until{};
    std::string source{};
};

/// The person with the records linked with theirs that the viewer may read, and what these say.
class Family {
public:
    Family(trail::View& view, const Person& person) : view_(view), person_(person) {
        for (const auto& record : linked_records(view, person)) {
            if (record.standing != policy::Standing::allowed) continue;
            if (record.person.id != person.id) view.look({person_kind, record.person.reference});
            if (policy::may(view, policy::Verb::write, question_of(view), record.person.reference)) writable_.insert(record.person.id);
            own_.insert(record.person.id);
            for (auto& held : facts_of(view, record.person.id))
                if (held.is_in_force()) facts_.push_back(std::move(held));
        }
    }

    const std::vector<HeldFact>& facts() const { return facts_; }

    /// What the person's own records say, and what others' say of the person, where the viewer may read those.
    std::vector<Tie> ties() {
        std::vector<Tie> all;
        for (const auto& held : facts_)
            if (const auto* one = std::get_if<Relationship>(&held.fact))
                all.push_back(tie(*one, one->to, line_of(relations, one->relation).words, held.source));
        for (const auto own : own_)
            for (const auto& held : relationships_to(view_, own)) {
                if (!held.is_in_force() || own_.contains(held.person) || standing_of(view_, held.person) != policy::Standing::allowed) continue;
                const auto& one = std::get<Relationship>(held.fact);
                all.push_back(tie(one, held.person, line_of(relations, one.relation).inverse, held.source));
            }
        return all;
    }

    /// Who has a parent in common with the person and is not named as their brother or sister: both through records that the viewer may read.
    std::vector<Tie> by_parent(const std::vector<Tie>& known) {
        std::vector<Tie> all;
        for (const auto& held : facts_) {
            const auto* one = std::get_if<Relationship>(&held.fact);
            if (one == nullptr || one->relation != Relation::parent || standing_of(view_, one->to) != policy::Standing::allowed) continue;
            const std::string parent = name_shown(facts_of(view_, one->to));
            for (const auto& child : relationships_to(view_, one->to)) {
                const bool is_parent = child.is_in_force() && std::get<Relationship>(child.fact).relation == Relation::parent;
                const bool is_known = std::ranges::any_of(known, [&](const Tie& tie) { return tie.other == child.person; });
                if (!is_parent || is_known || own_.contains(child.person) || standing_of(view_, child.person) != policy::Standing::allowed) continue;
                all.push_back({.other = child.person, .words = "Has the same parent: " + parent, .source = child.source});
            }
        }
        return all;
    }

    bool may_see(const HeldFact& address) const { return !std::get<Address>(address.fact).is_confidential || writable_.contains(address.person); }

    /// Who lives or lived at the address at the time, with their days there.
    Html household(const Address& address) {
        Html items;
        if (address.is_confidential) return items;
        for (const auto id : people_at(view_, address, person_.id)) {
            const auto who = own_.contains(id) || standing_of(view_, id) != policy::Standing::allowed ? std::nullopt : other_person(view_, id);
            if (!who) continue;
            items.add("<li>{}", *who);
            for (const auto& held : facts_of(view_, id)) {
                const auto* theirs = std::get_if<Address>(&held.fact);
                if (theirs == nullptr || !held.is_in_force() || theirs->lines != address.lines || theirs->postcode != address.postcode) continue;
                if (const auto days = days_shown(theirs->from, theirs->until); !days.empty()) items.add(", {}", days);
                break;
            }
            items.add("</li>");
        }
        return items;
    }

private:
    static Tie tie(const Relationship& one, Id<Person> other, std::string_view words, const std::string& source) {
        return {.other = other,
                .words = std::string(words),
                .has_parental_responsibility = one.has_parental_responsibility,
                .from = one.from,
                .until = one.until,
                .source = source};
    }

    trail::View& view_;
    const Person& person_;
    std::set<Id<Person>> own_{}, writable_{};
    std::vector<HeldFact> facts_{};
};

Html ties_table(trail::View& view, const std::vector<Tie>& ties, const char* title) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Who"}, {.text = "Born"}, {.text = "How"}, {.text = "Days"}, {.text = "Said by"}},
                       .caption = title,
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& tie : ties) {
        auto who = other_person(view, tie.other);
        if (!who) continue;
        const bool is_known = standing_of(view, tie.other) == policy::Standing::allowed;
        table.rows.push_back({{.html = *std::move(who)},
                              {.text = is_known ? birth_shown(facts_of(view, tie.other), view.today()) : ""},
                              {.text = tie.words + (tie.has_parental_responsibility ? ", with parental responsibility" : "")},
                              {.text = days_shown(tie.from, tie.until)},
                              {.text = tie.source}});
    }
    return table.rows.empty() ? Html{} : web::shell::table_region(title, govuk::table(table));
}

Html relationships(trail::View& view, Family& family) {
    std::vector<Tie> now, earlier;
    const auto ties = family.ties();
    for (const auto& tie : ties) (tie.until && *tie.until < view.today() ? earlier : now).push_back(tie);
    for (auto& tie : family.by_parent(ties)) now.push_back(std::move(tie));
    Html part = ties_table(view, now, "Family and others who matter");
    part.add(ties_table(view, earlier, "Earlier"));
    if (part.empty()) part.add("<h2 class=\"govuk-heading-m\">Family and others who matter</h2><p class=\"govuk-body\">Nobody is on record.</p>");
    return part;
}

Html addresses(Family& family) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Address"}, {.text = "Kind"}, {.text = "Days"}, {.text = "Who else lives or lived there then"}, {.text = "Said by"}},
                       .caption = "Addresses and households",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& held : family.facts()) {
        const auto* address = std::get_if<Address>(&held.fact);
        if (address == nullptr) continue;
        std::string words = address->lines + (address->lines.empty() || address->postcode.empty() ? "" : ", ") + address->postcode;
        std::ranges::replace(words, '\n', ' ');
        Html cell = family.may_see(held) ? html("{}", words) : html("Confidential: ask who works with the person");
        if (address->is_confidential && family.may_see(held)) cell.add(" ").add(govuk::tag({.text = "Confidential", .classes = "govuk-tag--red"}));
        const Html household = family.household(*address);
        table.rows.push_back({{.html = std::move(cell)},
                              {.text = std::string(line_of(address_kinds, address->kind).words)},
                              {.text = days_shown(address->from, address->until)},
                              {.html = household.empty() ? html("Nobody on record") : html("<ul class=\"govuk-list\">{}</ul>", household)},
                              {.text = held.source}});
    }
    if (table.rows.empty()) return html("<h2 class=\"govuk-heading-m\">Addresses and households</h2><p class=\"govuk-body\">No address is on record.</p>");
    return web::shell::table_region("Addresses and households", govuk::table(table));
}

Outcome<site::Answer> show(trail::View& view, const web::Request& request) {
    const std::string& reference = request.parameter("subject");
    TRY(policy::open_record(view, question_of(view), reference));
    const auto person = find_person(view, reference);
    if (!person) return not_found();
    Family family(view, *person);
    Html main = html("<span class=\"govuk-caption-l\">Family view</span><h1 class=\"govuk-heading-l\">{}</h1>", name_shown(family.facts()));
    main.add("<p class=\"govuk-body\">Born: {}</p>", birth_shown(family.facts(), view.today()));
    main.add("<p class=\"govuk-body app-no-print\"><a class=\"govuk-link\" href=\"/persons/{}/chronology\">Chronology</a></p>", reference);
    main.add(relationships(view, family)).add(addresses(family));
    return site::Answer{site::Page{.title = "Family of " + reference,
                                   .main = std::move(main),
                                   .breadcrumbs = {{"Find a person", "/persons"}, {"Record " + reference, "/persons/" + reference}},
                                   .is_wide = true}};
}

}  // namespace

void add_family_routes(site::Router& router) { router.get("/persons/{subject}/family", permissions::view, show); }

}  // namespace holdfast::people
