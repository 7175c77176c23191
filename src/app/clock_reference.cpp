#include "app/clock_reference.hpp"

#include "core/clocks/listing.hpp"
#include "core/pathway/clocks.hpp"

namespace holdfast::app {

std::vector<const clocks::Rule*> every_clock() {
    const auto pathway = pathway::clock_rules();
    return {pathway.begin(), pathway.end()};
}

std::string clock_reference() { return clocks::reference_page(every_clock()); }

}  // namespace holdfast::app
