#pragma once

#include "core/notices/delivery_service.hpp"
#include "core/trail/trail_store.hpp"
#include "support/databases.hpp"

namespace holdfast::notices::test {

/// A queue with a clock that a test moves, and a mail server that answers what the test says.
struct Office {
    std::shared_ptr<Instant> now = std::make_shared<Instant>(parse_instant("2026-11-22T09:00:00Z").value());
    std::shared_ptr<store::Database> database;
    trail::Journal journal;
    MailSettings settings{.server = "plain://127.0.0.1:25", .from = "holdfast@example.org", .site = "https://holdfast.example.org", .partnership = "Example"};
    Answer::Kind answer{Answer::Kind::taken};
    std::vector<Letter> letters{};  ///< that were handed over, whatever was answered

    explicit Office(const std::string& kind) : database(holdfast::test::fresh_database(kind, schema())), journal(*database, [now = now] { return *now; }) {}

    static std::vector<store::Migration> schema() {
        auto all = trail::migrations();
        for (const auto& step : migrations()) all.push_back(step);
        return all;
    }
    static Message message(const std::string& recipient = "ann@example.org") {
        return {.kind = "test", .about = "account 1", .recipient = recipient, .subject = "Something waits", .body = "Sign in at {site}/\n"};
    }
    template <class Act>
    void change(Act act) {
        const auto done = journal.change(trail::operator_named(), "test", [&](trail::Change& change) -> Outcome<Done> {
            act(change);
            change.record({"test.done", {"test", "1"}});
            return Done{};
        });
        REQUIRE(done);
    }
    Id<Message> queued(Message message = Office::message()) {
        if (message.not_after == Instant{}) message.not_after = *now + std::chrono::hours{72};
        Id<Message> id;
        change([&](trail::Change& change) { id = put(change, message); });
        return id;
    }
    Tally round(Due due = Due::due) {
        const Delivery delivery{.settings = settings,
                                .hand_over =
                                    [this](const Letter& letter, const std::stop_token&) {
                                        letters.push_back(letter);
                                        return Answer{answer, answer == Answer::Kind::taken ? "" : "the mail server answered 450"};
                                    },
                                .open_key = [](const Message& message) { return std::optional("opened-" + message.sealed_key); }};
        return deliver(journal, delivery, due, {});
    }
    std::int64_t in_state(State state) {
        return *journal.view(trail::operator_named(), [&](trail::View& view) -> Outcome<std::int64_t> { return count(view, state); });
    }
    template <class Value>
    Value cell(store::Sql sql) {
        std::optional<Value> value;
        database->read([&](store::Reader& reader) { value = reader.value<Value>(sql); });
        return *value;
    }
};

}  // namespace holdfast::notices::test
