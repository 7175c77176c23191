#include "features/invitations/email_pages.hpp"

#include "core/access/account_store.hpp"
#include "core/access/permissions.hpp"
#include "core/sign_in/invitation_service.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"

#include <charconv>
#include <fmt/format.h>

namespace holdfast::invitations {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static Id<trail::Account> person_in(const web::Request& request) {
    const std::string& text = request.parameter("person");
    Id<trail::Account> id{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), id.number);
    return read.ptr == text.data() + text.size() ? id : Id<trail::Account>{};
}

static std::string path_of(Id<trail::Account> person) { return fmt::format("/people/{}", person.number); }

static site::Page email_page(const web::Request& request, const access::Account& account, std::vector<FieldError> errors) {
    govuk::Input input{.name = "email",
                       .type = "email",
                       .value = request.method == web::Method::post ? std::string(request.form.get("email")) : account.email,
                       .label = {.text = "E-mail address"},
                       .hint = govuk::Hint{.text = "Their own at work, which nobody else reads. Leave it empty if there is none"},
                       .classes = "govuk-input--width-30",
                       .autocomplete = "off",
                       .spellcheck = false};
    if (!errors.empty()) input.error_message = govuk::ErrorMessage{.text = errors.front().message};
    Html main = html("<h1 class=\"govuk-heading-l\">E-mail address of {}</h1>", account.name);
    main.add(
        "<p class=\"govuk-body\">Whoever reads this mail can choose a new password for the account. The address before is told of the change, and links "
        "that were sent there open nothing any more.</p>");
    main.add("<form method=\"post\" action=\"{}/email\" novalidate>", path_of(account.id)).add(web::csrf_field(request)).add(govuk::input(input));
    main.add(govuk::button({.text = "Save the address"})).add("</form>");
    const int status = errors.empty() ? 200 : 422;
    return {.title = "E-mail address of " + account.name,
            .main = std::move(main),
            .breadcrumbs = {{"People", "/people"}, {account.name, path_of(account.id)}},
            .errors = std::move(errors),
            .status = status};
}

static Outcome<site::Answer> show_email(trail::View& view, const web::Request& request) {
    const auto account = access::find_account(view, person_in(request));
    if (!account) return not_found();
    return site::Answer{email_page(request, *account, {})};
}

static std::string typed_address(const web::Request& request) {
    const auto typed = request.form.get("email");
    const auto first = typed.find_first_not_of(' ');
    return first == std::string_view::npos ? std::string{} : std::string(typed.substr(first, typed.find_last_not_of(' ') - first + 1));
}

static Outcome<site::Answer> take_email(trail::Change& change, const web::Request& request) {
    const auto account = access::find_account(change, person_in(request));
    if (!account) return not_found();
    const auto changed = sign_in::change_email(change, account->id, typed_address(request));
    if (changed) return site::Answer{site::redirect_with_message(path_of(account->id), "The address was saved")};
    if (changed.refusal().kind != Refusal::Kind::invalid) return changed.refusal();
    return site::Answer{email_page(request, *account, changed.refusal().errors)};
}

void add_email_routes(site::Router& router) {
    using access::permissions::manage_accounts;
    router.get("/people/{person}/email", manage_accounts, show_email).needs_recent_proof = true;
    router.post("/people/{person}/email", manage_accounts, "E-mail address put on record", take_email).needs_recent_proof = true;
}

}  // namespace holdfast::invitations
