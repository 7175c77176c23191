#include "features/people/compare_pages.hpp"

#include "core/people/merge_service.hpp"
#include "features/people/form_pages.hpp"
#include "web/csrf.hpp"
#include "web/shell/parts.hpp"

#include <fmt/format.h>

namespace holdfast::people {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {

struct Side {
    Person person{};
    std::vector<HeldFact> facts{};
};

/// Both records, both looked at; not_found where either may not be read.
Outcome<std::pair<Side, Side>> sides_of(trail::View& view, const web::Request& request) {
    std::vector<Side> sides;
    for (const char* name : {"subject", "other"}) {
        const std::string& reference = request.parameter(name);
        TRY(policy::require(view, policy::Verb::read, question_of(view), reference));
        const auto person = find_person(view, reference);
        if (!person) return not_found();
        view.look({person_kind, reference});
        sides.push_back({*person, facts_of(view, person->id)});
    }
    if (sides[0].person.id == sides[1].person.id) return not_found();
    return std::pair(sides[0], sides[1]);
}

/// What one side says of a kind of fact, one line each.
Html said_by(const Side& side, FactKind kind) {
    Html lines;
    for (const auto& held : side.facts) {
        if (!held.is_in_force() || kind_of(held.fact) != kind) continue;
        if (const auto* name = std::get_if<Name>(&held.fact))
            lines.add("<li>{} {} ({})</li>", name->given, name->family, line_of(name_kinds, name->kind).words);
        if (const auto* birth = std::get_if<Birth>(&held.fact))
            lines.add("<li>{} ({})</li>", in_words(birth->on), line_of(birth_precisions, birth->precision).words);
        if (const auto* trait = std::get_if<Trait>(&held.fact))
            lines.add("<li>{}: {}</li>", line_of(characteristics, trait->characteristic).words, words_of(*trait));
        if (const auto* number = std::get_if<Identifier>(&held.fact)) lines.add("<li>{}: {}</li>", words_of(number->kind).words, number->value);
        const auto* address = std::get_if<Address>(&held.fact);
        if (address != nullptr && !address->is_confidential) lines.add("<li>{} {}</li>", address->lines, address->postcode);
    }
    return lines.empty() ? html("Nothing on record") : html("<ul class=\"govuk-list\">{}</ul>", lines);
}

Html sides_table(const Side& one, const Side& other) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "What"}, {.text = "Record " + one.person.reference}, {.text = "Record " + other.person.reference}},
                       .caption = "Side by side",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& [kind, words] : {std::pair(FactKind::name, "Names"), std::pair(FactKind::birth, "Birth"), std::pair(FactKind::trait, "Characteristics"),
                                      std::pair(FactKind::identifier, "Numbers"), std::pair(FactKind::address, "Addresses")})
        table.rows.push_back({{.text = words}, {.html = said_by(one, kind)}, {.html = said_by(other, kind)}});
    return web::shell::table_region("Side by side", govuk::table(table));
}

Html weights_table(const Match& match) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "What"}, {.text = "How it agrees"}, {.text = "Weight", .format = "numeric"}},
                       .caption = "How sure",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& weight : match.weights)
        table.rows.push_back(
            {{.text = std::string(weight.part)}, {.text = std::string(weight.because)}, {.text = bits_in_words(weight.tenths), .format = "numeric"}});
    table.rows.push_back({{.text = "Together"}, {.text = std::string(in_words(match.band))}, {.text = bits_in_words(match.tenths), .format = "numeric"}});
    Html part = web::shell::table_region("How sure", govuk::table(table));
    if (!match.kept_back.empty()) part.add(govuk::inset_text({.text = std::string(match.kept_back)}));
    return part;
}

bool may_write_both(trail::View& view, const Side& one, const Side& other) {
    const auto question = question_of(view);
    return policy::may(view, policy::Verb::write, question, one.person.reference) && policy::may(view, policy::Verb::write, question, other.person.reference);
}

site::Page compare_page(trail::View& view, const web::Request& request, const std::pair<Side, Side>& sides, std::vector<FieldError> errors) {
    const auto& [one, other] = sides;
    const Form form{request, errors};
    Html main = html("<h1 class=\"govuk-heading-l\">Is this one person?</h1>");
    main.add(sides_table(one, other)).add(weights_table(match(description_of(one.facts), description_of(other.facts))));
    if (may_write_both(view, one, other)) {
        main.add("<form method=\"post\" action=\"/persons/{}/compare/{}\" novalidate>", one.person.reference, other.person.reference);
        main.add(web::csrf_field(request));
        main.add(form.choice("verdict", "What do you say?",
                             {{.value = "merge", .text = "One person: link the records"}, {.value = "apart", .text = "Two people: do not ask again"}}));
        main.add(form.line("why", "Why?")).add(govuk::button({.text = "Decide", .prevent_double_click = true})).add("</form>");
    } else main.add("<p class=\"govuk-body\">Only somebody who works on both records can link them.</p>");
    return {.title = "Is this one person?",
            .main = std::move(main),
            .breadcrumbs = {{"Find a person", "/persons"}, {"Record " + one.person.reference, "/persons/" + one.person.reference}},
            .errors = std::move(errors),
            .is_wide = true};
}

Outcome<site::Answer> decide(trail::Change& change, const web::Request& request) {
    const auto sides = TRY(sides_of(change, request));
    const std::string &one = sides.first.person.reference, &other = sides.second.person.reference, why = typed(request, "why");
    const bool is_merge = request.form.get("verdict") == "merge";
    if (!is_merge && request.form.get("verdict") != "apart")
        return shown_again(compare_page(change, request, sides, {{"verdict", "Choose one of the two"}}), invalid(""));
    const auto refused = [&](const Refusal& refusal) { return shown_again(compare_page(change, request, sides, refusal.errors), refusal); };
    if (is_merge) {
        if (const auto merged = merge(change, one, other, why); !merged) return refused(merged.refusal());
    } else if (const auto apart = keep_apart(change, one, other, why); !apart) return refused(apart.refusal());
    return site::Answer{site::redirect_with_message("/persons/" + one, is_merge ? "The records are linked" : "They are kept as two people")};
}

/// The merge that the path names, of a record that the viewer may write in.
Outcome<Merge> merge_in(trail::View& view, const web::Request& request) {
    const std::string& reference = request.parameter("subject");
    TRY(policy::require(view, policy::Verb::write, question_of(view), reference));
    const auto person = find_person(view, reference);
    const auto found = find_merge(view, Id<Merge>{number_in(request, "merge")});
    if (!person || !found || found->undone_at || (found->kept != person->id && found->merged != person->id)) return not_found();
    const auto other = find_person(view, found->kept == person->id ? found->merged : found->kept);
    if (!other || !policy::may(view, policy::Verb::write, question_of(view), other->reference)) return not_found();
    return *found;
}

site::Page unmerge_page(const web::Request& request, const Merge& merge, std::vector<FieldError> errors) {
    const Form form{request, errors};
    const std::string& reference = request.parameter("subject");
    Html main = html(
        "<h1 class=\"govuk-heading-l\">Take merge {} back</h1><p class=\"govuk-body\">The records were linked on {}: {}</p><p class=\"govuk-body\">Each record "
        "stays as it is, with what was written in it since.</p><form method=\"post\" action=\"/persons/{}/merges/{}\" novalidate>",
        merge.id.number, in_words(merge.merged_at), merge.why, reference, merge.id.number);
    main.add(web::csrf_field(request)).add(form.line("why", "Why are these two people?"));
    main.add(govuk::button({.text = "Take the merge back", .classes = "govuk-button--warning", .prevent_double_click = true})).add("</form>");
    return {.title = fmt::format("Take merge {} back", merge.id.number),
            .main = std::move(main),
            .breadcrumbs = {{"Find a person", "/persons"}, {"Record " + reference, "/persons/" + reference}},
            .errors = std::move(errors)};
}

Outcome<site::Answer> take_back(trail::Change& change, const web::Request& request) {
    const Merge found = TRY(merge_in(change, request));
    const auto done = unmerge(change, found.id, typed(request, "why"));
    if (!done) return shown_again(unmerge_page(request, found, done.refusal().errors), done.refusal());
    return site::Answer{site::redirect_with_message("/persons/" + request.parameter("subject"), "The merge was taken back")};
}

}  // namespace

void add_compare_routes(site::Router& router) {
    router.get("/persons/{subject}/compare/{other}", permissions::view, [](trail::View& view, const web::Request& request) -> Outcome<site::Answer> {
        const auto sides = TRY(sides_of(view, request));
        return site::Answer{compare_page(view, request, sides, {})};
    });
    router.post("/persons/{subject}/compare/{other}", permissions::merge, "Compared records", decide).needs_recent_proof = true;
    router.get("/persons/{subject}/merges/{merge}", permissions::merge, [](trail::View& view, const web::Request& request) -> Outcome<site::Answer> {
        const Merge found = TRY(merge_in(view, request));
        return site::Answer{unmerge_page(request, found, {})};
    });
    router.post("/persons/{subject}/merges/{merge}", permissions::merge, "Merge taken back", take_back).needs_recent_proof = true;
}

}  // namespace holdfast::people
