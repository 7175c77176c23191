#include "core/jose/algorithm.hpp"

namespace holdfast::jose {

std::optional<Algorithm> algorithm_named(std::string_view name) {
    if (name == "RS256") return Algorithm::rs256;
    if (name == "PS256") return Algorithm::ps256;
    if (name == "ES256") return Algorithm::es256;
    return std::nullopt;
}

std::string_view name_of(Algorithm algorithm) {
    switch (algorithm) {
        case Algorithm::rs256: return "RS256";
        case Algorithm::ps256: return "PS256";
        case Algorithm::es256: break;
    }
    return "ES256";
}

}  // namespace holdfast::jose
