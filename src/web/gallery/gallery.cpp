#include "web/gallery/examples.hpp"

namespace holdfast::web::gallery {

std::vector<Example> examples() {
    std::vector<Example> all;
    add_controls(all);
    add_content(all);
    add_navigation(all);
    add_moj(all);
    return all;
}

Html example_page(const Example& example) {
    Html page;
    if (!example.has_page_heading) page.add("<h1 class=\"govuk-heading-l\">{}</h1>\n", example.title);
    page.add(example.markup);
    return page;
}

Html example_list(std::string_view path) {
    Html page = html("<h1 class=\"govuk-heading-l\">Components</h1>\n<ul class=\"govuk-list\">\n");
    for (const auto& example : examples()) page.add("<li><a class=\"govuk-link\" href=\"{}/{}\">{}</a></li>\n", path, example.name, example.title);
    page.add("</ul>\n");
    return page;
}

}  // namespace holdfast::web::gallery
