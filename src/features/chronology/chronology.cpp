#include "features/chronology/chronology.hpp"

#include "features/chronology/chronology_pages.hpp"
#include "features/chronology/returned_pages.hpp"

namespace holdfast::chronology {

site::Feature feature() {
    return {.name = "chronology", .routes = [](site::Router& router) {
                add_chronology_routes(router);
                add_returned_routes(router);
            }};
}

}  // namespace holdfast::chronology
