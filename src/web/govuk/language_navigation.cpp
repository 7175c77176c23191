#include "web/govuk/language_navigation.hpp"

namespace holdfast::web::govuk {

static void add_current(Html& page, const LanguageNavigationItem& item) {
    page.add("<span class=\"govuk-language-navigation__text");
    add_class(page, item.classes);
    page.add("\" aria-current=\"true\"");
    add_if(page, item.lang, " lang=\"{}\"");
    add_if(page, item.dir, " dir=\"{}\"");
    add_attributes(page, item.attributes);
    page.add(">");
    add_content(page, item);
    page.add("</span>");
}

static void add_link(Html& page, const LanguageNavigationItem& item) {
    page.add("<a class=\"govuk-language-navigation__link");
    add_class(page, item.classes);
    page.add("\" href=\"{}\" rel=\"alternate\"", item.href);
    add_if(page, item.lang, " lang=\"{}\"");
    add_if(page, item.href_lang.empty() ? item.lang : item.href_lang, " hreflang=\"{}\"");
    add_if(page, item.dir, " dir=\"{}\"");
    add_attributes(page, item.attributes);
    page.add(">");
    add_content(page, item);
    add_if(page, item.language_description_text, "<span class=\"govuk-visually-hidden\"> {}</span>");
    page.add("\n</a>");
}

void add(Html& page, const LanguageNavigation& options) {
    page.add("<nav class=\"govuk-language-navigation");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(" aria-label=\"{}\">\n<ul class=\"govuk-language-navigation__list\">\n", options.aria_label);
    for (const auto& item : options.items) {
        page.add("<li class=\"govuk-language-navigation__list-item\">");
        if (item.current || item.href.empty()) add_current(page, item);
        else add_link(page, item);
        page.add("</li>\n");
    }
    page.add("</ul>\n</nav>\n");
}

}  // namespace holdfast::web::govuk
