#include "web/govuk/pagination.hpp"

namespace holdfast::web::govuk {

static void add_previous_arrow(Html& page) {
    page.add(
        "<svg class=\"govuk-pagination__icon govuk-pagination__icon--prev\" xmlns=\"http://www.w3.org/2000/svg\" height=\"13\""
        " width=\"15\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 15 13\"><path d=\"m6.5938-0.0078125-6.7266 6.7266"
        " 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z\"></path></svg>\n");
}

static void add_next_arrow(Html& page) {
    page.add(
        "<svg class=\"govuk-pagination__icon govuk-pagination__icon--next\" xmlns=\"http://www.w3.org/2000/svg\" height=\"13\""
        " width=\"15\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 15 13\"><path d=\"m8.107-0.0078125-1.4136 1.414"
        " 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z\"></path></svg>\n");
}

static void add_link_title(Html& page, const PaginationLink& link, bool is_block, bool is_next) {
    page.add("<span class=\"govuk-pagination__link-title");
    add_if(page, is_block && link.label_text.empty(), " govuk-pagination__link-title--decorated");
    page.add("\">\n");
    if (has_content(link)) add_content(page, link);
    else page.add("{}<span class=\"govuk-visually-hidden\"> page</span>", is_next ? "Next" : "Previous");
    page.add("\n</span>\n");
    if (!is_block || link.label_text.empty()) return;
    page.add("<span class=\"govuk-visually-hidden\">:</span>\n<span class=\"govuk-pagination__link-label\">{}</span>\n", link.label_text);
}

static void add_link(Html& page, const std::optional<PaginationLink>& link, bool is_block, bool is_next) {
    if (!link || link->href.empty()) return;
    const std::string_view type = is_next ? "next" : "prev";
    page.add("<div class=\"govuk-pagination__{}\">\n<a class=\"govuk-link govuk-pagination__link\" href=\"{}\" rel=\"{}\"", type, link->href, type);
    add_attributes(page, link->attributes);
    page.add(">\n");
    if (!is_next) add_previous_arrow(page);
    else if (is_block) add_next_arrow(page);
    add_link_title(page, *link, is_block, is_next);
    if (is_next && !is_block) add_next_arrow(page);
    page.add("</a>\n</div>\n");
}

static void add_item(Html& page, const PaginationItem& item) {
    page.add("<li class=\"govuk-pagination__item");
    add_if(page, item.current, " govuk-pagination__item--current");
    if (item.ellipsis) return void(page.add(" govuk-pagination__item--ellipsis\">&ctdot;</li>\n"));
    page.add("\"><a class=\"govuk-link govuk-pagination__link\" href=\"{}\"", item.href);
    if (item.visually_hidden_text) page.add(" aria-label=\"{}\"", *item.visually_hidden_text);
    else page.add(" aria-label=\"Page {}\"", item.number);
    add_if(page, item.current, " aria-current=\"page\"");
    add_attributes(page, item.attributes);
    page.add(">\n{}\n</a></li>\n", item.number);
}

void add(Html& page, const Pagination& options) {
    const bool is_block = options.items.empty() && (options.next || options.previous);
    page.add("<nav class=\"govuk-pagination");
    add_if(page, is_block, " govuk-pagination--block");
    add_class(page, options.classes);
    page.add("\" aria-label=\"{}\"", or_else(options.landmark_label, "Pagination"));
    add_attributes(page, options.attributes);
    page.add(">\n");
    add_link(page, options.previous, is_block, false);
    if (!options.items.empty()) {
        page.add("<ul class=\"govuk-pagination__list\">\n");
        for (const auto& item : options.items) add_item(page, item);
        page.add("</ul>\n");
    }
    add_link(page, options.next, is_block, true);
    page.add("</nav>\n");
}

}  // namespace holdfast::web::govuk
