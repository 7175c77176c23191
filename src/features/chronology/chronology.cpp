#include "features/chronology/chronology.hpp"

#include "features/chronology/chronology_pages.hpp"
#include "features/chronology/returned_pages.hpp"

namespace holdfast::chronology {

site::Feature feature(std::vector<pathway::BesideOf> beside) {
    return {.name = "chronology", .routes = [beside = std::move(beside)](site::Router& router) {
                add_chronology_routes(router, beside);
                add_returned_routes(router);
            }};
}

}  // namespace holdfast::chronology
