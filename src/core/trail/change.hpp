#pragma once

#include "core/trail/view.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::trail {

/// What happened, in the past tense (`scorecard.value_submitted`), to which record. Never personal data in `detail`: keys, codes, counts.
struct Event {
    std::string_view type{};
    RecordRef subject{};
    std::string detail{};
    std::string_view outcome{"done"};  ///< or `refused`
};

/// The only way to write: one transaction, one actor, one instant, one reason, and at least one event. What it reads it reads
/// inside the same transaction, so a permission checked here still holds when the write is made.
class Change : public View {
public:
    Change(store::Writer& writer, Actor actor, Instant now, std::string reason)
        : View(writer, std::move(actor), now), writer_(writer), reason_(std::move(reason)) {}

    /// For *_store files.
    store::Writer& writer() { return writer_; }
    const std::string& reason() const { return reason_; }
    /// Replaces the reason given by the form or the route, for an act that asks the person for theirs.
    void because(std::string reason) { reason_ = std::move(reason); }

    void record(Event event) { events_.push_back(std::move(event)); }
    const std::vector<Event>& events() const { return events_; }

private:
    store::Writer& writer_;
    std::string reason_;
    std::vector<Event> events_{};
};

}  // namespace holdfast::trail
