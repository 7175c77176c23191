#include "features/chronology/chronology.hpp"

#include "features/chronology/chronology_pages.hpp"

namespace holdfast::chronology {

site::Feature feature() { return {.name = "chronology", .routes = add_chronology_routes}; }

}  // namespace holdfast::chronology
