#include "core/notices/outbox_test.hpp"

#include "core/notices/address.hpp"

using namespace holdfast;
using namespace holdfast::notices;
using holdfast::notices::test::Office;

TEST_CASE("an address is one plain mailbox and nothing that could become a header or a second recipient") {
    for (const auto* good : {"ann@example.org", "ann.other+holdfast@mail.example.org", "o'neil@example.org"}) CHECK(is_address(good));
    for (const auto* bad :
         {"", "ann", "@example.org", "ann@", "ann@example.org,bo@example.org", "ann@example.org\r\nBcc: x@y.z", "ann@exa mple.org", "<ann@example.org>",
          "ann@@example.org", "\"ann\"@example.org", "ann@-example.org", ".ann@example.org", "ann@example..org", "ann\n@example.org", "\xC3\xA4nn@example.org"})
        CHECK_FALSE(is_address(bad));
    CHECK_FALSE(is_address(std::string(65, 'a') + "@example.org"));
}

ON_EVERY_DATABASE("a message is in the queue when its change is kept, and is not when the change is undone") {
    Office office(kind);
    (void)office.journal.change(trail::operator_named(), "test", [&](trail::Change& change) -> Outcome<Done> {
        auto message = Office::message();
        message.not_after = change.now() + std::chrono::hours{1};
        put(change, message);
        change.record({"test.done", {"test", "1"}});
        return conflict("undone");
    });
    CHECK(office.in_state(State::waiting) == 0);
    office.queued();
    CHECK(office.in_state(State::waiting) == 1);
}

ON_EVERY_DATABASE("no message with a line end in its address, subject or file name gets into the queue") {
    Office office(kind);
    const auto refused = [&](const Message& message) {
        CHECK_THROWS_AS(office.change([&](trail::Change& change) { put(change, message); }), std::invalid_argument);
    };
    auto message = Office::message("ann@example.org\r\nBcc: bo@example.org");
    refused(message);
    message = Office::message();
    message.subject = "Hello\r\nBcc: bo@example.org";
    refused(message);
    message = Office::message();
    message.attachment = Attachment{"a\nb.txt", ""};
    refused(message);
    CHECK(office.in_state(State::waiting) == 0);
}

ON_EVERY_DATABASE("what was sent is wiped from the queue: its words, its key and its file") {
    Office office(kind);
    auto message = Office::message();
    message.sealed_key = "sealed";
    message.body = "Follow {site}/link?key={key}\n";
    message.attachment = Attachment{"request.txt", "text"};
    office.queued(message);
    CHECK(office.round().sent == 1);
    REQUIRE(office.letters.size() == 1);
    CHECK(office.letters[0].text == "Follow https://holdfast.example.org/link?key=opened-sealed\r\n");
    CHECK(office.cell<std::string>("SELECT body || sealed_key || attachment FROM notices_messages").empty());
    CHECK(office.in_state(State::sent) == 1);
    CHECK(office.cell<std::int64_t>("SELECT COUNT(*) FROM trail_events WHERE type = 'notices.mail_sent'") == 1);
    CHECK(office.round().sent == 0);
}

ON_EVERY_DATABASE("what the server cannot take now is tried again after a minute, then later and later, under the same Message-ID") {
    Office office(kind);
    office.queued();
    office.answer = Answer::Kind::not_now;
    CHECK(office.round().waiting == 1);
    *office.now += std::chrono::seconds{59};
    CHECK(office.round().waiting == 0);
    *office.now += std::chrono::seconds{1};
    CHECK(office.round().waiting == 1);
    *office.now += std::chrono::seconds{119};
    CHECK(office.round().waiting == 0);
    *office.now += std::chrono::seconds{1};
    office.answer = Answer::Kind::taken;
    CHECK(office.round().sent == 1);
    REQUIRE(office.letters.size() == 3);
    CHECK(office.letters[0].headers == office.letters[2].headers);
    CHECK(wait_after(1) == std::chrono::minutes{1});
    CHECK(wait_after(8) == std::chrono::hours{4});
    CHECK(wait_after(500) == std::chrono::hours{4});
}

ON_EVERY_DATABASE("what the server refuses has failed, is an event and can be tried again by hand while it is of use") {
    Office office(kind);
    const auto id = office.queued();
    office.answer = Answer::Kind::refused;
    CHECK(office.round().failed == 1);
    CHECK(office.in_state(State::failed) == 1);
    CHECK(office.cell<std::int64_t>("SELECT COUNT(*) FROM trail_events WHERE type = 'notices.mail_not_delivered'") == 1);
    office.change([&](trail::Change& change) { CHECK(send_again(change, id)); });
    office.answer = Answer::Kind::taken;
    CHECK(office.round().sent == 1);
    const auto again = office.journal.change(trail::operator_named(), "test", [&](trail::Change& change) { return send_again(change, id); });
    CHECK_FALSE(again);
}

ON_EVERY_DATABASE("an unreachable server is asked once a round, and the other messages wait without a try") {
    Office office(kind);
    for (int i = 0; i < 3; ++i) office.queued();
    office.answer = Answer::Kind::unreachable;
    CHECK(office.round().waiting == 3);
    CHECK(office.letters.size() == 1);
    CHECK(office.cell<std::int64_t>("SELECT SUM(tries) FROM notices_messages") == 1);
    CHECK(office.round().waiting == 0);
    office.answer = Answer::Kind::taken;
    CHECK(office.round(Due::all).sent == 3);
}

ON_EVERY_DATABASE("a message that another program has claimed is left alone, until the claim runs out") {
    Office office(kind);
    const auto id = office.queued();
    const auto claim_now = [&] {
        bool is_claimed = false;
        office.database->write([&](store::Writer& writer) {
            is_claimed = claim(writer, id, *office.now).has_value();
            return store::Verdict::keep;
        });
        return is_claimed;
    };
    CHECK(claim_now());
    CHECK_FALSE(claim_now());
    CHECK(office.round(Due::all).sent == 0);
    *office.now += std::chrono::minutes{10};
    CHECK(office.round(Due::all).sent == 1);
}

ON_EVERY_DATABASE("what is of no use any more is not sent and has failed, even where mail is off; what was done with is forgotten after thirty days") {
    Office office(kind);
    auto message = Office::message();
    message.not_after = *office.now + std::chrono::minutes{30};
    office.queued(message);
    tidy(office.journal);
    CHECK(office.in_state(State::waiting) == 1);
    *office.now += std::chrono::minutes{30};
    tidy(office.journal);
    CHECK(office.in_state(State::failed) == 1);
    CHECK(office.cell<std::string>("SELECT body FROM notices_messages").empty());
    CHECK(office.letters.empty());
    *office.now += std::chrono::hours{30 * 24 + 1};
    tidy(office.journal);
    CHECK(office.in_state(State::failed) == 0);
}

ON_EVERY_DATABASE("a newer message takes the place of the one that waits about the same") {
    Office office(kind);
    office.queued();
    office.change([](trail::Change& change) { withdraw(change, "test", "account 1"); });
    CHECK(office.in_state(State::withdrawn) == 1);
    CHECK(office.round(Due::all).sent == 0);
}

ON_EVERY_DATABASE("a message whose link cannot be opened on this machine has failed instead of going out without it") {
    Office office(kind);
    auto message = Office::message();
    message.sealed_key = "sealed";
    office.queued(message);
    const Delivery delivery{.settings = office.settings,
                            .hand_over = [](const Letter&, const std::stop_token&) { return Answer{}; },
                            .open_key = [](const Message&) { return std::optional<std::string>{}; }};
    CHECK(deliver(office.journal, delivery, Due::due, {}).failed == 1);
}
