#include "core/site/unavailable.hpp"

#include <algorithm>

namespace holdfast::site {

using web::Html;
using web::html;

static bool is_secret(const std::pair<std::string, std::string>& field) { return field.first == "code" || field.first.find("password") != std::string::npos; }

static bool can_come_back(const web::Request& request) { return request.uploads.empty() && std::ranges::none_of(request.form.all(), is_secret); }

static Html form_again(const web::Request& request) {
    Html form = html("<form method=\"post\" action=\"{}\">", request.target);
    for (const auto& [name, value] : request.form.all()) form.add("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
    return std::move(form.add("<button type=\"submit\" class=\"govuk-button\" data-module=\"govuk-button\">Send it again</button></form>"));
}

web::Response unavailable_page(const Shell& shell, const web::Request& request) {
    const std::string title = "Sorry, the service is unavailable";
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", title);
    if (request.method != web::Method::post) {
        main.add("<p class=\"govuk-body\">Try again in a few moments.</p><p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}\">Try again</a></p>",
                 request.target);
    } else if (can_come_back(request)) {
        main.add(
            "<p class=\"govuk-body\">Nothing you sent has been saved. What you typed is kept in this page: leave it open, and send it again in a few "
            "moments.</p>");
        main.add(form_again(request));
    } else {
        main.add("<p class=\"govuk-body\">Nothing you sent has been saved. Go back and send it again in a few moments.</p>");
    }
    const trail::Actor unknown = trail::nobody(request.peer);
    return shell.page(unknown, request, {.title = title, .main = std::move(main), .status = 503, .retry_after = std::chrono::seconds{5}});
}

}  // namespace holdfast::site
