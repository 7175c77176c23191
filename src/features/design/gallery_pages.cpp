#include "features/design/gallery_pages.hpp"

#include "core/exchange/value.hpp"
#include "core/site/tables.hpp"
#include "features/design/permissions.hpp"
#include "web/gallery/gallery.hpp"

#include <algorithm>
#include <optional>

namespace holdfast::design {

namespace gallery = web::gallery;

static Outcome<site::Answer> list_page() { return site::Answer{site::Page{.title = "Components", .main = gallery::example_list(gallery_path)}}; }

static std::optional<gallery::Example> find_example(std::string_view name) {
    auto examples = gallery::examples();
    const auto found = std::ranges::find(examples, name, &gallery::Example::name);
    return found == examples.end() ? std::nullopt : std::optional(std::move(*found));
}

static Outcome<site::Answer> component_page(trail::View&, const web::Request& request) {
    const auto found = find_example(request.parameter("name"));
    if (!found) return not_found("There is no component of this name.");
    return site::Answer{site::Page{.title = found->title, .main = gallery::example_page(*found)}};
}

/// The numbers of a chart of the gallery.
static Outcome<site::Answer> numbers_as_file(trail::View&, const web::Request& request) {
    const auto found = find_example(request.parameter("name"));
    if (!found || found->numbers.empty()) return not_found("There is no chart of this name.");
    exchange::Listing listing{.columns = found->numbers.front()};
    for (std::size_t i = 1; i < found->numbers.size(); ++i) listing.rows.emplace_back(found->numbers[i].begin(), found->numbers[i].end());
    return site::Answer{web::download(exchange::to_csv(listing), "text/csv; charset=utf-8", found->name + ".csv")};
}

void add_gallery_routes(site::Router& router) {
    router.get(gallery_path, permissions::view, [](trail::View&, const web::Request&) { return list_page(); });
    router.get("/design/components/{name}", permissions::view, component_page);
    site::add_table(router, "/design/components/{name}/table.csv", permissions::view, numbers_as_file);
}

}  // namespace holdfast::design
