#pragma once

#include "base/outcome.hpp"
#include "core/merkle/note.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::merkle {

/// What a log asks of a witness (C2SP tlog-witness, add-checkpoint): here is my checkpoint, and the proof that it only adds to the one you
/// signed last.
struct WitnessRequest {
    std::uint64_t old_size{};
    std::vector<Hash> proof{};
    Note checkpoint{};

    std::string in_text() const;
};
/// Refused with what is wrong with the form.
Outcome<WitnessRequest> parse_witness_request(std::string_view text);

/// What a witness remembers of one log.
struct Witnessed {
    PublicKey log_key{};
    Head last{};  ///< of no entries before the first request
};
/// The head to remember, when the request may be signed. Refused for another log's checkpoint, for one that the log's key did not sign, and for
/// one that does not only add to what was seen before: history was rewritten.
Outcome<Head> check_request(const WitnessRequest& request, const Witnessed& witnessed);

/// That an entry is in a log, with everything needed to check it far from the log (C2SP tlog-proof).
struct InclusionProof {
    std::uint64_t index{};
    std::vector<Hash> hashes{};
    Note checkpoint{};

    std::string in_text() const;
};

}  // namespace holdfast::merkle
