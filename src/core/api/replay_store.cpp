#include "core/api/replay_store.hpp"

namespace holdfast::api {

std::optional<Replay> find_replay(trail::View& view, Id<Client> client, const std::string& key_fingerprint) {
    return view.reader().first(
        "SELECT request_fingerprint, status, location, body FROM api_replays WHERE client_id = $1 AND key_fingerprint = $2 AND made_at > $3",
        [](const store::Row& row) {
            return Replay{row.get<std::string>(0), row.get<int>(1), row.get<std::string>(2), row.get<std::string>(3)};
        },
        client, key_fingerprint, view.now() - replays_kept_for);
}

void insert_replay(trail::Change& change, Id<Client> client, const std::string& key_fingerprint, const Replay& replay) {
    change.writer().execute("DELETE FROM api_replays WHERE made_at <= $1", change.now() - replays_kept_for);
    change.writer().execute(
        "INSERT INTO api_replays (client_id, key_fingerprint, request_fingerprint, status, location, body, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        client, key_fingerprint, replay.request_fingerprint, replay.status, replay.location, replay.body, change.now());
}

}  // namespace holdfast::api
