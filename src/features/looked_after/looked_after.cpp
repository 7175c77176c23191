#include "features/looked_after/looked_after.hpp"

#include "core/people/permissions.hpp"
#include "features/looked_after/list_pages.hpp"

namespace holdfast::looked_after {

site::Feature feature() {
    return {.name = "looked_after",
            .routes = add_list_routes,
            .navigation = {{.text = "Children looked after",
                            .path = "/looked-after",
                            .permission = people::permissions::view,
                            .summary = "Who is looked after, and whose review is due",
                            .is_on_home_alone = true}}};
}

}  // namespace holdfast::looked_after
