#include "app/audit.hpp"

#include "core/trail/seal_store.hpp"
#include "core/trail/trail_store.hpp"
#include "core/trail/witness_store.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::app {

Outcome<trail::Verification> verify_trail(Program& program, const std::vector<std::string>& checkpoint_files) {
    std::vector<merkle::Note> outside;
    for (const auto& file : checkpoint_files) {
        auto note = merkle::parse_note(TRY(read_file(file)));
        if (!note || !merkle::parse_checkpoint(note->text)) return invalid(fmt::format("{} is not a signed checkpoint", file));
        outside.push_back(*std::move(note));
    }
    return trail::verify_trail(program.journal().database(), program.keys(), outside);
}

static std::optional<trail::SignedCheckpoint> sealed(Program& program) {
    return trail::seal(program.journal().database(), program.keys(), program.journal().now());
}

Outcome<std::string> latest_checkpoint(Program& program) {
    const auto checkpoint = sealed(program);
    if (!checkpoint) return not_found("the trail is empty: there is nothing to sign");
    return checkpoint->note.in_text();
}

Outcome<std::string> log_key(Program& program) {
    const auto checkpoint = sealed(program);
    const auto key = checkpoint ? trail::find_log_key(program.keys(), checkpoint->checkpoint.origin) : std::nullopt;
    if (!key) return not_found("the trail is empty, or its key is not on this machine");
    return merkle::in_text(key->public_key()) + "\n";
}

static std::int64_t number_in(const std::string& text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? number : 0;
}

Outcome<Done> erase_words(Program& program, const trail::Actor& actor, const std::string& reason, const std::string& sequence) {
    return program.journal().change(actor, reason, [&](trail::Change& change) -> Outcome<Done> {
        if (!trail::erase_payload(change, number_in(sequence))) return not_found(fmt::format("the trail has no entry {} whose words are still there", sequence));
        return Done{};
    });
}

Outcome<Done> accept_restored(Program& program, const trail::Actor& actor, const std::string& reason) {
    trail::accept_restored(program.journal().database(), program.keys(), program.journal().now());
    return program.journal().change(actor, reason, [](trail::Change& change) -> Outcome<Done> {
        change.record({"trail.restored", {"database", ""}, {}});
        return Done{};
    });
}

Outcome<std::string> prove_entry(Program& program, std::int64_t sequence) {
    sealed(program);
    return program.journal().view(trail::operator_named(), [&](trail::View& view) -> Outcome<std::string> {
        const auto proof = trail::inclusion_of(view, sequence);
        if (!proof) return not_found(fmt::format("the trail has no entry {}", sequence));
        return proof->in_text();
    });
}

Outcome<Done> add_witness(Program& program, const trail::Actor& actor, const std::string& reason, const std::string& public_key, const std::string& agency) {
    const auto key = merkle::parse_public_key(public_key);
    if (!key || key->use != merkle::KeyUse::witness) return invalid("that is not the public key of a witness: it is printed by holdfast audit witness-key on the witness's machine");
    return program.journal().change(actor, reason, [&](trail::Change& change) -> Outcome<Done> {
        if (!trail::insert_witness(change, *key, agency)) return conflict(fmt::format("{} is a witness already", key->name));
        change.record({"trail.witness_added", {"trail_witness", key->name}, {}});
        return Done{};
    });
}

Outcome<std::string> witness_request(Program& program, const std::string& name) {
    sealed(program);
    return program.journal().view(trail::operator_named(), [&](trail::View& view) -> Outcome<std::string> {
        const auto witnesses = trail::every_witness(view);
        const auto witness = std::ranges::find(witnesses, name, [](const auto& each) { return each.key.name; });
        if (witness == witnesses.end()) return not_found(fmt::format("no witness is called {}", name));
        const auto request = trail::request_to(view, *witness);
        if (!request) return not_found("the trail is empty: there is nothing to sign");
        return request->in_text();
    });
}

Outcome<Done> take_cosignature(Program& program, const trail::Actor& actor, const std::string& reason, const std::string& line) {
    return program.journal().change(actor, reason, [&](trail::Change& change) -> Outcome<Done> {
        const auto witness = trail::add_cosignature(change, line.substr(0, line.find('\n')));
        if (!witness) return invalid("that is not a signature of a known witness under a checkpoint of this trail");
        change.record({"trail.cosigned", {"trail_witness", witness->key.name}, {}});
        return Done{};
    });
}

static merkle::SigningKey key_of(const WitnessDesk& desk) {
    return merkle::SigningKey::from_seed(desk.name, merkle::KeyUse::witness, trail::KeyFolder(desk.folder).seed("witness.key"));
}

static Outcome<Done> check_name(const WitnessDesk& desk) {
    if (desk.name.empty() || desk.name.find_first_of(" +\n\t") != std::string::npos)
        return invalid(fmt::format("\"{}\" cannot be a witness's name: it is one word, such as police.example", desk.name));
    return Done{};
}

Outcome<std::string> witness_key(const WitnessDesk& desk) {
    TRY(check_name(desk));
    return merkle::in_text(key_of(desk).public_key());
}

static std::string file_of(const std::string& origin) { return "seen-" + origin.substr(origin.rfind('/') + 1); }

/// What this witness saw last: the log's key in the first line, then the checkpoint.
static Outcome<merkle::Witnessed> seen_before(const trail::KeyFolder& folder, const std::string& origin, const std::string& log_key) {
    const auto kept = folder.find_text(file_of(origin));
    const std::string key_text = kept ? kept->substr(0, kept->find('\n')) : log_key;
    auto key = merkle::parse_public_key(key_text);
    if (!key || key->use != merkle::KeyUse::log) return invalid(fmt::format("{} was not seen before: give its public key, which holdfast audit log-key prints", origin));
    if (kept && !log_key.empty() && log_key != key_text) return conflict(fmt::format("{} was signed with another key before", origin));
    const auto checkpoint = kept ? merkle::parse_checkpoint(kept->substr(kept->find('\n') + 1)) : std::nullopt;
    return merkle::Witnessed{.log_key = *std::move(key), .last = checkpoint ? checkpoint->head : merkle::Head{}};
}

Outcome<std::string> cosign(const WitnessDesk& desk, const std::string& request_text, const std::string& log_key, Instant now) {
    TRY(check_name(desk));
    const auto request = TRY(merkle::parse_witness_request(request_text));
    const auto checkpoint = merkle::parse_checkpoint(request.checkpoint.text);
    if (!checkpoint) return invalid("the request holds no checkpoint");
    const trail::KeyFolder folder{desk.folder};
    const auto witnessed = TRY(seen_before(folder, checkpoint->origin, log_key));
    TRY(merkle::check_request(request, witnessed));
    const std::string line = key_of(desk).sign(request.checkpoint.text, now);
    // Remembered before it is given away, so that no two histories are ever signed.
    folder.keep_text(file_of(checkpoint->origin), fmt::format("{}\n{}", merkle::in_text(witnessed.log_key), request.checkpoint.text));
    return line + "\n";
}

}  // namespace holdfast::app
