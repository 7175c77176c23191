#include "core/trail/witness_store.hpp"

#include <algorithm>

namespace holdfast::trail {

std::vector<Witness> every_witness(View& view) {
    std::vector<Witness> witnesses;
    view.reader().each("SELECT public_key, agency, signed_size, email, asked_at FROM trail_witnesses ORDER BY public_key", [&](const store::Row& row) {
        if (auto key = merkle::parse_public_key(row.get<std::string>(0)))
            witnesses.push_back({.key = *std::move(key),
                                 .agency = row.get<std::string>(1),
                                 .signed_size = static_cast<std::uint64_t>(row.get<std::int64_t>(2)),
                                 .email = row.get<std::string>(3),
                                 .asked_at = row.get<std::optional<Instant>>(4)});
    });
    return witnesses;
}

std::optional<SignedCheckpoint> latest_checkpoint(View& view) { return latest_checkpoint(view.reader()); }

bool insert_witness(Change& change, const merkle::PublicKey& key, const std::string& agency) {
    return change.writer().execute("INSERT INTO trail_witnesses (public_key, agency) VALUES ($1, $2) ON CONFLICT (public_key) DO NOTHING", merkle::in_text(key),
                                   agency) == 1;
}

void set_witness_email(Change& change, const merkle::PublicKey& key, const std::string& email) {
    change.writer().execute("UPDATE trail_witnesses SET email = $2 WHERE public_key = $1", merkle::in_text(key), email);
}

void mark_asked(Change& change, const Witness& witness) {
    change.writer().execute("UPDATE trail_witnesses SET asked_at = $2 WHERE public_key = $1", merkle::in_text(witness.key), change.now());
}

std::optional<merkle::InclusionProof> inclusion_of(View& view, std::int64_t sequence) {
    auto latest = latest_checkpoint(view);
    if (sequence < 1 || !latest || latest->checkpoint.head.size < static_cast<std::uint64_t>(sequence)) return std::nullopt;
    const auto index = static_cast<std::uint64_t>(sequence - 1);
    return merkle::InclusionProof{.index = index,
                                  .hashes = merkle::inclusion_proof(latest->checkpoint.head.size, index, merkle::subtrees_of(stored_tiles(view.reader()))),
                                  .checkpoint = std::move(latest->note)};
}

std::optional<merkle::WitnessRequest> request_to(View& view, const Witness& witness) {
    auto latest = latest_checkpoint(view);
    if (!latest) return std::nullopt;
    return merkle::WitnessRequest{
        .old_size = witness.signed_size,
        .proof = merkle::consistency_proof(witness.signed_size, latest->checkpoint.head.size, merkle::subtrees_of(stored_tiles(view.reader()))),
        .checkpoint = std::move(latest->note)};
}

static void keep(Change& change, const Witness& witness, const SignedCheckpoint& checkpoint, const merkle::Note& note) {
    const auto size = static_cast<std::int64_t>(checkpoint.checkpoint.head.size);
    change.writer().execute("UPDATE trail_checkpoints SET note = $1 WHERE size = $2", note.in_text(), size);
    change.writer().execute("UPDATE trail_witnesses SET signed_size = $1 WHERE public_key = $2 AND signed_size < $1", size, merkle::in_text(witness.key));
}

std::optional<Witness> add_cosignature(Change& change, const std::string& line) {
    const auto witnesses = every_witness(change);
    auto checkpoints = every_checkpoint(change.reader());
    std::ranges::reverse(checkpoints);
    for (const auto& checkpoint : checkpoints) {
        const merkle::Note alone{.text = checkpoint.note.text, .signatures = {line}};
        for (const auto& witness : witnesses)
            if (alone.is_signed_by(witness.key)) {
                merkle::Note note = checkpoint.note;
                if (std::ranges::find(note.signatures, line) == note.signatures.end()) note.signatures.push_back(line);
                keep(change, witness, checkpoint, note);
                return witness;
            }
    }
    return std::nullopt;
}

}  // namespace holdfast::trail
