#include "app/clock_reference.hpp"

#include "core/clocks/listing.hpp"
#include "core/pathway/clocks.hpp"
#include "features/early_help/standards.hpp"
#include "features/hub_contacts/standards.hpp"
#include "features/lado/standards.hpp"
#include "features/professional_disagreement/standards.hpp"

namespace holdfast::app {

std::vector<const clocks::Rule*> every_clock() {
    const auto pathway = pathway::clock_rules();
    std::vector<const clocks::Rule*> all{pathway.begin(), pathway.end()};
    all.insert(all.end(), early_help::every_clock.begin(), early_help::every_clock.end());
    all.insert(all.end(), hub_contacts::every_clock.begin(), hub_contacts::every_clock.end());
    all.insert(all.end(), lado::every_clock.begin(), lado::every_clock.end());
    all.insert(all.end(), professional_disagreement::every_clock.begin(), professional_disagreement::every_clock.end());
    return all;
}

std::string clock_reference() { return clocks::reference_page(every_clock()); }

}  // namespace holdfast::app
