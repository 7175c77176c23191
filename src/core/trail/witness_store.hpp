#pragma once

#include "base/outcome.hpp"
#include "core/merkle/witness.hpp"
#include "core/trail/change.hpp"
#include "core/trail/seal_store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::trail {

/// A partner agency that co-signs the checkpoints it finds consistent.
struct Witness {
    merkle::PublicKey key{};
    std::string agency{};
    std::uint64_t signed_size{};  ///< the largest checkpoint of which the log holds its signature
    std::string email{};          ///< where requests go by mail; empty where somebody fetches them
    std::optional<Instant> asked_at{};
};

std::vector<Witness> every_witness(View& view);
/// False where this key is known already.
bool insert_witness(Change& change, const merkle::PublicKey& key, const std::string& agency);

/// Where requests to this witness go from now on; empty for nowhere.
void set_witness_email(Change& change, const merkle::PublicKey& key, const std::string& email);
/// Notes that it was asked now.
void mark_asked(Change& change, const Witness& witness);

/// The proof that the entry is in the tree of the latest checkpoint; nothing where that does not cover it.
std::optional<merkle::InclusionProof> inclusion_of(View& view, std::int64_t sequence);
/// The latest checkpoint; nothing before the first.
std::optional<SignedCheckpoint> latest_checkpoint(View& view);
/// What to ask of the witness; nothing before the first checkpoint.
std::optional<merkle::WitnessRequest> request_to(View& view, const Witness& witness);

/// Adds a witness's signature line to the largest checkpoint that it signs. Gives who signed; nothing where none of the known witnesses did.
std::optional<Witness> add_cosignature(Change& change, const std::string& line);

}  // namespace holdfast::trail
