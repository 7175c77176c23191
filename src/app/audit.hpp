#pragma once

#include "app/program.hpp"
#include "core/trail/verification_store.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace holdfast::app {

/// Examines the whole trail; `checkpoint_files` are checkpoints that were kept elsewhere. Refused where one of those cannot be read.
Outcome<trail::Verification> verify_trail(Program& program, const std::vector<std::string>& checkpoint_files);

/// Seals what is not sealed yet and gives the latest checkpoint, a signed note. Refused where the trail is empty.
Outcome<std::string> latest_checkpoint(Program& program);

/// The public key of the log, by which its checkpoints are known. Refused where the trail is empty.
Outcome<std::string> log_key(Program& program);
/// Erases the words of one entry (who by name, from where, why, in what detail), as data-protection law may demand.
Outcome<Done> erase_words(Program& program, const trail::Actor& actor, const std::string& reason, const std::string& sequence);
/// Goes on from a database that was set back to a backup by hand, and says so in the trail.
Outcome<Done> accept_restored(Program& program, const trail::Actor& actor, const std::string& reason);

/// The proof, in the C2SP tlog-proof form, that the entry is in the trail: for whoever holds the entry and the public key of the log.
Outcome<std::string> prove_entry(Program& program, std::int64_t sequence);

/// Takes a partner agency's public key as that of a witness. Refused for what is not a witness's key.
Outcome<Done> add_witness(Program& program, const trail::Actor& actor, const std::string& reason, const std::string& public_key, const std::string& agency);
/// What to send to the witness of this name: the latest checkpoint and the proof that it only adds to the one it signed last.
Outcome<std::string> witness_request(Program& program, const std::string& name);
/// Takes the line that a witness sent back into the latest checkpoint it signs. Refused where no known witness signed one.
Outcome<Done> take_cosignature(Program& program, const trail::Actor& actor, const std::string& reason, const std::string& line);

/// Where a witness keeps its own key and what it saw last of each log: on its own machine, with no database.
struct WitnessDesk {
    std::string folder{};
    std::string name{};
};
/// The public key of a witness, made at first use.
Outcome<std::string> witness_key(const WitnessDesk& desk);
/// Signs a request when it only adds to what this witness saw before. `log_key` is needed for a log not seen before.
Outcome<std::string> cosign(const WitnessDesk& desk, const std::string& request, const std::string& log_key, Instant now);

}  // namespace holdfast::app
