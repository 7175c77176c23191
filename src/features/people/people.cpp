#include "features/people/people.hpp"

#include "core/people/search_service.hpp"
#include "features/people/allocation_pages.hpp"
#include "features/people/left_pages.hpp"
#include "features/people/compare_pages.hpp"
#include "features/people/fact_pages.hpp"
#include "features/people/family_pages.hpp"
#include "features/people/find_pages.hpp"
#include "features/people/part_pages.hpp"
#include "features/people/record_pages.hpp"

namespace holdfast::people {

site::Feature feature(std::shared_ptr<NameIndex> index) {
    return {.name = "people",
            .migrations = migrations(),
            .permissions = {permissions::find, permissions::view, permissions::edit, permissions::merge, permissions::allocate},
            .routes =
                [index](site::Router& router) {
                    add_find_routes(router, index);
                    add_record_routes(router, index);
                    add_family_routes(router);
                    add_fact_routes(router);
                    add_compare_routes(router);
                    add_part_routes(router);
                    add_allocation_routes(router);
                    add_left_routes(router);
                },
            .navigation = {{.text = "Find a person",
                            .path = "/persons",
                            .permission = permissions::find,
                            .summary = "Look for a child or an adult by name, date of birth or number"},
                           {.text = "Cases nobody owns",
                            .path = "/allocation",
                            .permission = permissions::allocate,
                            .summary = "Say who owns and works on the records of children who came by a return",
                            .is_on_home_alone = true}}};
}

}  // namespace holdfast::people
