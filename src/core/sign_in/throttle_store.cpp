#include "core/sign_in/throttle_store.hpp"

#include "core/access/secret.hpp"
#include "core/sign_in/link_store.hpp"
#include "core/sign_in/passkey_store.hpp"
#include "core/sign_in/second_factor_store.hpp"

#include <algorithm>

namespace holdfast::sign_in {

std::vector<store::Migration> migrations() {
    return {{"sign_in/0001_throttle", R"(
        CREATE TABLE sign_in_failures (
            bucket ${text} NOT NULL PRIMARY KEY,
            failures ${integer} NOT NULL,
            last_at ${instant} NOT NULL,
            open_at ${instant} NOT NULL
        );
        CREATE INDEX sign_in_failures_by_age ON sign_in_failures (last_at);
        CREATE TABLE sign_in_devices (
            account_id ${integer} NOT NULL REFERENCES access_accounts (id),
            token_fingerprint ${text} NOT NULL,
            last_at ${instant} NOT NULL,
            PRIMARY KEY (account_id, token_fingerprint)
        );
    )"},
            second_factor_migration(),
            links_migration(),
            first_proof_migration(),
            passkey_migration()};
}

struct Count {
    int failures{};
    Instant open_at{};
};

static Count count_of(store::Reader& reader, const Bucket& bucket) {
    return reader
        .first(
            "SELECT failures, open_at FROM sign_in_failures WHERE bucket = $1",
            [](const store::Row& row) {
                return Count{row.get<int>(0), row.get<Instant>(1)};
            },
            bucket.key)
        .value_or(Count{});
}

static void keep_count(store::Writer& writer, const Bucket& bucket, const Count& count, Instant now) {
    writer.execute(
        "INSERT INTO sign_in_failures (bucket, failures, last_at, open_at) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (bucket) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at, open_at = excluded.open_at",
        bucket.key, count.failures, now, count.open_at);
}

std::chrono::seconds begin_attempt(store::Writer& writer, const std::vector<Bucket>& buckets, Instant now) {
    writer.execute("DELETE FROM sign_in_failures WHERE last_at < $1", now - forgotten_after);
    std::chrono::seconds longest{0};
    for (const auto& bucket : buckets) longest = std::max(longest, std::chrono::ceil<std::chrono::seconds>(count_of(writer, bucket).open_at - now));
    if (longest.count() > 0) return longest;
    for (const auto& bucket : buckets) {
        const int failures = count_of(writer, bucket).failures + 1;
        keep_count(writer, bucket, {failures, now + wait_after(failures, bucket.allowance)}, now);
    }
    return std::chrono::seconds{0};
}

void forget_attempt(store::Writer& writer, const std::vector<Bucket>& buckets, Instant now) {
    for (const auto& bucket : buckets) {
        const int failures = &bucket == &buckets.front() ? 0 : std::max(count_of(writer, bucket).failures - 1, 0);
        keep_count(writer, bucket, {failures, now}, now);
    }
}

bool is_known_device(store::Reader& reader, std::string_view user_name, std::string_view device_token) {
    if (device_token.empty()) return false;
    return reader.value<std::int64_t>(
               "SELECT COUNT(*) FROM sign_in_devices d JOIN access_accounts a ON a.id = d.account_id WHERE a.user_name = $1 AND d.token_fingerprint = $2",
               user_name, access::fingerprint(device_token)) > 0;
}

void remember_device(trail::Change& change, Id<trail::Account> account, std::string_view device_token) {
    change.writer().execute(
        "INSERT INTO sign_in_devices (account_id, token_fingerprint, last_at) VALUES ($1, $2, $3) "
        "ON CONFLICT (account_id, token_fingerprint) DO UPDATE SET last_at = excluded.last_at",
        account, access::fingerprint(device_token), change.now());
}

void forget_devices(trail::Change& change, Id<trail::Account> account) {
    change.writer().execute("DELETE FROM sign_in_devices WHERE account_id = $1", account);
}

}  // namespace holdfast::sign_in
