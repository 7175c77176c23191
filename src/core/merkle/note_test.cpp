#include "core/merkle/note.hpp"
#include "core/merkle/witness.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::merkle;

static Instant noon() { return parse_instant("2017-03-31T12:00:00Z").value(); }
static SigningKey key_of(const char* name, KeyUse use, char fill) { return SigningKey::from_seed(name, use, std::string(32, fill)); }

static Leaves grown(std::uint64_t size) {
    Leaves leaves;
    for (std::uint64_t i = 0; i < size; ++i) leaves.append(leaf_hash(std::to_string(i)));
    return leaves;
}

static Note checkpoint_of(const Leaves& leaves, std::uint64_t size, const SigningKey& key) {
    const Checkpoint checkpoint{.origin = key.public_key().name, .head = {size, root_of(size, leaves.subtrees())}};
    Note note{.text = checkpoint.in_text(), .signatures = {}};
    note.signatures.push_back(key.sign(note.text, noon()));
    return note;
}

TEST_CASE("a public key reads back from its text, and no altered text is a key") {
    const auto key = key_of("log.example", KeyUse::log, 'a').public_key();
    const std::string text = in_text(key);
    REQUIRE(parse_public_key(text));
    CHECK(*parse_public_key(text) == key);
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string altered = text;
        altered[i] = altered[i] == 'x' ? 'y' : 'x';
        CHECK_FALSE(parse_public_key(altered));
    }
}

TEST_CASE("a key made from a seed known elsewhere has the public key that goes with it") {
    // RFC 8032, section 7.1, test 1.
    const auto seed = from_base64("nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=");
    REQUIRE(seed);
    CHECK(base64(SigningKey::from_seed("x", KeyUse::log, *seed).public_key().bytes) == "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
}

TEST_CASE("a note is signed by who signed it, for this text alone") {
    const auto log = key_of("log.example", KeyUse::log, 'a');
    const auto witness = key_of("witness.example", KeyUse::witness, 'b');
    Note note{.text = "log.example\n7\nroot\n", .signatures = {}};
    note.signatures = {log.sign(note.text, noon()), witness.sign(note.text, noon())};
    const auto read = parse_note(note.in_text());
    REQUIRE(read);
    CHECK(read->text == note.text);
    CHECK(read->is_signed_by(log.public_key()));
    CHECK(read->is_signed_by(witness.public_key()));
    CHECK_FALSE(read->is_signed_by(key_of("log.example", KeyUse::log, 'c').public_key()));
    CHECK_FALSE(read->is_signed_by(key_of("log.example", KeyUse::witness, 'a').public_key()));
    note.text = "log.example\n8\nroot\n";
    CHECK_FALSE(note.is_signed_by(log.public_key()));
    CHECK_FALSE(note.is_signed_by(witness.public_key()));
}

TEST_CASE("what is not a signed note or a checkpoint is not read as one") {
    for (const char* wrong : {"", "text", "text\n", "text\n\n", "text\n\nno dash\n", "text\n\n\u2014 name", "\n\n"}) CHECK_FALSE(parse_note(wrong));
    const std::string root(44, 'A');
    for (const std::string& wrong : {std::string("log\n7\n"), std::string("log\n07\nAAAA\n"), std::string("\n7\nAAAA\n"), "log\n-7\n" + root + "\n", "log\n7\n" + root})
        CHECK_FALSE(parse_checkpoint(wrong));
}

TEST_CASE("a witness signs what only adds to what it saw, and nothing else") {
    const auto log = key_of("log.example", KeyUse::log, 'a');
    const Leaves leaves = grown(50);
    const Witnessed witnessed{.log_key = log.public_key(), .last = {20, root_of(20, leaves.subtrees())}};
    WitnessRequest request{.old_size = 20, .proof = consistency_proof(20, 50, leaves.subtrees()), .checkpoint = checkpoint_of(leaves, 50, log)};

    const auto again = parse_witness_request(request.in_text());
    REQUIRE(again);
    const auto head = check_request(*again, witnessed);
    REQUIRE(head);
    CHECK(head->size == 50);

    SUBCASE("history rewritten before what it saw") {
        Leaves rewritten;
        for (std::uint64_t i = 0; i < 50; ++i) rewritten.append(leaf_hash(i == 3 ? "other" : std::to_string(i)));
        request.proof = consistency_proof(20, 50, rewritten.subtrees());
        request.checkpoint = checkpoint_of(rewritten, 50, log);
        REQUIRE_FALSE(check_request(request, witnessed));
        CHECK(in_words(check_request(request, witnessed).refusal()).find("history was rewritten") != std::string::npos);
    }
    SUBCASE("another starting point") {
        request.old_size = 10;
        CHECK_FALSE(check_request(request, witnessed));
    }
    SUBCASE("another key") {
        request.checkpoint = checkpoint_of(leaves, 50, key_of("log.example", KeyUse::log, 'z'));
        CHECK_FALSE(check_request(request, witnessed));
    }
    SUBCASE("another log") {
        request.checkpoint = checkpoint_of(leaves, 50, key_of("other.example", KeyUse::log, 'a'));
        CHECK_FALSE(check_request(request, witnessed));
    }
    SUBCASE("a first checkpoint needs no proof") {
        request.old_size = 0;
        request.proof = {};
        CHECK(check_request(request, {.log_key = log.public_key(), .last = {}}));
    }
}

TEST_CASE("what is not a request to a witness is refused with what is wrong") {
    for (const char* wrong : {"", "new 3\n\n", "old 03\n\n", "old 3\nnot base64\n\n", "old 3\n\nno note"}) CHECK_FALSE(parse_witness_request(wrong));
}
