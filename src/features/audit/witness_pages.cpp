#include "features/audit/witness_pages.hpp"

#include "core/access/account_service.hpp"
#include "core/notices/address.hpp"
#include "core/trail/seal_store.hpp"
#include "core/trail/witness_store.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"
#include "web/percent.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::audit {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static Html checkpoint_part(const std::optional<trail::SignedCheckpoint>& latest) {
    if (!latest) return html("<p class=\"govuk-body\">No checkpoint was signed yet. The first one comes within a minute.</p>");
    Html part =
        html("<p class=\"govuk-body\">The latest covers {} entries and was signed on {}. Keep it elsewhere: ", std::to_string(latest->checkpoint.head.size),
             in_words(latest->at));
    part.add("<a class=\"govuk-link\" href=\"/trail/download/checkpoint\" download>download the latest checkpoint</a>.</p>");
    return part.add("<div class=\"app-table-region\" tabindex=\"0\" role=\"region\" aria-label=\"The latest checkpoint\"><pre>{}</pre></div>",
                    latest->note.in_text());
}

static std::string request_path(const trail::Witness& witness) { return "/trail/witnesses/" + web::percent_encoded(witness.key.name) + "/download/request"; }

static std::string mail_in_words(const trail::Witness& witness) {
    if (witness.email.empty()) return "No";
    return witness.asked_at ? fmt::format("{}, last on {}", witness.email, in_words(*witness.asked_at)) : witness.email;
}

static Html witnesses_table(const std::vector<trail::Witness>& witnesses) {
    if (witnesses.empty()) return html("<p class=\"govuk-body\">No agency is a witness yet.</p>");
    govuk::Table table{
        .rows = {},
        .head = {{.text = "Agency"}, {.text = "Name of its key"}, {.text = "Entries it signed for"}, {.text = "Asked by mail"}, {.text = "To be signed"}},
        .caption = "Witnesses",
        .caption_classes = "govuk-table__caption--m",
        .first_cell_is_header = true};
    for (const auto& witness : witnesses)
        table.rows.push_back(
            {{.text = witness.agency},
             {.text = witness.key.name},
             {.text = std::to_string(witness.signed_size)},
             {.text = mail_in_words(witness)},
             {.html = html("<a class=\"govuk-link\" href=\"{}\" download>Download the request<span class=\"govuk-visually-hidden\"> for {}</span></a>",
                           request_path(witness), witness.agency)}});
    Html region = html("<div class=\"app-table-region\" tabindex=\"0\" role=\"region\" aria-label=\"Witnesses\">");
    return region.add(govuk::table(table)).add("</div>");
}

static std::optional<govuk::ErrorMessage> error_of(const std::vector<FieldError>& errors, std::string_view field) {
    const auto found = std::ranges::find(errors, field, &FieldError::field);
    return found == errors.end() ? std::nullopt : std::optional(govuk::ErrorMessage{.text = found->message});
}

static Html forms(const web::Request& request, const std::vector<FieldError>& errors) {
    const auto typed = [&](std::string_view name) { return std::string(request.form.get(name)); };
    Html part = html("<h2 class=\"govuk-heading-m\">Take what a witness signed</h2><form method=\"post\" action=\"/trail/witnesses/signatures\">");
    part.add(web::csrf_field(request));
    part.add(govuk::textarea({.name = "signature",
                              .value = typed("signature"),
                              .label = {.text = "The line it sent back"},
                              .hint = govuk::Hint{.text = "It begins with a dash and the name of its key"},
                              .error_message = error_of(errors, "signature")}));
    part.add(govuk::button({.text = "Add the signature"})).add("</form>");
    part.add("<h2 class=\"govuk-heading-m\">Add a witness</h2><form method=\"post\" action=\"/trail/witnesses\">").add(web::csrf_field(request));
    part.add(govuk::input({.name = "agency", .value = typed("agency"), .label = {.text = "Agency"}, .error_message = error_of(errors, "agency")}));
    part.add(govuk::input({.name = "key",
                           .value = typed("key"),
                           .label = {.text = "Its public key"},
                           .hint = govuk::Hint{.text = "What holdfast audit witness-key printed on the agency's machine"},
                           .error_message = error_of(errors, "key"),
                           .spellcheck = false}));
    part.add(govuk::input({.name = "email",
                           .type = "email",
                           .value = typed("email"),
                           .label = {.text = "E-mail address (optional)"},
                           .hint = govuk::Hint{.text = "Each day the latest checkpoint goes there as a file. To change the address, add the same key again"},
                           .error_message = error_of(errors, "email"),
                           .classes = "govuk-input--width-30",
                           .spellcheck = false}));
    return part.add(govuk::button({.text = "Add the witness", .classes = "govuk-button--secondary"})).add("</form>");
}

static site::Page witnesses_page(trail::View& view, const web::Request& request, std::vector<FieldError> errors) {
    Html main = html(
        "<h1 class=\"govuk-heading-l\">Checkpoints and witnesses</h1><p class=\"govuk-body\">A checkpoint is a signed statement of every entry that is in the "
        "trail. ");
    main.add(
        "The partner agencies are its witnesses: each signs a checkpoint only when it adds to the one it signed before, so that nobody, not even who runs "
        "this ");
    main.add("machine, can rewrite what happened unseen.</p>");
    main.add(checkpoint_part(trail::latest_checkpoint(view))).add(witnesses_table(trail::every_witness(view)));
    if (view.may(permissions::maintain_witnesses)) main.add(forms(request, errors));
    const int status = errors.empty() ? 200 : 422;
    return {.title = "Checkpoints and witnesses", .main = std::move(main), .breadcrumbs = {{"Trail", "/trail"}}, .errors = std::move(errors), .status = status};
}

static Outcome<site::Answer> checkpoint_file(trail::View& view, const web::Request&) {
    const auto latest = trail::latest_checkpoint(view);
    if (!latest) return not_found();
    return site::Answer{web::download(latest->note.in_text(), "text/plain; charset=utf-8", "checkpoint.txt")};
}

static Outcome<site::Answer> request_file(trail::View& view, const web::Request& request) {
    const auto witnesses = trail::every_witness(view);
    const auto witness = std::ranges::find(witnesses, request.parameter("name"), [](const auto& each) { return each.key.name; });
    if (witness == witnesses.end()) return not_found();
    const auto asked = trail::request_to(view, *witness);
    if (!asked) return not_found();
    return site::Answer{web::download(asked->in_text(), "text/plain; charset=utf-8", "witness-request.txt")};
}

/// A new witness, or another address of one that is known.
static Outcome<site::Answer> keep_witness(trail::Change& change, const web::Request& request, const merkle::PublicKey& key) {
    const std::string agency(request.form.get("agency")), email(request.form.get("email"));
    const bool is_new = trail::insert_witness(change, key, agency);
    const auto known = trail::every_witness(change);
    const auto witness = std::ranges::find(known, key.name, [](const auto& each) { return each.key.name; });
    const bool has_other_address = !email.empty() && witness != known.end() && witness->email != email;
    if (!is_new && !has_other_address) return site::Answer{witnesses_page(change, request, {{"key", "This key is a witness's already"}})};
    if (!email.empty()) trail::set_witness_email(change, key, email);
    change.record({is_new ? "trail.witness_added" : "trail.witness_address_set", {"trail_witness", key.name}, {}});
    return site::Answer{site::redirect_with_message("/trail/witnesses", is_new ? "The witness was added" : "The witness is asked by mail there from now on")};
}

static Outcome<site::Answer> add_witness(trail::Change& change, const web::Request& request) {
    std::vector<FieldError> errors;
    const std::string agency(request.form.get("agency")), email(request.form.get("email"));
    const auto key = merkle::parse_public_key(request.form.get("key"));
    if (agency.empty()) errors.push_back({"agency", "Enter the agency"});
    if (!key || key->use != merkle::KeyUse::witness) errors.push_back({"key", "Enter the public key of a witness, as holdfast audit witness-key prints it"});
    if (!email.empty() && !notices::is_address(email)) errors.push_back({"email", "Enter an e-mail address such as name@example.org"});
    if (!errors.empty()) return site::Answer{witnesses_page(change, request, errors)};
    return keep_witness(change, request, *key);
}

static Outcome<site::Answer> take_signature(trail::Change& change, const web::Request& request) {
    std::string line(request.form.get("signature"));
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r' || line.back() == ' ')) line.pop_back();
    const auto witness = trail::add_cosignature(change, line);
    if (!witness)
        return site::Answer{witnesses_page(change, request, {{"signature", "This is not a signature of a known witness under a checkpoint of this trail"}})};
    change.record({"trail.cosigned", {"trail_witness", witness->key.name}, {}});
    return site::Answer{site::redirect_with_message("/trail/witnesses", "The signature was added to its checkpoint")};
}

void add_witness_routes(site::Router& router) {
    using access::permissions::read_trail;
    router.get("/trail/witnesses", read_trail,
               [](trail::View& view, const web::Request& request) -> Outcome<site::Answer> { return site::Answer{witnesses_page(view, request, {})}; });
    router.get("/trail/download/checkpoint", read_trail, checkpoint_file);
    router.get("/trail/witnesses/{name}/download/request", read_trail, request_file);
    router.post("/trail/witnesses", permissions::maintain_witnesses, "Witness added", add_witness);
    router.post("/trail/witnesses/signatures", permissions::maintain_witnesses, "Witness's signature added", take_signature);
}

}  // namespace holdfast::audit
