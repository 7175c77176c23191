#include "features/chronology/returned_pages.hpp"

#include "core/organisations/organisation_store.hpp"
#include "core/pathway/returns_store.hpp"
#include "core/pathway/rows_store.hpp"
#include "core/people/merge_service.hpp"
#include "core/people/person_service.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <fmt/format.h>

namespace holdfast::chronology {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {

/// Something that a return said: where it stood, what it was, and by which return it came and went.
struct Said {
    std::string place{}, words{};
    Id<pathway::Entry> through{};
    std::optional<Id<pathway::Entry>> until{};
};

std::vector<Said> said_of(trail::View& view, Id<people::Person> person) {
    std::vector<Said> said;
    const auto place_of = [](const pathway::Stranger& stranger) { return stranger.place.empty() ? std::string("The child") : stranger.place; };
    for (const auto& [stranger, through] : pathway::present_strangers_of(view, person)) said.push_back({place_of(stranger), stranger.xml, through, {}});
    for (const auto& former : pathway::former_strangers_of(view, person))
        said.push_back({place_of(former.stranger), former.stranger.xml, former.was_through, former.replaced_by});
    for (const auto& [row, through, replaced_by] : pathway::rows_about(view, person)) said.push_back({row.table, in_words(row), through, replaced_by});
    return said;
}

std::string return_in_words(trail::View& view, Id<pathway::Entry> id) {
    const auto entry = pathway::find_entry(view, id);
    if (!entry) return {};
    const auto agency = organisations::find_agency(view, entry->agency);
    return fmt::format("{}, {}, loaded {}", agency ? std::string(organisations::name_on(*agency, view.today())) : entry->agency,
                       entry->file.empty() ? fmt::format("return {}", id.number) : entry->file, in_words(london_date(entry->entered_at)));
}

Html table_of(trail::View& view, const std::vector<Said>& said, bool is_former) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Where it stood"}, {.text = "What it said"}, {.text = "Came with"}},
                       .caption = is_former ? "Until a later return" : "Now",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    if (is_former) table.head.push_back({.text = "Until"});
    for (const auto& each : said) {
        if (each.until.has_value() != is_former) continue;
        auto& row = table.rows.emplace_back();
        row = {{.text = each.place}, {.text = each.words}, {.text = return_in_words(view, each.through)}};
        if (is_former) row.push_back({.text = return_in_words(view, *each.until)});
    }
    return table.rows.empty() ? Html() : web::shell::table_region(table.caption, govuk::table(table));
}

/// What is verbatim may hold anything, a confidential address too: it is for those who may write in the record.
Outcome<site::Answer> show(trail::View& view, const web::Request& request) {
    const auto& reference = request.parameter("subject");
    const auto question = people::question_of(view);
    TRY(policy::require(view, policy::Verb::write, question, reference));
    const auto person = people::find_person(view, reference);
    if (!person) return not_found();
    view.look({people::person_kind, reference});
    std::vector<Said> said;
    for (const auto& record : people::linked_records(view, *person)) {
        if (!policy::may(view, policy::Verb::write, question, record.person.reference)) continue;
        if (record.person.id != person->id) view.look({people::person_kind, record.person.reference});
        for (auto& each : said_of(view, record.person.id)) said.push_back(std::move(each));
    }
    Html main = html("<span class=\"govuk-caption-l\">Record {}</span><h1 class=\"govuk-heading-l\">What returns said beyond their form</h1>", reference);
    main.add(
        "<p class=\"govuk-body\">What stood in a return and is in no record here, word for word. A census that is written from the records gives its own "
        "elements back where they stood.</p>");
    if (said.empty()) main.add("<p class=\"govuk-body\">No return said anything beyond its form.</p>");
    main.add(table_of(view, said, false)).add(table_of(view, said, true));
    return site::Answer{site::Page{.title = "What returns said of " + reference,
                                   .main = std::move(main),
                                   .breadcrumbs = {{"Find a person", "/persons"}, {"Record " + reference, "/persons/" + reference}},
                                   .is_wide = true}};
}

}  // namespace

void add_returned_routes(site::Router& router) { router.get("/persons/{subject}/returned", people::permissions::view, show); }

}  // namespace holdfast::chronology
