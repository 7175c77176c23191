#include "core/api/token_store.hpp"

namespace holdfast::api {

void insert_token(trail::Change& change, Id<Secret> secret, const std::string& fingerprint, const std::vector<std::string>& scopes) {
    change.writer().execute("DELETE FROM api_tokens WHERE expires_at <= $1", change.now());
    change.writer().execute("INSERT INTO api_tokens (fingerprint, secret_id, scopes, expires_at) VALUES ($1, $2, $3, $4)", fingerprint, secret,
                            together(scopes), change.now() + token_lasts);
    change.writer().execute("UPDATE api_secrets SET used_at = $2 WHERE id = $1", secret, change.now());
}

std::optional<Held> find_held(store::Reader& reader, const std::string& fingerprint, Instant now) {
    return reader.first(
        "SELECT c.id, c.account_id, c.client_key, c.name, c.agency_id, c.a_second, t.scopes FROM api_tokens t JOIN api_secrets s ON s.id = t.secret_id "
        "JOIN api_clients c ON c.id = s.client_id WHERE t.fingerprint = $1 AND t.expires_at > $2 AND s.ended_at IS NULL",
        [](const store::Row& row) {
            return Held{.client = Client{.id = row.get<Id<Client>>(0),
                                         .account = row.get<Id<trail::Account>>(1),
                                         .key = row.get<std::string>(2),
                                         .name = row.get<std::string>(3),
                                         .agency = row.get<access::AgencyId>(4),
                                         .a_second = row.get<std::int64_t>(5)},
                        .scopes = scopes_in(row.get<std::string_view>(6))};
        },
        fingerprint, now);
}

}  // namespace holdfast::api
