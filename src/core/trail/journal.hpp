#pragma once

#include "base/outcome.hpp"
#include "core/trail/change.hpp"

#include <exception>
#include <functional>
#include <string>

namespace holdfast::trail {

/// The two doors to the records. A look that notes sensitive records, and every change, leaves its events in the trail in the same
/// transaction, and neither gives its result before that transaction is durable.
class Journal {
public:
    Journal(store::Database& database, Clock clock) : database_(database), clock_(std::move(clock)) {}

    /// Has `wake` called, on the writer's thread, each time that about another thousand entries wait to be sealed. It must not block.
    /// To be said before the journal is used by more than one thread.
    void when_many_are_unsealed(std::function<void()> wake) { wake_sealer_ = std::move(wake); }

    Instant now() const { return clock_(); }
    store::Database& database() { return database_; }

    /// Runs `look(View&)`, which gives an Outcome, in a read transaction.
    template <class Look>
    auto view(const Actor& actor, Look&& look) -> std::invoke_result_t<Look, View&>;

    /// Runs `act(Change&)`, which gives an Outcome, and waits until it is durable. A refusal or an exception undoes everything it wrote.
    /// Throws std::logic_error when it wrote without recording an event.
    template <class Act>
    auto change(const Actor& actor, std::string reason, Act&& act) -> std::invoke_result_t<Act, Change&>;

    /// What `identify` gives is who acts: it runs inside the transaction, so a session ended meanwhile no longer counts.
    struct Later {
        std::function<Actor(store::Writer&)> identify;
        std::string reason;
        /// True keeps what was written, false undoes it.
        std::function<bool(Change&)> act;
        /// Told on the writer's thread once durable, or with what went wrong. Must not block.
        store::Database::Written done;
    };
    /// The same without waiting, for the web.
    void change_later(Later later);
    /// Writes the events of looks already made; `done` as above.
    void note_looks(Actor actor, std::vector<RecordRef> looks, store::Database::Written done);

private:
    void change_now(const Actor& actor, std::string reason, const std::function<bool(Change&)>& act);
    void note_looks_now(const Actor& actor, const std::vector<RecordRef>& looks);
    store::Verdict settle(Change& change, bool is_kept);
    void append_looks_of(store::Writer& writer, const Actor& actor, const std::vector<RecordRef>& looks);
    void count(std::int64_t last, std::size_t appended);

    store::Database& database_;
    Clock clock_;
    std::function<void()> wake_sealer_{};
};

template <class Look>
auto Journal::view(const Actor& actor, Look&& look) -> std::invoke_result_t<Look, View&> {
    std::optional<std::invoke_result_t<Look, View&>> seen;
    std::vector<RecordRef> looks;
    database_.read([&](store::Reader& reader) {
        View view{reader, actor, now()};
        seen.emplace(look(view));
        looks = view.looks();
    });
    if (!looks.empty()) note_looks_now(actor, looks);
    return *std::move(seen);
}

template <class Act>
auto Journal::change(const Actor& actor, std::string reason, Act&& act) -> std::invoke_result_t<Act, Change&> {
    std::optional<std::invoke_result_t<Act, Change&>> done;
    change_now(actor, std::move(reason), [&](Change& change) {
        done.emplace(act(change));
        return static_cast<bool>(*done);
    });
    return *std::move(done);
}

}  // namespace holdfast::trail
