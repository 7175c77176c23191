#include "features/administration/home_pages.hpp"

#include "web/shell/site_texts.hpp"

namespace holdfast::administration {

using web::Html;
using web::html;

/// What somebody may do of one part of the work; nothing where that is nothing.
static Html cards(const trail::View& view, const Surroundings& surroundings, std::string_view work) {
    Html list;
    for (const auto& item : surroundings.navigation) {
        if (item.work != work || !view.may(item.permission)) continue;
        list.add(
            "<li class=\"app-card\"><h3 class=\"govuk-heading-m\"><a class=\"govuk-link\" href=\"{}\">{}</a></h3>"
            "<p class=\"govuk-body\">{}</p></li>",
            item.path, item.text, item.summary);
    }
    if (list.empty()) return {};
    return html("<section><h2 class=\"govuk-heading-l\">{}</h2><ul class=\"app-cards\">{}</ul></section>", work, list);
}

static Outcome<site::Answer> home(trail::View& view, const Surroundings& surroundings) {
    Html main = html("<h1 class=\"govuk-heading-xl\">{}</h1>", "The partnership's work, in one place");
    main.add("<p class=\"govuk-body-l\">You are signed in as {}.</p>", view.actor().name);
    for (const auto work : site::works::all) main.add(cards(view, surroundings, work));
    return site::Answer{site::Page{.title = "Home", .main = std::move(main)}};
}

/// A page that is the same for everybody, signed in or not.
static site::ViewPage fixed_page(std::string title, const web::shell::SiteContact& contact, Html (*text)(const web::shell::SiteContact&)) {
    return [title = std::move(title), contact, text](trail::View&, const web::Request&) -> Outcome<site::Answer> {
        return site::Answer{site::Page{.title = title, .main = text(contact)}};
    };
}

/// For what watches over the site: who asks was looked up in the database before, so this answers only while it can be read.
static Outcome<site::Answer> health(trail::View&, const web::Request&) {
    return site::Answer{web::Response{.content_type = "text/plain; charset=utf-8", .body = "ok"}};
}

void add_home_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings) {
    router.get("/", permissions::signed_in, [surroundings](trail::View& view, const web::Request&) { return home(view, *surroundings); });
    const web::shell::SiteContact contact{.partnership = surroundings->partnership};
    router.get("/accessibility", permissions::anyone, fixed_page("Accessibility statement", contact, web::shell::accessibility_statement));
    router.get("/privacy", permissions::anyone, fixed_page("Privacy notice", contact, web::shell::privacy_notice));
    router.get("/cookies", permissions::anyone, fixed_page("Cookies", contact, web::shell::cookies_page));
    router.get("/health", permissions::anyone, health);
}

}  // namespace holdfast::administration
