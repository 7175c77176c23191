#include "web/gallery/examples.hpp"
#include "web/govuk/govuk.hpp"

namespace holdfast::web::gallery {

using namespace govuk;

static Html pages() {
    Html page = pagination(
        {.items = {{.number = "1", .href = nowhere}, {.number = "2", .href = nowhere, .current = true}, {.ellipsis = true}, {.number = "9", .href = nowhere}},
         .previous = PaginationLink{.href = nowhere},
         .next = PaginationLink{.href = nowhere},
         .landmark_label = "Pages of the list"});
    add(page, Pagination{.previous = PaginationLink{.label_text = "The child", .href = nowhere},
                         .next = PaginationLink{.label_text = "The family", .href = nowhere},
                         .landmark_label = "Parts of the referral"});
    return page;
}

static Html languages() {
    return language_navigation({.items = {{.text = "English", .lang = "en", .current = true}, {.text = "Cymraeg", .lang = "cy", .href = nowhere}}});
}

static Html service() {
    return service_navigation({.aria_label = "An example of a service",
                               .navigation_label = "Parts of the example",
                               .navigation_id = "example-navigation",
                               .service_name = "Holdfast",
                               .service_url = nowhere,
                               .navigation = {{.active = true, .text = "Early help", .href = nowhere}, {.text = "Child protection", .href = nowhere}}});
}

static Html question_about_cookies() {
    return cookie_banner(
        {.messages = {{.heading_text = "Cookies on Holdfast",
                       .text = "We would like to set one more cookie.",
                       .actions = {{.text = "Accept", .type = "button"}, {.text = "Reject", .type = "button"}, {.text = "View cookies", .href = nowhere}}}}});
}

static Html page_end() {
    return footer({.meta = FooterMeta{.visually_hidden_title = "Support links of the example",
                                      .items = {{.text = "Accessibility", .href = nowhere}, {.text = "Privacy", .href = nowhere}}},
                   .content_licence = std::nullopt,
                   .copyright = {.text = "© The partnership"}});
}

void add_navigation(std::vector<Example>& all) {
    all.push_back({"back-link", "Back link", back_link({.href = nowhere})});
    all.push_back({"breadcrumbs", "Breadcrumbs",
                   breadcrumbs({.items = {{.text = "Home", .href = nowhere}, {.text = "Early help", .href = nowhere}, {.text = "EH-2017-0042"}},
                                .label_text = "Breadcrumb of the example"})});
    all.push_back({"cookie-banner", "Cookie banner", question_about_cookies()});
    all.push_back({"exit-this-page", "Exit this page", exit_this_page({.redirect_url = "/"})});
    all.push_back({"feedback", "Feedback",
                   feedback({.title_text = "Is this page useful?",
                             .html = html("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"#main-content\">Tell us</a></p>")})});
    all.push_back({"footer", "Footer", page_end()});
    all.push_back({"generic-header", "Generic header", generic_header({.url = nowhere, .logo_text = "The partnership", .classes = "app-header"})});
    all.push_back({"language-navigation", "Language navigation", languages()});
    all.push_back({"pagination", "Pagination", pages()});
    all.push_back({"phase-banner", "Phase banner", phase_banner({.text = "This is a new service.", .tag = {.text = "Beta"}})});
    all.push_back({"service-navigation", "Service navigation", service()});
    all.push_back(
        {"skip-link", "Skip link",
         html("<p class=\"govuk-body\">It is seen when the tab key comes to it.</p>\n").add(skip_link({.text = "Skip to the example", .href = nowhere}))});
}

}  // namespace holdfast::web::gallery
