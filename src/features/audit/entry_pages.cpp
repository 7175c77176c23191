#include "features/audit/entry_pages.hpp"

#include "core/access/account_service.hpp"
#include "core/trail/search_store.hpp"
#include "core/trail/witness_store.hpp"
#include "web/govuk/govuk.hpp"
#include "web/percent.hpp"

#include <charconv>
#include <fmt/format.h>

namespace holdfast::audit {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static Outcome<std::int64_t> number_of(const web::Request& request) {
    const auto& text = request.parameter("number");
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return not_found();
    return number;
}

static govuk::SummaryRow row(const char* key, const std::string& value) { return {.key = {.text = key}, .value = {.text = value.empty() ? "\u2013" : value}}; }

static govuk::SummaryRow record_row(const trail::TrailEntry& entry) {
    if (entry.reference.empty()) return row("Record", entry.kind);  // such as the database itself, of which there is one
    const std::string query = fmt::format("?kind={}&reference={}", web::percent_encoded(entry.kind), web::percent_encoded(entry.reference));
    return {.key = {.text = "Record"},
            .value = {.text = entry.kind + " " + entry.reference},
            .actions = {.items = {{.href = "/trail" + query, .text = "Everything about it", .visually_hidden_text = ""},
                                  {.href = "/trail" + query + "&type=record.viewed", .text = "Who looked at it", .visually_hidden_text = ""}}}};
}

static Html facts(const trail::TrailEntryInFull& found) {
    const auto& entry = found.entry;
    const std::string erased = found.is_erased ? "erased under data-protection law" : "";
    const auto words = [&](const std::string& text) { return found.is_erased ? erased : text; };
    return govuk::summary_list(
        {.rows = {row("When", in_words(entry.at)), row("Who", words(entry.actor)), row("For which agency", entry.agency),
                  row("From where", words(found.address)), row("Session", found.session), row("What", entry.type), row("Outcome", found.outcome),
                  record_row(entry), row("Why", words(entry.reason)), row("Detail", words(entry.detail))}});
}

static Html proof_part(const trail::TrailEntryInFull& found) {
    if (!found.is_sealed) return html("<p class=\"govuk-body\">No checkpoint covers this entry yet. One is signed every minute.</p>");
    return html(
        "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/trail/entries/{}/download/proof\" download>Download the proof that this entry is in the "
        "trail</a> "
        "(C2SP tlog-proof). It can be checked far from here, with this entry and the public key of the log.</p>",
        std::to_string(found.entry.sequence));
}

static Outcome<site::Answer> entry_page(trail::View& view, const web::Request& request) {
    const auto found = trail::find_entry(view, TRY(number_of(request)));
    if (!found) return not_found();
    const std::string title = fmt::format("Entry {} of the trail", found->entry.sequence);
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", title);
    main.add(facts(*found)).add(proof_part(*found));
    return site::Answer{site::Page{.title = title, .main = std::move(main), .breadcrumbs = {{"Trail", "/trail"}}}};
}

static Outcome<site::Answer> proof_file(trail::View& view, const web::Request& request) {
    const auto number = TRY(number_of(request));
    const auto proof = trail::inclusion_of(view, number);
    if (!proof) return not_found();
    return site::Answer{web::download(proof->in_text(), "text/plain; charset=utf-8", fmt::format("entry-{}.tlog-proof", number))};
}

void add_entry_routes(site::Router& router) {
    router.get("/trail/entries/{number}", access::permissions::read_trail, entry_page);
    router.get("/trail/entries/{number}/download/proof", access::permissions::read_trail, proof_file);
}

}  // namespace holdfast::audit
