#pragma once

#include "base/id.hpp"
#include "core/indicators/indicator.hpp"

#include <string>

namespace holdfast::scorecard {

/// An indicator as the partnership keeps it: its definition, the heading it stands under, its place on the scorecard and who hands its values in.
struct Definition {
    indicators::Indicator indicator{};
    std::string topic{};
    int position{};
    std::string agency{};  ///< the key of the agency that submits its values; where empty, any may
};

/// A definition with its key in the database.
struct Defined {
    Id<Definition> id{};
    Definition definition{};
    const indicators::Indicator& indicator() const { return definition.indicator; }
};

/// Whether an import would change anything.
bool is_same(const Definition& a, const Definition& b);
bool is_same(const indicators::Target& a, const indicators::Target& b);

/// Whether two numbers are printed alike: 68 is not 68.0 on a page.
inline bool is_printed_alike(const std::optional<Decimal>& a, const std::optional<Decimal>& b) {
    return a == b && (!a || a->decimals() == b->decimals());
}

}  // namespace holdfast::scorecard
