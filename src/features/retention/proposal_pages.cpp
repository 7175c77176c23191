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

static std::string state_in_words(const Item& item) {
    switch (item.state) {
        case ItemState::proposed: return "Proposed";
        case ItemState::taken_out: return "Taken out: " + item.reason;
        case ItemState::disposed: return "Disposed of";
        case ItemState::kept: return "Kept: " + item.reason;
    }
    return "";
}

static std::string state_in_words(const Proposal& proposal) {
    switch (proposal.state) {
        case ProposalState::open: return "Waits for a second person";
        case ProposalState::approved: return "Approved by " + proposal.decided_by_name + ", not carried out to the end";
        case ProposalState::withdrawn: return "Withdrawn by " + proposal.decided_by_name;
        case ProposalState::carried_out: return "Approved by " + proposal.decided_by_name + " and carried out";
    }
    return "";
}

namespace {
/// A proposal as one person sees it.
struct Seen {
    Proposal proposal{};
    Class line{};
    std::vector<Item> items{};
    std::vector<DueRecord> due{};
    bool may_approve{false};
    bool may_withdraw{false};
};
}  // namespace

static std::optional<Seen> seen_by(trail::View& view, Id<Proposal> id, const Kinds& kinds) {
    const auto proposal = find_proposal(view, id);
    if (!proposal) return std::nullopt;
    Seen seen{.proposal = *proposal, .line = find_class(view, proposal->class_key).value(), .items = items_of(view, id)};
    if (const auto* kind = kind_of(*kinds, proposal->class_key)) seen.due = due_records(view, seen.line, *kind);
    const bool is_by_name = !view.actor().is_operator;
    const bool is_unfinished = proposal->state == ProposalState::open || proposal->state == ProposalState::approved;
    seen.may_approve = is_by_name && is_unfinished && view.may(permissions::approve) && proposal->proposed_by != view.actor().account;
    seen.may_withdraw = is_by_name && proposal->state == ProposalState::open && (view.may(permissions::approve) || view.may(permissions::propose));
    return seen;
}

static std::string words_for(const Seen& seen, const Item& item) {
    const auto found = std::ranges::find_if(seen.due, [&](const DueRecord& one) { return one.record.reference == item.reference; });
    if (found != seen.due.end()) return found->record.words;
    return item.state == ItemState::disposed ? "Not known any more" : "Held or no longer due";
}

static std::string field_of(const Item& item) { return "keep-" + item.reference; }

static govuk::Table items_table(const web::Request& request, const Seen& seen) {
    const bool can_choose = seen.may_approve && seen.proposal.state == ProposalState::open;
    govuk::Table table{.rows = {},
                       .head = {{.text = "Record"}, {.text = "Reference"}, {.text = can_choose ? "To keep it, say why" : "State"}},
                       .caption = "Records",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& item : seen.items) {
        const std::string words = words_for(seen, item);
        std::vector<govuk::TableCell> row{{.text = words}, {.text = item.reference}};
        if (can_choose)
            row.push_back({.html = govuk::input({.name = field_of(item),
                                                 .value = std::string(request.form.get(field_of(item))),
                                                 .label = {.text = "Why to keep " + item.reference, .classes = "govuk-visually-hidden"},
                                                 .classes = "govuk-!-margin-bottom-0",
                                                 .autocomplete = "off"})});
        else row.push_back({.text = state_in_words(item)});
        table.rows.push_back(std::move(row));
    }
    return table;
}

static Html approval_form(const web::Request& request, const Seen& seen, const std::vector<FieldError>& errors) {
    const bool is_open = seen.proposal.state == ProposalState::open;
    Html form = html("<form method=\"post\" action=\"{}/approval\" novalidate>", proposal_path(seen.proposal.id));
    form.add(web::csrf_field(request)).add(web::shell::table_region("Records", govuk::table(items_table(request, seen))));
    if (const auto error = error_of(errors, "approval")) form.add(govuk::error_message(*error));
    form.add(govuk::warning_text({.text = "What is disposed of cannot be brought back. A backup keeps it until the backup is deleted."}));
    form.add(govuk::button({.text = is_open ? "Approve and dispose of the rest" : "Go on with the disposal",
                            .classes = "govuk-button--warning",
                            .prevent_double_click = true,
                            .id = "approval"}));
    return form.add("</form>");
}

static Html withdrawal_form(const web::Request& request, const Seen& seen, const std::vector<FieldError>& errors) {
    Html form = html("<h2 class=\"govuk-heading-m\">Withdraw the proposal</h2><form method=\"post\" action=\"{}/withdrawal\" novalidate>",
                     proposal_path(seen.proposal.id));
    form.add(web::csrf_field(request));
    form.add(question(request, {.name = "withdrawal", .label = "Why nothing of it is to be disposed of"}, errors));
    return form.add(govuk::button({.text = "Withdraw", .classes = "govuk-button--secondary", .prevent_double_click = true})).add("</form>");
}

static Html certificate_link(trail::View& view, const Proposal& proposal) {
    const auto all = load_certificates(view);
    const auto found = std::ranges::find(all, proposal.id, &Certificate::proposal);
    if (found == all.end()) return {};
    return html("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}\">Certificate {}</a></p>", certificate_path(found->id), found->id.number);
}

static Outcome<site::Answer> show_proposal(trail::View& view, const web::Request& request, const Kinds& kinds, const std::vector<FieldError>& errors) {
    const auto seen = seen_by(view, {number_in(request, "proposal")}, kinds);
    if (!seen) return not_found();
    const auto& proposal = seen->proposal;
    const std::string title = fmt::format("Proposal {} to dispose of records", proposal.id.number);
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", title);
    main.add(govuk::summary_list(
        {.rows = {{.key = {.text = "Records"}, .value = {.text = seen->line.what}},
                  {.key = {.text = "Authority"}, .value = {.text = authority_of(seen->line)}},
                  {.key = {.text = "Proposed"}, .value = {.text = fmt::format("{} by {}", in_words(proposal.proposed_at), proposal.proposed_by_name)}},
                  {.key = {.text = "Why"}, .value = {.text = proposal.reason}},
                  {.key = {.text = "State"}, .value = {.text = state_in_words(proposal)}}}}));
    main.add(certificate_link(view, proposal));
    if (seen->may_approve) main.add(approval_form(request, *seen, errors));
    else main.add(web::shell::table_region("Records", govuk::table(items_table(request, *seen))));
    const bool is_own = proposal.state == ProposalState::open && proposal.proposed_by == view.actor().account;
    if (is_own) main.add("<p class=\"govuk-body\">Another person has to approve what you proposed.</p>");
    if (seen->may_withdraw) main.add(withdrawal_form(request, *seen, errors));
    return site::Answer{site::Page{.title = title,
                                   .main = std::move(main),
                                   .breadcrumbs = {{"Retention and disposal", "/retention"}},
                                   .errors = errors,
                                   .status = errors.empty() ? 200 : 422}};
}

/// Each record that is to be kept, with why.
static std::map<std::string, std::string> taken_out_in(trail::View& view, const web::Request& request, Id<Proposal> id) {
    std::map<std::string, std::string> taken_out;
    for (const auto& item : items_of(view, id))
        if (auto why = typed(request, field_of(item)); !why.empty()) taken_out.emplace(item.reference, std::move(why));
    return taken_out;
}

static Outcome<Id<Certificate>> approve_and_carry_out(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const Kinds& kinds) {
    const Id<Proposal> id{number_in(request, "proposal")};
    TRY(journal.change(actor, "Disposal approved", [&](trail::Change& change) -> Outcome<Done> {
        const auto proposal = find_proposal(change, id);
        if (!proposal || proposal->state != ProposalState::approved) return approve(change, id, taken_out_in(change, request, id));
        change.record({"retention.disposal_resumed", {"retention_proposal", std::to_string(id.number)}});
        return Done{};
    }));
    return carry_out(journal, actor, *kinds, id);
}

static Outcome<site::Answer> take_approval(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const Kinds& kinds) {
    const auto certificate = approve_and_carry_out(journal, actor, request, kinds);
    if (certificate) return site::Answer{site::redirect_with_message(certificate_path(*certificate), "The disposal is carried out")};
    if (!can_be_put_right(certificate.refusal())) return certificate.refusal();
    return journal.view(actor, [&](trail::View& view) { return show_proposal(view, request, kinds, errors_of(certificate.refusal(), "approval")); });
}

static Outcome<site::Answer> take_withdrawal(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const Kinds& kinds) {
    const Id<Proposal> id{number_in(request, "proposal")};
    const auto done = journal.change(actor, "Disposal withdrawn", [&](trail::Change& change) { return withdraw(change, id, typed(request, "withdrawal")); });
    if (done) return site::Answer{site::redirect_with_message("/retention", "The proposal is withdrawn")};
    if (!can_be_put_right(done.refusal())) return done.refusal();
    return journal.view(actor, [&](trail::View& view) { return show_proposal(view, request, kinds, errors_of(done.refusal(), "withdrawal")); });
}

void add_proposal_routes(site::Router& router, const Kinds& kinds) {
    router.get("/retention/proposals/{proposal}", permissions::view,
               [kinds](trail::View& view, const web::Request& request) { return show_proposal(view, request, kinds, {}); });
    router
        .post_act(
            "/retention/proposals/{proposal}/approval", permissions::approve, "Disposal approved",
            [kinds](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) { return take_approval(journal, actor, request, kinds); })
        .needs_recent_proof = true;
    router.post_act(
        "/retention/proposals/{proposal}/withdrawal", permissions::propose, "Disposal withdrawn",
        [kinds](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) { return take_withdrawal(journal, actor, request, kinds); });
}

}  // namespace holdfast::retention
