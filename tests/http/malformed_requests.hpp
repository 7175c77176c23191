#pragma once

#include <string>
#include <vector>

namespace holdfast::test {

/// A request that must not be let through, byte for byte, and the status with which it is to be refused.
struct MalformedRequest {
    std::string name{};
    std::string bytes{};
    int status{};
};

/// Malformed and doubtful requests: smuggling, folding, line ends, Hosts, lengths, encodings, targets, versions, sizes, noise.
std::vector<MalformedRequest> malformed_requests();

}  // namespace holdfast::test
