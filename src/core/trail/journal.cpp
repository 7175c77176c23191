#include "core/trail/journal.hpp"

#include "core/trail/trail_store.hpp"

#include <stdexcept>

namespace holdfast::trail {

static constexpr std::int64_t sealed_at_once = 1'000;

void Journal::count(std::int64_t last, std::size_t appended) {
    const std::int64_t before = last - static_cast<std::int64_t>(appended);
    if (wake_sealer_ && last / sealed_at_once != before / sealed_at_once) wake_sealer_();
}

/// Keeps the change with its events and looks, or undoes it; a change that wrote nothing leaves nothing behind but what was looked at.
store::Verdict Journal::settle(Change& change, bool is_kept) {
    if (!is_kept) return store::Verdict::discard;
    if (change.events().empty() && change.writer().changes() > 0) throw std::logic_error("a change was written without an event in the trail");
    for (const auto& record : change.looks()) change.record({viewed_type, record, {}});
    if (change.events().empty()) return store::Verdict::discard;
    count(append_events(change), change.events().size());
    return store::Verdict::keep;
}

namespace {

/// What a change that was refused has shown all the same: it is noted when the change itself is undone.
struct Shown {
    Actor actor{};
    std::vector<RecordRef> looks{};

    store::Verdict noting(const Change& change, store::Verdict verdict) {
        if (verdict == store::Verdict::discard && !change.looks().empty()) *this = {change.actor(), change.looks()};
        return verdict;
    }
};

}  // namespace

void Journal::append_looks_of(store::Writer& writer, const Actor& actor, const std::vector<RecordRef>& looks) {
    count(append_looks(writer, actor, looks, now()), looks.size());
}

void Journal::change_now(const Actor& actor, std::string reason, const std::function<bool(Change&)>& act) {
    Shown shown;
    database_.write([&](store::Writer& writer) {
        Change change{writer, actor, now(), reason};
        return shown.noting(change, settle(change, act(change)));
    });
    if (!shown.looks.empty()) note_looks_now(actor, shown.looks);
}

void Journal::change_later(Later later) {
    struct Running {
        Later later;
        Shown shown{};
    };
    auto shared = std::make_shared<Running>(Running{.later = std::move(later)});
    database_.write(
        [this, shared](store::Writer& writer) {
            Change change{writer, shared->later.identify(writer), now(), shared->later.reason};
            return shared->shown.noting(change, settle(change, shared->later.act(change)));
        },
        [this, shared](std::exception_ptr fault) {
            auto& shown = shared->shown;
            if (fault || shown.looks.empty()) return shared->later.done(fault);
            try {
                note_looks(std::move(shown.actor), std::move(shown.looks), shared->later.done);
            } catch (...) {
                shared->later.done(std::current_exception());
            }
        });
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
