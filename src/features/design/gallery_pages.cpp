#include "features/design/gallery_pages.hpp"

#include "features/design/permissions.hpp"
#include "web/gallery/gallery.hpp"

#include <algorithm>

namespace holdfast::design {

namespace gallery = web::gallery;

static Outcome<site::Answer> list_page() {
    return site::Answer{site::Page{.title = "Components", .main = gallery::example_list(gallery_path), .breadcrumbs = {{"Home", "/"}}}};
}

static Outcome<site::Answer> component_page(std::string_view name) {
    const auto examples = gallery::examples();
    const auto found = std::ranges::find(examples, name, &gallery::Example::name);
    if (found == examples.end()) return not_found("There is no component of this name.");
    return site::Answer{
        site::Page{.title = found->title, .main = gallery::example_page(*found), .breadcrumbs = {{"Home", "/"}, {"Components", std::string(gallery_path)}}}};
}

void add_gallery_routes(site::Router& router) {
    router.get(gallery_path, permissions::view, [](trail::View&, const web::Request&) { return list_page(); });
    router.get("/design/components/{name}", permissions::view,
               [](trail::View&, const web::Request& request) { return component_page(request.path_parameters.at("name")); });
}

}  // namespace holdfast::design
