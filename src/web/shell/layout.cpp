#include "web/shell/layout.hpp"

#include "web/assets/assets.hpp"
#include "web/csrf.hpp"
#include "web/govuk/breadcrumbs.hpp"
#include "web/govuk/error_summary.hpp"
#include "web/govuk/footer.hpp"
#include "web/govuk/links.hpp"
#include "web/govuk/notification_banner.hpp"
#include "web/govuk/phase_banner.hpp"
#include "web/govuk/service_navigation.hpp"

namespace holdfast::web::shell {
namespace {

using assets::asset_url;

// Three strands that run down into a hold: the picture of favicon.svg without its square.
Html mark() {
    return html(R"(<svg class="app-header__mark" viewBox="3 3 26 26" width="34" height="34" aria-hidden="true" focusable="false">)"
                R"(<g fill="none" stroke-linecap="round" stroke-width="3"><path stroke="currentColor")"
                R"( d="M11 5.5V16c0 5-2 8-5.5 10.5M21 5.5V16c0 5 2 8 5.5 10.5M11 13.5h10"/><path stroke="#4cc3b8" d="M16 19v8.5"/></g></svg>)");
}

/// `aria-current` as it marks the link of the header to the part that the page is in.
Html current(const Layout& layout, std::string_view href) {
    if (layout.part != href) return {};
    return html(" aria-current=\"{}\"", layout.path == href ? "page" : "true");
}

void add_title(Html& page, const Layout& layout) {
    page.add("<title>");
    if (!layout.errors.empty()) page.add("Error: ");
    if (!layout.title.empty()) page.add("{} – ", layout.title);
    page.add("{}", layout.service_name);
    if (!layout.partnership.empty()) page.add(" – {}", layout.partnership);
    page.add("</title>\n");
}

void add_head(Html& page, const Layout& layout) {
    page.add("<head>\n<meta charset=\"utf-8\">\n");
    add_title(page, layout);
    page.add(
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\n"
        "<meta name=\"theme-color\" content=\"#12436d\">\n"
        "<link rel=\"icon\" href=\"{}\" type=\"image/svg+xml\">\n<link rel=\"stylesheet\" href=\"{}\">\n"
        "<script type=\"module\" src=\"{}\"></script>\n</head>\n",
        asset_url("favicon.svg"), asset_url("holdfast.css"), asset_url("holdfast.js"));
}

void add_body_tag(Html& page, const Layout& layout) {
    page.add("<body class=\"govuk-template__body\"");
    if (!layout.signed_in_as.empty()) {
        page.add(" data-account=\"{}\"", layout.account);
        if (!layout.draft_key.empty()) page.add(" data-draft-key=\"{}\"", layout.draft_key);
        if (layout.session_seconds) page.add(" data-session-seconds=\"{}\" data-session-path=\"{}\"", *layout.session_seconds, layout.session_path);
    }
    page.add(">\n");
}

Html account(const Layout& layout) {
    if (layout.signed_in_as.empty()) return {};
    return html(
        "<form class=\"app-account\" action=\"/sign-out\" method=\"post\" data-sign-out>"
        "<input type=\"hidden\" name=\"{}\" value=\"{}\"><a class=\"govuk-link govuk-link--inverse app-account__name\" href=\"{}\"{}>"
        "<span class=\"govuk-visually-hidden\">Your account: </span>{}</a>{}"
        "<button class=\"app-link-button\" type=\"submit\">Sign out</button></form>",
        csrf_field_name, layout.csrf_token, account_path, current(layout, account_path), layout.signed_in_as,
        layout.inbox.empty() ? Html{}
                             : html("<a class=\"govuk-link govuk-link--inverse\" href=\"{}\"{}>{}</a>", inbox_path, current(layout, inbox_path), layout.inbox));
}

/// The generic header of the design system, with the account beside the name, for which the component has no place.
void add_masthead(Html& page, const Layout& layout) {
    page.add(
        "<div class=\"govuk-generic-header app-header\">\n<div class=\"govuk-generic-header__container govuk-width-container\">\n"
        "<div class=\"govuk-generic-header__logo\"><a href=\"/\" class=\"govuk-generic-header__homepage-link\">{}<span>{}</span></a></div>\n"
        "{}</div>\n</div>\n",
        mark(), layout.partnership.empty() ? layout.service_name : layout.partnership, account(layout));
}

void add_header(Html& page, const Layout& layout) {
    page.add("<header class=\"govuk-template__header\">\n");
    add_masthead(page, layout);
    govuk::ServiceNavigation navigation{.service_name = layout.partnership.empty() ? "" : layout.service_name, .service_url = "/"};
    for (const auto& link : layout.navigation)
        navigation.navigation.push_back(
            {.current = link.href == layout.part && link.href == layout.path, .active = link.href == layout.part, .text = link.text, .href = link.href});
    govuk::add(page, navigation);
    // Within the header, so that it stands in a landmark.
    if (!layout.phase.empty()) govuk::add(page, govuk::PhaseBanner{.html = layout.phase_text, .tag = {.text = layout.phase}});
    page.add("</header>\n");
}

void add_before_main(Html& page, const Layout& layout) {
    if (layout.breadcrumbs.empty()) return;
    govuk::Breadcrumbs breadcrumbs;
    for (const auto& crumb : layout.breadcrumbs) breadcrumbs.items.push_back({.text = crumb.text, .href = crumb.href});
    breadcrumbs.collapse_on_mobile = breadcrumbs.items.size() > 2;
    govuk::add(page, breadcrumbs);
}

void add_notices(Html& page, const Layout& layout) {
    if (!layout.errors.empty()) {
        // Without scripts the browser itself gives it the focus.
        govuk::ErrorSummary summary{.title_text = "There is a problem", .attributes = {{"tabindex", "-1"}, {"autofocus", ""}}};
        for (const auto& error : layout.errors) summary.error_list.push_back({.href = error.field.empty() ? "" : "#" + error.field, .text = error.message});
        govuk::add(page, summary);
    }
    if (layout.flash) {
        govuk::NotificationBanner banner{.html = html("<p class=\"govuk-notification-banner__heading\">{}</p>", *layout.flash)};
        banner.type = "success";
        if (!layout.errors.empty()) banner.disable_auto_focus = true;
        govuk::add(page, banner);
    }
}

void add_footer(Html& page, const Layout& layout) {
    govuk::Footer footer{.content_licence = std::nullopt};
    footer.meta = govuk::FooterMeta{.items = {{"Accessibility statement", "/accessibility"}, {"Privacy notice", "/privacy"}, {"Cookies", "/cookies"}}};
    for (auto& item : footer.meta->items)
        if (item.href == layout.path) item.attributes = {{"aria-current", "page"}};
    if (!layout.version.empty()) footer.meta->html = html("<p class=\"app-footer__version\">{} {}</p>", layout.service_name, layout.version);
    page.add("<footer class=\"govuk-template__footer\">\n");
    govuk::add(page, footer);
    page.add("</footer>\n");
}

}  // namespace

std::string render(const Layout& layout) {
    constexpr std::size_t shell_size = 7000;
    Html page;
    page.reserve(layout.main.size() + shell_size);
    page.add("<!DOCTYPE html>\n<html lang=\"en-GB\" class=\"govuk-template\">\n");
    add_head(page, layout);
    add_body_tag(page, layout);
    govuk::add(page, govuk::SkipLink{.text = "Skip to main content", .href = "#main-content"});
    add_header(page, layout);
    page.add("<div class=\"govuk-width-container\">\n");
    add_before_main(page, layout);
    page.add("<main class=\"govuk-main-wrapper{}\" id=\"main-content\">\n", layout.wide ? "" : " app-main--ordinary");
    add_notices(page, layout);
    page.add(layout.main);
    page.add("\n</main>\n</div>\n");
    add_footer(page, layout);
    page.add("</body>\n</html>\n");
    return std::move(page).string();
}

}  // namespace holdfast::web::shell
