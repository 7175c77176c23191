#include "features/governance/parts_pages.hpp"

#include "web/shell/parts.hpp"

namespace holdfast::governance {

using web::Html;
using web::html;

Html linked_number(std::string_view key, Decimal value, figures::Unit unit) {
    return web::shell::figure_link(figures::figure_path(key), figures::display(value, unit));
}

Outcome<Period> year_of(const web::Request& request) {
    const auto year = Period::parse(request.parameter("year"));
    if (!year || year->kind() != Period::Kind::year) return not_found();
    return *year;
}

Html other_years(const std::vector<Period>& years, const Period& shown, std::string_view prefix) {
    Html links;
    for (const auto& year : years)
        if (year != shown) links.add(" <a class=\"govuk-link\" href=\"{}{}\">{}</a>", prefix, year.string(), year.string());
    return links.empty() ? links : html("<p class=\"govuk-body\">Other years:{}</p>", links);
}

site::Answer csv_download(const exchange::Listing& listing, std::string_view file_name) {
    return web::download(exchange::to_csv(listing), "text/csv; charset=utf-8", file_name);
}

site::Answer nothing_yet(std::string title, std::string_view words) {
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1><p class=\"govuk-body\">{}</p>", title, words);
    return site::Page{.title = std::move(title), .main = std::move(main)};
}

}  // namespace holdfast::governance
