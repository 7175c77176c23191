#include "features/sign_in/old_session_service.hpp"

#include "core/access/leaver_store.hpp"

namespace holdfast::sign_in {

static std::vector<retention::KeptRecord> records(trail::View& view, Date started_by) {
    std::vector<retention::KeptRecord> records;
    for (auto& session : access::old_sessions(view, started_by))
        records.push_back({std::move(session.reference), std::move(session.name), session.last_seen_on});
    return records;
}

retention::Kind old_sign_ins() { return {.class_key = "sign_ins", .record_kind = "session", .records = records, .dispose = access::forget_session}; }

}  // namespace holdfast::sign_in
