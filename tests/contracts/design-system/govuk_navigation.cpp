#include "govuk_registers.hpp"

namespace holdfast::web::govuk {

template <class Link>
static void read_link(Fields& fields, Link& o) {
    fields("text", o.text)("html", o.html)("href", o.href)("classes", o.classes)("attributes", o.attributes);
}
static void read(Fields& fields, BackLink& o) { read_link(fields, o); }
static void read(Fields& fields, SkipLink& o) { read_link(fields, o); }
static void read(Fields& fields, BreadcrumbsItem& o) { fields("text", o.text)("html", o.html)("href", o.href)("attributes", o.attributes); }
static void read(Fields& fields, Breadcrumbs& o) {
    fields("items", o.items)("classes", o.classes)("collapseOnMobile", o.collapse_on_mobile)("attributes", o.attributes);
    fields("labelText", o.label_text);
}
static void read(Fields& fields, CookieBannerAction& o) {
    fields("text", o.text)("type", o.type)("href", o.href)("name", o.name)("value", o.value)("classes", o.classes)("attributes", o.attributes);
}
static void read(Fields& fields, CookieBannerMessage& o) {
    fields("headingText", o.heading_text)("headingHtml", o.heading_html)("text", o.text)("html", o.html)("actions", o.actions);
    fields("hidden", o.hidden)("role", o.role)("classes", o.classes)("attributes", o.attributes);
}
static void read(Fields& fields, CookieBanner& o) {
    fields("ariaLabel", o.aria_label)("hidden", o.hidden)("classes", o.classes)("attributes", o.attributes)("messages", o.messages);
}
static void read(Fields& fields, ExitThisPage& o) {
    fields("text", o.text)("html", o.html)("redirectUrl", o.redirect_url)("id", o.id)("classes", o.classes)("attributes", o.attributes);
    fields("activatedText", o.activated_text)("timedOutText", o.timed_out_text)("pressTwoMoreTimesText", o.press_two_more_times_text);
    fields("pressOneMoreTimeText", o.press_one_more_time_text);
}
static void read(Fields& fields, Feedback& o) {
    fields("titleText", o.title_text)("titleHtml", o.title_html)("headingLevel", o.heading_level)("text", o.text)("html", o.html);
    fields("classes", o.classes)("attributes", o.attributes);
}
static void read(Fields& fields, FooterLink& o) { fields("text", o.text)("href", o.href)("attributes", o.attributes); }
static void read(Fields& fields, FooterNavigation& o) { fields("title", o.title)("columns", o.columns)("width", o.width)("items", o.items); }
static void read(Fields& fields, FooterMeta& o) { fields("visuallyHiddenTitle", o.visually_hidden_title)("html", o.html)("text", o.text)("items", o.items); }
static void read(Fields& fields, Footer& o) {
    // The official footer always shows the crown.
    o.is_crown = true;
    fields("meta", o.meta)("navigation", o.navigation)("contentLicence", o.content_licence)("copyright", o.copyright);
    fields("containerClasses", o.container_classes)("classes", o.classes)("attributes", o.attributes);
}
static void read(Fields& fields, GenericHeader& o) {
    fields("url", o.url)("logoText", o.logo_text)("logoHtml", o.logo_html)("containerClasses", o.container_classes)("classes", o.classes);
    fields("attributes", o.attributes);
}
static void read(Fields& fields, Header& o) {
    fields("homepageUrl", o.homepage_url)("productName", o.product_name)("containerClasses", o.container_classes)("classes", o.classes);
    fields("attributes", o.attributes);
}
static void read(Fields& fields, LanguageNavigationItem& o) {
    read_link(fields, o);
    fields("lang", o.lang)("hrefLang", o.href_lang)("dir", o.dir)("current", o.current);
    fields("languageDescriptionText", o.language_description_text);
}
static void read(Fields& fields, LanguageNavigation& o) {
    fields("items", o.items)("ariaLabel", o.aria_label)("classes", o.classes)("attributes", o.attributes);
}
static void read(Fields& fields, PaginationItem& o) {
    fields("number", o.number)("visuallyHiddenText", o.visually_hidden_text)("href", o.href)("current", o.current);
    fields("ellipsis", o.ellipsis)("attributes", o.attributes);
}
/// An item without any option is left out, like one that is null.
static void read_value(const contracts::json& value, std::vector<PaginationItem>& items, const std::string& path) {
    contracts::json filled = contracts::json::array();
    for (const auto& item : value)
        if (!item.empty()) filled.push_back(item);
    contracts::read_value<PaginationItem>(filled, items, path);
}
static void read(Fields& fields, PaginationLink& o) {
    fields("text", o.text)("html", o.html)("labelText", o.label_text)("href", o.href)("attributes", o.attributes);
}
static void read(Fields& fields, Pagination& o) {
    fields("items", o.items)("previous", o.previous)("next", o.next)("landmarkLabel", o.landmark_label)("classes", o.classes);
    fields("attributes", o.attributes);
}
static void read(Fields& fields, ServiceNavigationItem& o) {
    fields("current", o.current)("active", o.active)("html", o.html)("text", o.text)("href", o.href)("attributes", o.attributes);
}
static void read_value(const contracts::json& value, ServiceNavigationEnd& o, const std::string& path) {
    if (!value.is_object()) return contracts::read_value(value, o.html, path);
    Fields fields(value, path);
    fields("html", o.html)("align", o.align);
    fields.refuse_unknown();
}
static void read(Fields& fields, ServiceNavigationSlots& o) {
    fields("start", o.start)("end", o.end)("navigationStart", o.navigation_start)("navigationEnd", o.navigation_end);
}
static void read(Fields& fields, ServiceNavigation& o) {
    fields("classes", o.classes)("attributes", o.attributes)("ariaLabel", o.aria_label)("menuButtonText", o.menu_button_text);
    fields("menuButtonLabel", o.menu_button_label)("navigationLabel", o.navigation_label)("navigationId", o.navigation_id);
    fields("navigationClasses", o.navigation_classes)("collapseNavigationOnMobile", o.collapse_navigation_on_mobile);
    fields("serviceName", o.service_name)("serviceUrl", o.service_url)("navigation", o.navigation)("slots", o.slots);
}

}  // namespace holdfast::web::govuk

namespace holdfast::contracts {

void register_govuk_navigation(Components& components) {
    using namespace web::govuk;
    components["back-link"] = prepare<BackLink>;
    components["breadcrumbs"] = prepare<Breadcrumbs>;
    components["cookie-banner"] = prepare<CookieBanner>;
    components["exit-this-page"] = prepare<ExitThisPage>;
    components["feedback"] = prepare<Feedback>;
    components["footer"] = prepare<Footer>;
    components["generic-header"] = prepare<GenericHeader>;
    components["header"] = prepare<Header>;
    components["language-navigation"] = prepare<LanguageNavigation>;
    components["pagination"] = prepare<Pagination>;
    components["service-navigation"] = prepare<ServiceNavigation>;
    components["skip-link"] = prepare<SkipLink>;
}

Components govuk_components() {
    Components components;
    register_govuk_forms(components);
    register_govuk_content(components);
    register_govuk_navigation(components);
    return components;
}

}  // namespace holdfast::contracts
