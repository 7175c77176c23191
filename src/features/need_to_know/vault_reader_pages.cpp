#include "features/need_to_know/vault_reader_pages.hpp"

#include "core/policy/conflict_service.hpp"
#include "web/csrf.hpp"

#include <algorithm>

namespace holdfast::need_to_know {

using policy::VaultReader;
using policy::permissions::name_readers;
using web::Html;
using web::html;
namespace govuk = web::govuk;
using People = std::vector<access::Account>;

static constexpr std::string_view address = "/access/vault-readers";

static Html step_form(const web::Request& request, const VaultReader& reader, const govuk::Button& button, std::string_view step) {
    return html("<form method=\"post\" action=\"{}/{}/{}\">", address, reader.id.number, step)
        .add(web::csrf_field(request))
        .add(govuk::button(button))
        .add("</form>");
}

static Html confirmation_of(trail::View& view, const web::Request& request, const VaultReader& reader, const People& people) {
    const auto self = view.actor().account;
    if (reader.confirmed_by) return html("{}", name_of(people, *reader.confirmed_by));
    if (reader.proposed_by == self) return html("Waits for a second person");
    if (reader.account == self) return html("Not by oneself");
    return step_form(request, reader, {.text = "Confirm", .attributes = {{"aria-label", "Confirm " + name_of(people, reader.account)}}}, "confirmation");
}

static Html readers_table(trail::View& view, const web::Request& request, const NamedVault& vault, const People& people) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Who"}, {.text = "Reason"}, {.text = "Proposed by"}, {.text = "Confirmed by"}, {.text = "End"}},
                       .caption = std::string(vault.words),
                       .caption_classes = "govuk-table__caption--m"};
    for (const auto& reader : policy::vault_readers(view)) {
        if (reader.vault != vault.name) continue;
        const govuk::Button end{
            .text = "End", .classes = "govuk-button--secondary", .attributes = {{"aria-label", "End for " + name_of(people, reader.account)}}};
        table.rows.push_back({{.text = name_of(people, reader.account)},
                              {.text = reader.reason},
                              {.text = name_of(people, reader.proposed_by)},
                              {.html = confirmation_of(view, request, reader, people)},
                              {.html = step_form(request, reader, end, "end")}});
    }
    if (table.rows.empty()) return html("<h2 class=\"govuk-heading-m\">{}</h2><p class=\"govuk-body\">Nobody reads it.</p>", vault.words);
    return scrolling(std::string(vault.words), table);
}

static Html proposal_form(const Form& form, const Vaults& vaults, const People& people) {
    std::vector<govuk::SelectItem> names;
    for (const auto& vault : *vaults) names.push_back({.value = std::string(vault.name), .text = std::string(vault.words)});
    Html part = html(
        "<h2 class=\"govuk-heading-m\">Propose a reader</h2><p class=\"govuk-body\">Another person has to confirm it. Neither of you can be the "
        "reader.</p><form method=\"post\" action=\"{}\" novalidate>",
        address);
    auto choices = people_items(people);
    choices.insert(choices.begin(), {.value = "", .text = "Choose a person"});
    part.add(web::csrf_field(form.request)).add(form.choice("vault", "Vault", std::move(names))).add(form.choice("account", "Who", std::move(choices)));
    part.add(form.lines("reason", "Why must they read what is in the vault?", ""));
    return part.add(govuk::button({.text = "Propose"})).add("</form>");
}

static site::Page readers_page(trail::View& view, const web::Request& request, const Vaults& vaults, std::vector<FieldError> errors) {
    const auto people = access::load_accounts(view);
    Html main = html(
        "<h1 class=\"govuk-heading-l\">Readers of vaults</h1><p class=\"govuk-body\">What is in a vault is closed to everybody but its named readers, "
        "whatever their role. Two people name a reader; whoever may name readers can end it at once.</p>");
    for (const auto& vault : *vaults) main.add(readers_table(view, request, vault, people));
    main.add(proposal_form(Form{request, errors}, vaults, people));
    return {.title = "Readers of vaults", .main = std::move(main), .errors = std::move(errors), .is_wide = true};
}

static Outcome<site::Answer> propose(trail::Change& change, const web::Request& request, const Vaults& vaults) {
    const auto vault = std::ranges::find(*vaults, request.form.get("vault"), &NamedVault::name);
    const auto proposed = policy::propose_vault_reader(change, {.vault = vault == vaults->end() ? "" : std::string(vault->name),
                                                                .account = Id<trail::Account>{number_in(request.form.get("account"))},
                                                                .reason = typed(request, "reason")});
    if (!proposed) return shown_again(readers_page(change, request, vaults, proposed.refusal().errors), proposed.refusal());
    return site::Answer{site::redirect_with_message(std::string(address), "The proposal waits for a second person")};
}

static Id<VaultReader> reader_in(const web::Request& request) { return Id<VaultReader>{number_in(request.parameter("reader"))}; }

static Outcome<site::Answer> confirm(trail::Change& change, const web::Request& request) {
    TRY(policy::confirm_vault_reader(change, reader_in(request)));
    return site::Answer{site::redirect_with_message(std::string(address), "They read the vault from now on")};
}

static Outcome<site::Answer> end(trail::Change& change, const web::Request& request) {
    TRY(policy::end_vault_reader(change, reader_in(request)));
    return site::Answer{site::redirect_with_message(std::string(address), "They do not read the vault any more")};
}

void add_vault_reader_routes(site::Router& router, const Vaults& vaults) {
    router.get("/access/vault-readers", name_readers, [vaults](trail::View& view, const web::Request& request) {
        return Outcome<site::Answer>(site::Answer{readers_page(view, request, vaults, {})});
    });
    router
        .post("/access/vault-readers", name_readers, "reader of a vault proposed",
              [vaults](trail::Change& change, const web::Request& request) { return propose(change, request, vaults); })
        .needs_recent_proof = true;
    router.post("/access/vault-readers/{reader}/confirmation", name_readers, "reader of a vault confirmed", confirm).needs_recent_proof = true;
    router.post("/access/vault-readers/{reader}/end", name_readers, "reader of a vault ended", end).needs_recent_proof = true;
}

}  // namespace holdfast::need_to_know
