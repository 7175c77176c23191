#include "features/need_to_know/conflict_pages.hpp"

#include "core/policy/conflict_service.hpp"
#include "web/csrf.hpp"

#include <algorithm>

namespace holdfast::need_to_know {

using policy::Conflict;
using policy::DeclaredConflict;
using policy::Override;
using web::Html;
using web::html;
namespace govuk = web::govuk;

static std::string conflict_in_words(Conflict conflict) {
    const auto found = std::ranges::find(policy::conflicts, conflict, &policy::ConflictWords::conflict);
    return found == policy::conflicts.end() ? "" : std::string(found->words);
}

static Html declare_form(const Form& form, const Kinds& kinds, const std::vector<access::Account>& people, bool may_maintain) {
    std::vector<govuk::SelectItem> choices;
    for (const auto& one : policy::conflicts) choices.push_back({.value = std::string(one.token), .text = std::string(one.words)});
    Html part = html("<h2 class=\"govuk-heading-m\">Declare a conflict</h2><form method=\"post\" action=\"/access/conflicts\" novalidate>");
    part.add(web::csrf_field(form.request)).add(form.record(kinds));
    if (may_maintain) part.add(form.choice("account", "Who", people_items(people)));
    const bool has_vaults = std::ranges::any_of(*kinds, [](const policy::RecordKind& kind) { return !kind.vault.empty(); });
    part.add(form.choice("conflict", "The record is about", std::move(choices)));
    part.add(form.lines("reason", "How are they connected?", has_vaults ? "Leave it empty for an allegation: it would be read outside its vault" : ""));
    return part.add(govuk::button({.text = "Declare the conflict"})).add("</form>");
}

static Html withdraw_form(const Form& page, const DeclaredConflict& declared) {
    const std::string number = std::to_string(declared.id.number);
    Html form = html("<form method=\"post\" action=\"/access/conflicts/{}/withdrawal\" novalidate>", number).add(web::csrf_field(page.request));
    if (declared.withdrawal_by)
        return form.add(govuk::button({.text = "Confirm", .attributes = {{"aria-label", "Confirm that there is no conflict " + number + " any more"}}}))
            .add("</form>");
    form.add(govuk::input({.id = "withdrawal-" + number,
                           .name = "withdrawal",
                           .label = {.text = "Why there is no conflict " + number + " any more"},
                           .error_message = error_of(page.errors, "withdrawal-" + number),
                           .autocomplete = "off"}));
    return form.add(govuk::button({.text = "Withdraw", .classes = "govuk-button--secondary"})).add("</form>");
}

static Html register_table(trail::View& view, const Form& form, const std::vector<access::Account>& people) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Who"}, {.text = "Record"}, {.text = "About"}, {.text = "Reason"}, {.text = "Since"}, {.text = "Withdraw"}},
                       .caption = "The register",
                       .caption_classes = "govuk-table__caption--m"};
    for (const auto& declared : policy::conflicts_in_force(view)) {
        if (!policy::keeps_register(view, declared.vault)) continue;
        const bool is_own = declared.account == view.actor().account;
        const bool is_said = declared.withdrawal_by == view.actor().account;
        table.rows.push_back({{.text = name_of(people, declared.account)},
                              {.text = declared.kind + " " + declared.reference},
                              {.text = conflict_in_words(declared.conflict)},
                              {.text = declared.reason},
                              {.text = in_words(declared.declared_at)},
                              {.html = is_own    ? html("Not by oneself")
                                       : is_said ? html("Waits for a second person")
                                                 : withdraw_form(form, declared)}});
    }
    return scrolling("The register", table);
}

static Html override_form(const Form& form, const Kinds& kinds, const std::vector<access::Account>& people) {
    Html part = html(
        "<h2 class=\"govuk-heading-m\">Lift a bar</h2><p class=\"govuk-body\">Another person has to confirm it.</p><form method=\"post\" "
        "action=\"/access/conflicts/overrides\" novalidate>");
    part.add(web::csrf_field(form.request))
        .add(form.choice("barred_kind", "Kind of barred record", kind_items(kinds)))
        .add(form.line("barred_reference", "Reference of the barred record"));
    part.add(form.choice("barred_account", "Who is barred", people_items(people))).add(form.line("days", "For how many days, 7 at most"));
    part.add(form.lines("override_reason", "Why can nobody else do it?", "20 characters or more"));
    return part.add(govuk::button({.text = "Propose"})).add("</form>");
}

static Html overrides_table(trail::View& view, const web::Request& request, const std::vector<access::Account>& people) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Who"}, {.text = "Record"}, {.text = "Reason"}, {.text = "Until"}, {.text = "Proposed by"}, {.text = "Confirmed"}},
                       .caption = "Bars lifted or to be lifted",
                       .caption_classes = "govuk-table__caption--m"};
    for (const auto& one : policy::overrides_in_time(view)) {
        if (!policy::keeps_register(view, one.vault)) continue;
        const std::string number = std::to_string(one.id.number);
        const bool may_confirm = !one.confirmed_by && one.proposed_by != view.actor().account && one.account != view.actor().account;
        Html confirmed = one.confirmed_by ? html("{}", name_of(people, *one.confirmed_by)) : html("Waits for a second person");
        if (may_confirm)
            confirmed = html("<form method=\"post\" action=\"/access/conflicts/overrides/{}/confirmation\">", number)
                            .add(web::csrf_field(request))
                            .add(govuk::button({.text = "Confirm", .attributes = {{"aria-label", "Confirm proposal " + number}}}))
                            .add("</form>");
        table.rows.push_back({{.text = name_of(people, one.account)},
                              {.text = one.kind + " " + one.reference},
                              {.text = one.reason},
                              {.text = in_words(one.until_at)},
                              {.text = name_of(people, one.proposed_by)},
                              {.html = std::move(confirmed)}});
    }
    return scrolling("Bars lifted or to be lifted", table);
}

/// Whether the viewer keeps the register or a part of it.
static bool is_keeper(trail::View& view, const Kinds& kinds) {
    return policy::keeps_register(view, "") ||
           std::ranges::any_of(*kinds, [&](const policy::RecordKind& kind) { return policy::keeps_register(view, std::string(kind.vault)); });
}

static site::Page conflicts_page(trail::View& view, const web::Request& request, const Kinds& kinds, std::vector<FieldError> errors) {
    const Form form{request, errors};
    const bool may_maintain = is_keeper(view, kinds);
    const auto people = may_maintain ? access::load_accounts(view) : std::vector<access::Account>{};
    Html main = html(
        "<h1 class=\"govuk-heading-l\">Conflicts of interest</h1><p class=\"govuk-body\">Declare a record that is about you, your family or your own "
        "organisation. You are then kept from it.</p>");
    main.add(declare_form(form, kinds, people, may_maintain));
    if (may_maintain) main.add(register_table(view, form, people)).add(override_form(form, kinds, people)).add(overrides_table(view, request, people));
    return {.title = "Conflicts of interest", .main = std::move(main), .errors = std::move(errors), .is_wide = may_maintain};
}

static Outcome<site::Answer> declare(trail::Change& change, const web::Request& request, const Kinds& kinds) {
    const bool may_maintain = is_keeper(change, kinds) && request.form.has("account");
    const Id<trail::Account> account = may_maintain ? Id<trail::Account>{number_in(request.form.get("account"))} : change.actor().account;
    const auto* kind = kind_in(kinds, request.form.get("kind"));
    if (kind == nullptr) return shown_again(conflicts_page(change, request, kinds, {{"kind", "Choose a kind of record"}}), invalid(""));
    const auto declared = policy::declare_conflict(change, {.kind = std::string(kind->kind),
                                                            .reference = typed(request, "reference"),
                                                            .account = account,
                                                            .conflict = policy::parse_conflict(request.form.get("conflict")).value_or(Conflict::none),
                                                            .reason = typed(request, "reason"),
                                                            .vault = std::string(kind->vault)});
    if (!declared) return shown_again(conflicts_page(change, request, kinds, declared.refusal().errors), declared.refusal());
    return site::Answer{site::redirect_with_message("/access/conflicts", "The conflict was declared")};
}

static Outcome<site::Answer> withdraw(trail::Change& change, const web::Request& request, const Kinds& kinds) {
    const Id<DeclaredConflict> conflict{number_in(request.parameter("conflict"))};
    const auto done = policy::withdraw_conflict(change, conflict, typed(request, "withdrawal"));
    if (done)
        return site::Answer{site::redirect_with_message(
            "/access/conflicts", *done == policy::Withdrawal::done ? "The conflict was withdrawn" : "The withdrawal waits for a second person")};
    auto errors = done.refusal().errors;
    for (auto& error : errors) error.field = "withdrawal-" + std::to_string(conflict.number);
    return shown_again(conflicts_page(change, request, kinds, std::move(errors)), done.refusal());
}

/// The engine's fields under the names of this form, which shares a page with another.
static std::vector<FieldError> renamed(std::vector<FieldError> errors) {
    for (auto& error : errors) error.field = error.field == "reason" ? "override_reason" : error.field == "until" ? "days" : "barred_" + error.field;
    return errors;
}

static Outcome<site::Answer> propose(trail::Change& change, const web::Request& request, const Kinds& kinds) {
    const auto days = std::clamp<std::int64_t>(number_in(typed(request, "days")), 0, 1000);
    const auto* kind = kind_in(kinds, request.form.get("barred_kind"));
    const auto proposed = policy::propose_override(change, {.kind = kind == nullptr ? "" : std::string(kind->kind),
                                                            .reference = typed(request, "barred_reference"),
                                                            .account = Id<trail::Account>{number_in(request.form.get("barred_account"))},
                                                            .reason = typed(request, "override_reason"),
                                                            .until_at = change.now() + std::chrono::hours{24 * days},
                                                            .vault = kind == nullptr ? "" : std::string(kind->vault)});
    if (!proposed) return shown_again(conflicts_page(change, request, kinds, renamed(proposed.refusal().errors)), proposed.refusal());
    return site::Answer{site::redirect_with_message("/access/conflicts", "The proposal waits for a second person")};
}

static Outcome<site::Answer> confirm(trail::Change& change, const web::Request& request) {
    TRY(policy::confirm_override(change, Id<Override>{number_in(request.parameter("override"))}));
    return site::Answer{site::redirect_with_message("/access/conflicts", "The bar is lifted")};
}

/// What lets somebody deal with a record that they were kept from asks for a fresh proof. Who keeps which part of the register is the service's to say.
static void add_lifting_routes(site::Router& router, const Kinds& kinds) {
    const auto withdrawal = [kinds](trail::Change& change, const web::Request& request) { return withdraw(change, request, kinds); };
    const auto proposal = [kinds](trail::Change& change, const web::Request& request) { return propose(change, request, kinds); };
    router.post("/access/conflicts/{conflict}/withdrawal", permissions::signed_in, "conflict of interest withdrawn", withdrawal).needs_recent_proof = true;
    router.post("/access/conflicts/overrides", permissions::signed_in, "lifting of a bar proposed", proposal).needs_recent_proof = true;
    router.post("/access/conflicts/overrides/{override}/confirmation", permissions::signed_in, "lifting of a bar confirmed", confirm).needs_recent_proof = true;
}

void add_conflict_routes(site::Router& router, const Kinds& kinds) {
    router.get("/access/conflicts", permissions::signed_in, [kinds](trail::View& view, const web::Request& request) {
        return Outcome<site::Answer>(site::Answer{conflicts_page(view, request, kinds, {})});
    });
    router.post("/access/conflicts", permissions::signed_in, "conflict of interest declared",
                [kinds](trail::Change& change, const web::Request& request) { return declare(change, request, kinds); });
    add_lifting_routes(router, kinds);
}

}  // namespace holdfast::need_to_know
