#include "features/scorecard/definition.hpp"

#include <tuple>

namespace holdfast::scorecard {

bool is_same(const Definition& a, const Definition& b) {
    const auto parts = [](const Definition& definition) {
        const auto& i = definition.indicator;
        return std::tie(i.code, i.description, i.unit, i.basis, i.numerator, i.denominator, i.good_is, i.source, i.authority, i.measure,
                        definition.topic, definition.position, definition.agency);
    };
    return parts(a) == parts(b);
}

bool is_same(const indicators::Target& a, const indicators::Target& b) {
    return is_printed_alike(a.low, b.low) && is_printed_alike(a.high, b.high) && is_printed_alike(a.green_within, b.green_within) &&
           is_printed_alike(a.amber_within, b.amber_within) && a.good_is == b.good_is;
}

}  // namespace holdfast::scorecard
