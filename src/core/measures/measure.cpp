#include "core/measures/measure.hpp"

#include <algorithm>
#include <iterator>

namespace holdfast::measures {

void Tally::clear(std::size_t places_there_are) {
    sum = 0;
    traits.assign(trait_count * age_bands.size(), 0);
    places.assign(places_there_are, 0);
}

void Tally::add(std::span<const std::uint32_t> to_traits, std::span<const std::uint32_t> to_places) {
    for (std::size_t i = 0; i < to_traits.size(); ++i) traits[i / lanes] += to_traits[i];
    for (std::size_t i = 0; i < to_places.size(); ++i) {
        places[i / lanes] += to_places[i];
        sum += to_places[i];
    }
}

std::span<const Measure> all() {
    static const std::vector<Measure> measures = [] {
        std::vector<Measure> made;
        for (auto part : {detail::need_measures(), detail::protection_measures(), detail::care_measures(), detail::review_measures(), detail::health_measures(),
                          detail::adoption_measures(), detail::leaver_measures()})
            std::ranges::copy(part, std::back_inserter(made));
        return made;
    }();
    return measures;
}

const Measure* find(std::string_view code) {
    const auto at = std::ranges::find(all(), code, &Measure::code);
    return at == all().end() ? nullptr : &*at;
}

}  // namespace holdfast::measures
