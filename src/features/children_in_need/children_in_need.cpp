#include "features/children_in_need/children_in_need.hpp"

#include "core/people/permissions.hpp"
#include "features/children_in_need/list_pages.hpp"

namespace holdfast::children_in_need {

site::Feature feature() {
    return {.name = "children_in_need",
            .routes = add_list_routes,
            .navigation = {{.text = "Children in need",
                            .path = "/children-in-need",
                            .permission = people::permissions::view,
                            .summary = "Assessments and initial conferences that are due",
                            .is_on_home_alone = true}}};
}

}  // namespace holdfast::children_in_need
