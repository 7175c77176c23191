#include "web/gallery/examples.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <array>

namespace holdfast::web::gallery {

struct Part {
    void (*add)(std::vector<Example>& all);
    Origin origin;
};
static constexpr std::array<Part, 6> parts{Part{add_controls, Origin::govuk}, Part{add_content, Origin::govuk}, Part{add_navigation, Origin::govuk},
                                           Part{add_moj, Origin::moj},        Part{add_own, Origin::own},       Part{add_charts, Origin::own}};

std::vector<Example> examples() {
    std::vector<Example> all;
    for (const auto& [add, origin] : parts) {
        const std::size_t before = all.size();
        add(all);
        for (std::size_t i = before; i < all.size(); ++i) all[i].origin = origin;
    }
    return all;
}

std::string numbers_file(const Example& example) { return example.name + "/table.csv"; }

static Html table_of(const Example& example) {
    govuk::Table table{
        .rows = {}, .caption = "The numbers", .caption_classes = "govuk-table__caption--m", .first_cell_is_header = true, .classes = "app-table--dense"};
    for (const auto& head : example.numbers.front()) table.head.push_back({.text = head, .format = table.head.empty() ? "" : "numeric"});
    for (std::size_t i = 1; i < example.numbers.size(); ++i) {
        auto& row = table.rows.emplace_back();
        for (const auto& cell : example.numbers[i]) row.push_back({.text = cell, .format = row.empty() ? "" : "numeric"});
    }
    return html("<div id=\"numbers\">{}</div>", shell::table_region("The numbers", govuk::table(table)));
}

Html example_page(const Example& example) {
    Html page;
    if (!example.has_page_heading) page.add("<h1 class=\"govuk-heading-l\">{}</h1>\n", example.title);
    if (example.numbers.empty()) return page.add(example.markup);
    return page.add(shell::charted(example.markup, "numbers", numbers_file(example))).add(table_of(example));
}

static Html links_to(std::vector<Example> examples, std::string_view path) {
    std::ranges::sort(examples, {}, &Example::title);
    Html list = html("<ul class=\"govuk-list app-gallery\">\n");
    for (const auto& example : examples) list.add("<li><a class=\"govuk-link\" href=\"{}/{}\">{}</a></li>\n", path, example.name, example.title);
    return list.add("</ul>\n");
}

Html example_list(std::string_view path) {
    struct Group {
        Origin origin;
        std::string_view title;
    };
    static constexpr std::array groups{Group{Origin::govuk, "GOV.UK Design System"}, Group{Origin::moj, "MOJ Design System"}, Group{Origin::own, "Our own"}};
    Html page = html(
        "<h1 class=\"govuk-heading-l\">Components</h1>\n"
        "<p class=\"govuk-body\">What every page is built of, each with made-up content.</p>\n");
    for (const auto& [origin, title] : groups) {
        auto of_group = examples();
        std::erase_if(of_group, [wanted = origin](const Example& example) { return example.origin != wanted; });
        page.add("<h2 class=\"govuk-heading-m\">{}</h2>\n", title).add(links_to(std::move(of_group), path));
    }
    return page;
}

}  // namespace holdfast::web::gallery
