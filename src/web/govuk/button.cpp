#include "web/govuk/button.hpp"

namespace holdfast::web::govuk {

static void add_shared_attributes(Html& page, const Button& options) {
    page.add(" class=\"govuk-button");
    add_class(page, options.classes);
    add_if(page, options.is_start_button, " govuk-button--start");
    page.add("\" data-module=\"govuk-button\"");
    add_attributes(page, options.attributes);
    add_if(page, options.id, " id=\"{}\"");
}

static void add_face(Html& page, const Button& options) {
    // A start button is a flexbox: without a span, spaces between the elements of its Html would be lost.
    const bool in_span = options.is_start_button && !options.html.empty();
    page.add("\n");
    add_if(page, in_span, "<span>");
    add_content(page, options);
    add_if(page, in_span, "</span>");
    if (options.is_start_button)
        page.add(
            "\n<svg class=\"govuk-button__start-icon\" xmlns=\"http://www.w3.org/2000/svg\" width=\"17.5\" height=\"19\""
            " viewBox=\"0 0 33 40\" aria-hidden=\"true\" focusable=\"false\">"
            "<path fill=\"currentColor\" d=\"M0 0h13l20 20-20 20H0l20-20z\"/></svg>");
    page.add("\n");
}

static void add_link(Html& page, const Button& options) {
    page.add("<a href=\"{}\" role=\"button\" draggable=\"false\"", options.href);
    add_shared_attributes(page, options);
    page.add(">");
    add_face(page, options);
    page.add("</a>\n");
}

void add(Html& page, const Button& options) {
    if (!options.href.empty()) return add_link(page, options);
    page.add("<button type=\"{}\"", or_else(options.type, "submit"));
    add_if(page, options.value, " value=\"{}\"");
    add_if(page, options.name, " name=\"{}\"");
    add_if(page, options.disabled, " disabled aria-disabled=\"true\"");
    if (options.prevent_double_click) page.add(" data-prevent-double-click=\"{}\"", word_of(*options.prevent_double_click));
    add_shared_attributes(page, options);
    page.add(">");
    add_face(page, options);
    page.add("</button>\n");
}

}  // namespace holdfast::web::govuk
