#include "web/moj/search.hpp"

#include "web/govuk/input.hpp"

namespace holdfast::web::moj {

using namespace govuk;

static Html icon(const SearchButton& button) {
    Html page = html(
        "\n<svg width=\"20\" height=\"20\" viewBox=\"0 0 21 20\" fill=\"none\" aria-hidden=\"true\" focusable=\"false\""
        " xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M8.90102 14.4683C12.385 14.4683 15.2093 11.644 15.2093 8.16005C15.2093"
        " 4.6761 12.385 1.85181 8.90102 1.85181C5.41707 1.85181 2.59277 4.6761 2.59277 8.16005C2.59277 11.644 5.41707 14.4683"
        " 8.90102 14.4683Z\" stroke=\"currentColor\" stroke-width=\"2.22222\"/><path d=\"M13.2349 12.8584L19.5909 19.2144\""
        " stroke=\"currentColor\" stroke-width=\"2.22222\"/></svg>\n");
    page.add("<span class=\"govuk-visually-hidden\">{}</span>\n", or_else(button.text, "search"));
    return page;
}

static Html submit(const Search& options, bool has_icon) {
    const SearchButton& button = options.button;
    return govuk::button({.text = button.text,
                          .html = has_icon ? icon(button) : button.html,
                          .name = button.name,
                          .value = button.value,
                          .classes = with_classes(has_icon ? "moj-search__button moj-search__button--icon" : "moj-search__button", button.classes),
                          .attributes = button.attributes,
                          .prevent_double_click = button.prevent_double_click,
                          .id = button.id});
}

static Input input_of(const Search& options) {
    const SearchInput& input = options.input;
    Input made{.id = input.id,
               .name = input.name,
               .type = input.type,
               .inputmode = input.inputmode,
               .value = input.value,
               .disabled = input.disabled,
               .described_by = input.described_by,
               .label = options.label,
               .hint = options.hint,
               .error_message = input.error_message,
               .classes = with_classes("moj-search__input", input.classes),
               .autocomplete = input.autocomplete,
               .pattern = input.pattern,
               .spellcheck = input.spellcheck,
               .input_wrapper = {.classes = "moj-search__input-wrapper"},
               .attributes = input.attributes};
    made.label.classes = with_classes("moj-search__label", options.label.classes);
    made.label.is_page_heading = false;
    if (made.hint) made.hint->classes = with_classes("moj-search__hint", options.hint->classes);
    return made;
}

static void add_form(Html& page, const Search& options) {
    const bool is_stacked = options.layout == "stacked";
    Html button = submit(options, options.icon_button && !is_stacked);
    Input input = input_of(options);
    page.add("<form action=\"{}\" method=\"{}\">\n", options.action, options.method);
    if (options.csrf) page.add("<input type=\"hidden\" name=\"{}\" value=\"{}\">\n", options.csrf->name, options.csrf->value);
    if (!is_stacked) input.form_group.after_input.html = std::move(button);
    add(page, input);
    if (is_stacked) page.add(button);
    page.add("</form>\n");
}

void add(Html& page, const Search& options) {
    page.add("<search class=\"moj-search");
    add_if(page, options.layout == "stacked", " moj-search--stacked");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(">\n");
    add_form(page, options);
    page.add("</search>\n");
}

}  // namespace holdfast::web::moj
