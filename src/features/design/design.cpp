#include "features/design/design.hpp"

#include "features/design/gallery_pages.hpp"
#include "features/design/permissions.hpp"

namespace holdfast::design {

site::Feature feature() {
    return {
        .name = "design",
        .permissions = {permissions::view},
        .routes = add_gallery_routes,
        .navigation = {{.text = "Components",
                        .path = gallery_path,
                        .permission = permissions::view,
                        .summary = "What the pages are built of, each part on a page of its own",
                        .is_on_home_alone = true}},
    };
}

}  // namespace holdfast::design
