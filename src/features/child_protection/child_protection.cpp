#include "features/child_protection/child_protection.hpp"

#include "core/people/permissions.hpp"
#include "features/child_protection/list_pages.hpp"

namespace holdfast::child_protection {

site::Feature feature() {
    return {.name = "child_protection",
            .routes = add_list_routes,
            .navigation = {{.text = "Child protection plans",
                            .path = "/child-protection",
                            .permission = people::permissions::view,
                            .summary = "Who has a plan, and whose review is due",
                            .is_on_home_alone = true}}};
}

}  // namespace holdfast::child_protection
