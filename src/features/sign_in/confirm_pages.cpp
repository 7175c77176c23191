#include "features/sign_in/confirm_pages.hpp"

#include "core/sign_in/sign_in_service.hpp"
#include "core/site/session_pages.hpp"
#include "features/sign_in/form_pages.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"

namespace holdfast::sign_in {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static site::Page confirm_page(const web::Request& request, std::vector<FieldError> errors) {
    Html main = html("<h1 class=\"govuk-heading-l\">Confirm that it is you</h1>");
    main.add("<p class=\"govuk-body\">What comes next changes who can use this site, so we ask again. It is enough for {} minutes.</p>",
             static_cast<int>(site::proof_lasts.count()));
    main.add("<form method=\"post\" action=\"{}\" novalidate>", site::proof_path).add(web::csrf_field(request));
    main.add("<input type=\"hidden\" name=\"next\" value=\"{}\">", next_of(request));
    main.add(password_field({.name = "password", .label = "Your password"}, errors));
    main.add(govuk::button({.text = "Continue"})).add("</form>");
    const int status = status_of(errors);
    return {.title = "Confirm that it is you", .main = std::move(main), .errors = std::move(errors), .status = status};
}

static Outcome<site::Answer> take_proof(trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
    const auto progress = confirm(journal, actor, request.form.get("password"), site::session_token(request));
    if (progress.step == Progress::Step::signed_in)
        return site::Answer{site::with_session(web::redirect(path_to_return_to(request.form.get("next"))), progress.token)};
    if (progress.step == Progress::Step::refused) return site::Answer{confirm_page(request, {{"password", "This is not your password"}})};
    site::Page page = confirm_page(request, {{"password", wait_in_words(progress.wait)}});
    page.status = 429;
    page.retry_after = progress.wait;
    return site::Answer{std::move(page)};
}

void add_confirm_routes(site::Router& router) {
    router.get(site::proof_path, permissions::signed_in,
               [](trail::View&, const web::Request& request) -> Outcome<site::Answer> { return site::Answer{confirm_page(request, {})}; });
    router.post_act(site::proof_path, permissions::signed_in, "Asked again before a sensitive act", take_proof);
}

}  // namespace holdfast::sign_in
