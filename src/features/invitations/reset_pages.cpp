#include "features/invitations/reset_pages.hpp"

#include "core/sign_in/reset_service.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"

#include <fmt/format.h>

namespace holdfast::invitations {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static constexpr std::size_t longest_typed = 254;

static std::string wait_in_words(std::chrono::seconds wait) {
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(wait).count();
    return fmt::format("You have asked too often. Try again in {} minute{}", minutes, minutes == 1 ? "" : "s");
}

static site::Page wish_page(const web::Request& request, const Surroundings& surroundings, std::vector<FieldError> errors) {
    Html main = html("<h1 class=\"govuk-heading-l\">I have forgotten my password</h1>");
    const int status = errors.empty() ? 200 : 422;
    site::Page page{.title = "I have forgotten my password", .breadcrumbs = {{"Sign in", "/sign-in"}}, .errors = std::move(errors), .status = status};
    if (!surroundings.mail.is_on()) {
        main.add("<p class=\"govuk-body\">This site sends no mail. Ask your administrator for help.</p>");
        page.main = std::move(main);
        return page;
    }
    govuk::Input name{.name = "name",
                      .value = std::string(request.form.get("name")),
                      .label = {.text = "User name or e-mail address"},
                      .classes = "govuk-input--width-20",
                      .autocomplete = "username",
                      .spellcheck = false,
                      .autocapitalize = "none"};
    if (!page.errors.empty()) name.error_message = govuk::ErrorMessage{.text = page.errors.front().message};
    main.add("<p class=\"govuk-body\">We will send you a link to choose a new one. Your authenticator app or passkey stays as it is.</p>");
    main.add("<form method=\"post\" action=\"/forgotten-password\" novalidate>").add(web::csrf_field(request)).add(govuk::input(name));
    main.add(govuk::button({.text = "Send the link"})).add("</form>");
    page.main = std::move(main);
    return page;
}

static site::Page sent_page() {
    Html main = html("<h1 class=\"govuk-heading-l\">Look at your mail</h1>");
    main.add("<p class=\"govuk-body\">If there is such an account and its address is on record, a link is on its way. It works once, for 30 minutes.</p>");
    main.add(
        "<p class=\"govuk-body\">If nothing comes, look among the junk mail, or ask your administrator. Somebody who was invited and has not chosen a password "
        "yet needs a new invitation instead.</p>");
    main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/sign-in\">Back to signing in</a></p>");
    return {.title = "Look at your mail", .main = std::move(main)};
}

static Outcome<site::Answer> take_wish(trail::Journal& journal, const trail::Actor& visitor, const web::Request& request, const Surroundings& surroundings) {
    if (!surroundings.mail.is_on()) return site::Answer{wish_page(request, surroundings, {})};
    const std::string typed(request.form.get("name"));
    if (typed.empty() || typed.size() > longest_typed)
        return site::Answer{wish_page(request, surroundings, {{"name", "Enter your user name or e-mail address"}})};
    const auto wait = sign_in::wish_for_reset(journal, visitor, typed, {.address = request.peer}, surroundings.keys);
    if (wait.count() == 0) return site::Answer{web::redirect("/forgotten-password/sent")};
    site::Page page = wish_page(request, surroundings, {{"name", wait_in_words(wait)}});
    page.status = 429;
    page.retry_after = wait;
    return site::Answer{std::move(page)};
}

void add_reset_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings) {
    router.get("/forgotten-password", permissions::anyone, [surroundings](trail::View&, const web::Request& request) -> Outcome<site::Answer> {
        return site::Answer{wish_page(request, *surroundings, {})};
    });
    router.get("/forgotten-password/sent", permissions::anyone,
               [](trail::View&, const web::Request&) -> Outcome<site::Answer> { return site::Answer{sent_page()}; });
    router.post_act("/forgotten-password", permissions::anyone, "Forgotten password",
                    [surroundings](trail::Journal& journal, const trail::Actor& visitor, const web::Request& request) {
                        return take_wish(journal, visitor, request, *surroundings);
                    });
}

}  // namespace holdfast::invitations
