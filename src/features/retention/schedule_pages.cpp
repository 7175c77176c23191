#include "core/retention/permissions.hpp"
#include "core/retention/retention_service.hpp"
#include "features/retention/form_pages.hpp"
#include "features/retention/retention_pages.hpp"
#include "web/csrf.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::retention {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static std::string due_in_words(trail::View& view, const Class& line, const Kind* kind) {
    if (kind == nullptr) return "No records yet";
    const auto due = due_records(view, line, *kind);
    return std::to_string(due.size());
}

static Html schedule_table(trail::View& view, const Kinds& kinds) {
    govuk::Table table{
        .rows = {},
        .head = {{.text = "Records"}, {.text = "Kept for"}, {.text = "From when"}, {.text = "On whose authority"}, {.text = "Then"}, {.text = "Due today"}},
        .caption = "The schedule",
        .caption_classes = "govuk-table__caption--m",
        .first_cell_is_header = true,
        .classes = "govuk-table--small-text-until-tablet"};
    for (const auto& line : load_schedule(view))
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a>", class_path(line.key), line.what)},
                              {.text = words_of(line.length)},
                              {.text = line.clock},
                              {.text = authority_of(line)},
                              {.text = end_of(line)},
                              {.text = due_in_words(view, line, kind_of(*kinds, line.key))}});
    if (table.rows.empty())
        return html(
            "<h2 class=\"govuk-heading-m\">The schedule</h2><p class=\"govuk-body\">None was loaded. It is imported as the kind <code>retention</code>.</p>");
    return web::shell::table_region("The schedule", govuk::table(table));
}

static Html proposals_table(trail::View& view) {
    const auto proposals = unfinished_proposals(view);
    if (proposals.empty()) return html("<h2 class=\"govuk-heading-m\">Proposals</h2><p class=\"govuk-body\">Nothing waits for a second person.</p>");
    govuk::Table table{.rows = {},
                       .head = {{.text = "Proposal"}, {.text = "Class"}, {.text = "Proposed by"}, {.text = "On"}, {.text = "State"}},
                       .caption = "Proposals",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& proposal : proposals)
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}\">Proposal {}</a>", proposal_path(proposal.id), proposal.id.number)},
                              {.text = proposal.class_key},
                              {.text = proposal.proposed_by_name},
                              {.text = in_words(proposal.proposed_at)},
                              {.text = proposal.state == ProposalState::open ? "Waits for approval" : "Approved, not carried out"}});
    return web::shell::table_region("Proposals", govuk::table(table));
}

static Html certificates_table(trail::View& view) {
    const auto certificates = load_certificates(view);
    if (certificates.empty()) return html("<h2 class=\"govuk-heading-m\">Certificates of disposal</h2><p class=\"govuk-body\">None was given yet.</p>");
    govuk::Table table{.rows = {},
                       .head = {{.text = "Certificate"}, {.text = "Records"}, {.text = "Disposed of", .format = "numeric"}, {.text = "Given"}},
                       .caption = "Certificates of disposal",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& certificate : certificates)
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}\">Certificate {}</a>", certificate_path(certificate.id), certificate.id.number)},
                              {.text = certificate.line.what},
                              {.text = std::to_string(certificate.count), .format = "numeric"},
                              {.text = in_words(certificate.given_at)}});
    return web::shell::table_region("Certificates of disposal", govuk::table(table));
}

static Outcome<site::Answer> show_schedule(trail::View& view, const Kinds& kinds) {
    const auto held = holds_in_force(view).size();
    Html main = html("<h1 class=\"govuk-heading-l\">Retention and disposal</h1>");
    main.add(
        "<p class=\"govuk-body\">One person proposes what is due, another approves it. What is held is never due. "
        "<a class=\"govuk-link\" href=\"/retention/holds\">Holds</a>: {} in force.</p>",
        held);
    main.add(proposals_table(view)).add(schedule_table(view, kinds)).add(certificates_table(view));
    return site::Answer{site::Page{.title = "Retention and disposal", .main = std::move(main), .is_wide = true}};
}

static Html due_table(const std::vector<DueRecord>& due, const Kind& kind) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Record"}, {.text = "Reference"}, {.text = "Time began"}, {.text = "Due since"}, {.text = "State"}},
                       .caption = "Due today",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& one : due)
        table.rows.push_back({{.text = one.record.words},
                              {.text = fmt::format("{} {}", kind.record_kind, one.record.reference)},
                              {.text = in_words(one.record.started_on)},
                              {.text = in_words(one.due_on)},
                              {.text = one.is_proposed ? "Proposed" : "Not proposed"}});
    return web::shell::table_region("Due today", govuk::table(table));
}

static Html propose_form(const web::Request& request, const Class& line, const std::vector<FieldError>& errors) {
    Html form = html("<h2 class=\"govuk-heading-m\">Propose the disposal</h2><form method=\"post\" action=\"{}/proposals\" novalidate>", class_path(line.key));
    form.add(web::csrf_field(request));
    const char* asked = line.at_end == AtEnd::review ? "What the review found" : "Why it can be destroyed";
    form.add(question(request, {.name = "reason", .label = asked, .hint = "Goes into the trail and on no certificate. Name nobody.", .is_long = true}, errors));
    return form.add(govuk::button({.text = "Propose what is due", .prevent_double_click = true})).add("</form>");
}

static Html due_part(trail::View& view, const web::Request& request, const Class& line, const Kind* kind, const std::vector<FieldError>& errors) {
    if (kind == nullptr) return html("<p class=\"govuk-body\">Holdfast keeps no records of this class yet, so nothing can be due.</p>");
    const auto due = due_records(view, line, *kind);
    if (due.empty()) return html("<h2 class=\"govuk-heading-m\">Due today</h2><p class=\"govuk-body\">Nothing is due.</p>");
    Html part = due_table(due, *kind);
    const auto is_new = [](const DueRecord& one) { return !one.is_proposed; };
    const bool may_propose = view.may(permissions::propose) && !view.actor().is_operator;
    if (may_propose && std::ranges::any_of(due, is_new)) part.add(propose_form(request, line, errors));
    return part;
}

static Outcome<site::Answer> show_class(trail::View& view, const web::Request& request, const Kinds& kinds, const std::vector<FieldError>& errors) {
    const auto line = find_class(view, request.parameter("class"));
    if (!line) return not_found();
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", line->what);
    main.add(
        govuk::summary_list({.rows = {{.key = {.text = "Kept for"}, .value = {.text = fmt::format("{} from when {}", words_of(line->length), line->clock)}},
                                      {.key = {.text = "Authority"}, .value = {.text = authority_of(*line)}},
                                      {.key = {.text = "At the end"},
                                       .value = {.text = line->at_end == AtEnd::destroy ? "Destroyed" : "Reviewed; destroyed where the review says so"}},
                                      {.key = {.text = "Key"}, .value = {.text = line->key}}}}));
    main.add(due_part(view, request, *line, kind_of(*kinds, line->key), errors));
    return site::Answer{site::Page{.title = line->what,
                                   .main = std::move(main),
                                   .breadcrumbs = {{"Retention and disposal", "/retention"}},
                                   .errors = errors,
                                   .status = errors.empty() ? 200 : 422}};
}

static Outcome<site::Answer> take_proposal(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const Kinds& kinds) {
    const auto made = journal.change(actor, "Disposal proposed",
                                     [&](trail::Change& change) { return propose(change, *kinds, request.parameter("class"), typed(request, "reason")); });
    if (made) return site::Answer{site::redirect_with_message(proposal_path(*made), "The disposal is proposed. Another person has to approve it")};
    if (!can_be_put_right(made.refusal())) return made.refusal();
    return journal.view(actor, [&](trail::View& view) { return show_class(view, request, kinds, errors_of(made.refusal(), "reason")); });
}

void add_schedule_routes(site::Router& router, const Kinds& kinds) {
    router.get("/retention", permissions::view, [kinds](trail::View& view, const web::Request&) { return show_schedule(view, kinds); });
    router.get("/retention/classes/{class}", permissions::view,
               [kinds](trail::View& view, const web::Request& request) { return show_class(view, request, kinds, {}); });
    router.post_act(
        "/retention/classes/{class}/proposals", permissions::propose, "Disposal proposed",
        [kinds](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) { return take_proposal(journal, actor, request, kinds); });
}

}  // namespace holdfast::retention
