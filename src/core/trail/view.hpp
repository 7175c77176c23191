#pragma once

#include "base/record_ref.hpp"
#include "base/time.hpp"
#include "core/trail/actor.hpp"
#include "store/database.hpp"

#include <vector>

namespace holdfast::trail {

/// One person's look at the records: the only read transaction of a request, who is looking, and which sensitive records they
/// were shown. What is noted with `look` is in the trail, durably, before the page leaves the process.
class View {
public:
    View(store::Reader& reader, Actor actor, Instant now) : reader_(reader), actor_(std::move(actor)), now_(now) {}
    View(const View&) = delete;
    View& operator=(const View&) = delete;

    const Actor& actor() const { return actor_; }
    bool may(Permission permission) const { return actor_.may(permission); }
    Instant now() const { return now_; }
    /// Today in London.
    Date today() const { return london_date(now_); }

    /// For *_store and *_figures files.
    store::Reader& reader() { return reader_; }

    /// Notes that a person's record is being shown.
    void look(RecordRef record) { looks_.push_back(std::move(record)); }
    const std::vector<RecordRef>& looks() const { return looks_; }

private:
    store::Reader& reader_;
    Actor actor_;
    Instant now_;
    std::vector<RecordRef> looks_{};
};

}  // namespace holdfast::trail
