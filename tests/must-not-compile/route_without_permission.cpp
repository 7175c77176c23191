// EXPECT: no matching function
#include "core/site/router.hpp"
void routes(holdfast::site::Router& router) {
    router.get("/open", [](holdfast::trail::View&, const holdfast::web::Request&) -> holdfast::Outcome<holdfast::site::Answer> { return holdfast::not_found(); });
}
