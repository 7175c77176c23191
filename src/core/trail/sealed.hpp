#pragma once

#include "base/time.hpp"
#include "core/merkle/hash.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace holdfast::trail {

/// What of an event can never be changed again.
struct Sealed {
    std::int64_t sequence{};
    Instant at{};
    std::int64_t account{};
    std::string_view agency{};
    std::string_view session{};
    std::string_view type{};
    std::string_view kind{};
    std::string_view reference{};
    std::string_view outcome{};
    merkle::Hash payload{};  ///< digest of what may be erased
};

/// What of an event may be erased under data-protection law. Its digest stays, and says nothing without the salt that goes with it.
struct Payload {
    std::string_view actor{};
    std::string_view address{};
    std::string_view reason{};
    std::string_view detail{};
};

inline constexpr std::size_t salt_size = 16;
/// Random bytes for one event.
std::string fresh_salt();

merkle::Hash payload_digest(std::string_view salt, const Payload& payload);
/// The entry of the Merkle log: `holdfast-trail-v1`, a newline, then each field as `length:bytes,`. docs/reference/trail.md has the form.
std::string log_entry(const Sealed& sealed);

}  // namespace holdfast::trail
