#include "core/trail/journal.hpp"

#include "core/trail/trail_store.hpp"

#include <stdexcept>

namespace holdfast::trail {

static constexpr std::int64_t sealed_at_once = 1'000;

void Journal::count(std::int64_t last, std::size_t appended) {
    const std::int64_t before = last - static_cast<std::int64_t>(appended);
    if (wake_sealer_ && last / sealed_at_once != before / sealed_at_once) wake_sealer_();
}

/// Keeps the change with its events, or undoes it; a change that wrote nothing leaves nothing behind.
store::Verdict Journal::settle(Change& change, bool is_kept) {
    if (!is_kept) return store::Verdict::discard;
    if (change.events().empty()) {
        if (change.writer().changes() > 0) throw std::logic_error("a change was written without an event in the trail");
        return store::Verdict::discard;
    }
    count(append_events(change), change.events().size());
    return store::Verdict::keep;
}

void Journal::append_looks_of(store::Writer& writer, const Actor& actor, const std::vector<RecordRef>& looks) {
    count(append_looks(writer, actor, looks, now()), looks.size());
}

void Journal::change_now(const Actor& actor, std::string reason, const std::function<bool(Change&)>& act) {
    database_.write([&](store::Writer& writer) {
        Change change{writer, actor, now(), reason};
        return settle(change, act(change));
    });
}

void Journal::change_later(Later later) {
    auto shared = std::make_shared<Later>(std::move(later));
    database_.write(
        [this, shared](store::Writer& writer) {
            Change change{writer, shared->identify(writer), now(), shared->reason};
            return settle(change, shared->act(change));
        },
        [shared](std::exception_ptr fault) { shared->done(fault); });
}

void Journal::note_looks(Actor actor, std::vector<RecordRef> looks, store::Database::Written done) {
    database_.write(
        [this, actor = std::move(actor), looks = std::move(looks)](store::Writer& writer) {
            append_looks_of(writer, actor, looks);
            return store::Verdict::keep;
        },
        std::move(done));
}

void Journal::note_looks_now(const Actor& actor, const std::vector<RecordRef>& looks) {
    database_.write([&](store::Writer& writer) {
        append_looks_of(writer, actor, looks);
        return store::Verdict::keep;
    });
}

}  // namespace holdfast::trail
