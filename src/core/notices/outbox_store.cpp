#include "core/notices/outbox_store.hpp"

#include "base/utf8.hpp"
#include "core/notices/address.hpp"

#include <array>
#include <chrono>
#include <fmt/format.h>
#include <sodium.h>
#include <stdexcept>

// One list of columns for every list; a literal, as all SQL is.
#define LISTED_COLUMNS "id, kind, recipient, state, made_at, next_try_at, done_at, tries, problem"

namespace holdfast::notices {

static constexpr std::chrono::minutes claim_lasts{10};

std::vector<store::Migration> migrations() {
    return {{"notices/0001_outbox", R"(
        CREATE TABLE notices_messages (
            id ${id},
            message_id ${text} NOT NULL UNIQUE,
            kind ${text} NOT NULL,
            about ${text} NOT NULL,
            recipient ${text} NOT NULL,
            subject ${text} NOT NULL,
            body ${text} NOT NULL,
            sealed_key ${text} NOT NULL,
            attachment_name ${text} NOT NULL,
            attachment ${text} NOT NULL,
            state ${text} NOT NULL,
            made_at ${instant} NOT NULL,
            not_after ${instant} NOT NULL,
            next_try_at ${instant} NOT NULL,
            claimed_until_at ${instant},
            done_at ${instant},
            tries ${integer} NOT NULL,
            problem ${text} NOT NULL
        );
        CREATE INDEX notices_messages_by_state ON notices_messages (state, next_try_at);
        CREATE INDEX notices_messages_by_matter ON notices_messages (about, kind);
    )"},
            {"notices/0002_inbox", R"(
        CREATE TABLE notices_inbox (
            id ${id},
            account_id ${integer} NOT NULL,
            kind ${text} NOT NULL,
            path ${text} NOT NULL,
            record_kind ${text} NOT NULL,
            reference ${text} NOT NULL,
            told_at ${instant} NOT NULL,
            read_at ${instant}
        );
        CREATE INDEX notices_inbox_by_account ON notices_inbox (account_id, id);
        CREATE INDEX notices_inbox_unread ON notices_inbox (account_id, kind, id) WHERE read_at IS NULL;
        CREATE INDEX notices_inbox_by_reading ON notices_inbox (read_at);
        CREATE INDEX notices_inbox_by_age ON notices_inbox (told_at);
    )"},
            {"notices/0003_ways", R"(
        CREATE TABLE notices_ways (
            account_id ${integer} NOT NULL,
            kind ${text} NOT NULL,
            way ${text} NOT NULL,
            PRIMARY KEY (account_id, kind)
        );
        CREATE TABLE notices_digests (
            account_id ${integer} NOT NULL PRIMARY KEY,
            written_on ${date} NOT NULL
        );
        ALTER TABLE notices_inbox ADD COLUMN for_digest_since_at ${instant};
        CREATE INDEX notices_inbox_for_digest ON notices_inbox (account_id, kind) WHERE for_digest_since_at IS NOT NULL;
    )"}};
}

static std::string_view word_of(State state) {
    constexpr std::array<std::string_view, 4> words{"waiting", "sent", "failed", "withdrawn"};
    return words.at(static_cast<std::size_t>(state));
}

static State state_of(std::string_view word) {
    for (const auto state : {State::waiting, State::sent, State::failed})
        if (word == word_of(state)) return state;
    return State::withdrawn;
}

/// The left side of a Message-ID; the right one is the sender's domain.
static std::string random_name() {
    std::array<unsigned char, 16> bytes{};
    if (sodium_init() < 0) throw std::runtime_error("the machine gives no random numbers");
    randombytes_buf(bytes.data(), bytes.size());
    return fmt::format("{:02x}", fmt::join(bytes, ""));
}

static void require_whole_headers(const Message& message) {
    if (!is_address(message.recipient)) throw std::invalid_argument("mail cannot be sent to what is no address");
    if (!is_clean_text(message.subject, Controls::none)) throw std::invalid_argument("a subject has a control character");
    if (message.attachment && !is_clean_text(message.attachment->name, Controls::none)) throw std::invalid_argument("a file name has a control character");
}

Id<Message> put(trail::Change& change, const Message& message) {
    require_whole_headers(message);
    const auto attachment = message.attachment.value_or(Attachment{});
    return change.writer().value<Id<Message>>(
        "INSERT INTO notices_messages (message_id, kind, about, recipient, subject, body, sealed_key, attachment_name, attachment, state, made_at, "
        "not_after, next_try_at, tries, problem) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', $10, $11, $10, 0, '') RETURNING id",
        random_name(), message.kind, message.about, message.recipient, message.subject, message.body, message.sealed_key, attachment.name, attachment.text,
        change.now(), message.not_after);
}

void withdraw(trail::Change& change, std::string_view kind, std::string_view about) {
    change.writer().execute(
        "UPDATE notices_messages SET state = 'withdrawn', done_at = $3, body = '', sealed_key = '', attachment = '' "
        "WHERE kind = $1 AND about = $2 AND state = 'waiting'",
        kind, about, change.now());
}

std::vector<Id<Message>> waiting(trail::View& view, Due due) {
    const auto id_of = [](const store::Row& row) { return row.get<Id<Message>>(0); };
    if (due == Due::all) return view.reader().all("SELECT id FROM notices_messages WHERE state = 'waiting' ORDER BY id", id_of);
    return view.reader().all("SELECT id FROM notices_messages WHERE state = 'waiting' AND next_try_at <= $1 ORDER BY id", id_of, view.now());
}

std::vector<Id<Message>> overdue(trail::View& view) {
    return view.reader().all(
        "SELECT id FROM notices_messages WHERE state = 'waiting' AND not_after <= $1 ORDER BY id",
        [](const store::Row& row) { return row.get<Id<Message>>(0); }, view.now());
}

static Message message_of(const store::Row& row) {
    Message message{.id = row.get<Id<Message>>(0),
                    .kind = row.get<std::string>(1),
                    .about = row.get<std::string>(2),
                    .recipient = row.get<std::string>(3),
                    .subject = row.get<std::string>(4),
                    .body = row.get<std::string>(5),
                    .sealed_key = row.get<std::string>(6),
                    .not_after = row.get<Instant>(9),
                    .message_id = row.get<std::string>(10),
                    .made_at = row.get<Instant>(11),
                    .tries = row.get<int>(12)};
    if (auto name = row.get<std::string>(7); !name.empty()) message.attachment = Attachment{std::move(name), row.get<std::string>(8)};
    return message;
}

std::optional<Message> claim(store::Writer& writer, Id<Message> id, Instant now) {
    return writer.first(
        "UPDATE notices_messages SET claimed_until_at = $3, tries = tries + 1 "
        "WHERE id = $1 AND state = 'waiting' AND (claimed_until_at IS NULL OR claimed_until_at <= $2) "
        "RETURNING id, kind, about, recipient, subject, body, sealed_key, attachment_name, attachment, not_after, message_id, made_at, tries",
        message_of, id, now, now + claim_lasts);
}

void postpone(store::Writer& writer, Id<Message> id, Instant until, const std::string& problem) {
    writer.execute("UPDATE notices_messages SET next_try_at = $2, problem = $3, claimed_until_at = NULL WHERE id = $1 AND state = 'waiting'", id, until,
                   problem);
}

void put_off(store::Writer& writer, Id<Message> id, Instant until, const std::string& problem) {
    writer.execute("UPDATE notices_messages SET next_try_at = $2, problem = $3 WHERE id = $1 AND state = 'waiting' AND claimed_until_at IS NULL", id, until,
                   problem);
}

/// A failed message keeps its words for as long as they are of use, so that it can be tried again.
void close(trail::Change& change, Id<Message> id, State state, const std::string& problem) {
    change.writer().execute("UPDATE notices_messages SET state = $2, done_at = $3, problem = $4, claimed_until_at = NULL WHERE id = $1", id, word_of(state),
                            change.now(), problem);
    change.writer().execute("UPDATE notices_messages SET body = '', sealed_key = '', attachment = '' WHERE id = $1 AND (state <> 'failed' OR not_after <= $2)",
                            id, change.now());
}

bool try_again(trail::Change& change, Id<Message> id) {
    return change.writer().execute(
               "UPDATE notices_messages SET state = 'waiting', done_at = NULL, next_try_at = $2, problem = '' "
               "WHERE id = $1 AND state IN ('failed', 'waiting') AND body <> '' AND not_after > $2",
               id, change.now()) == 1;
}

void forget_done(store::Writer& writer, Instant before) { writer.execute("DELETE FROM notices_messages WHERE state <> 'waiting' AND done_at < $1", before); }

bool has_done_before(trail::View& view, Instant before) {
    return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM notices_messages WHERE state <> 'waiting' AND done_at < $1", before) > 0;
}

static Listed listed_of(const store::Row& row) {
    return {.id = row.get<Id<Message>>(0),
            .kind = row.get<std::string>(1),
            .recipient = row.get<std::string>(2),
            .state = state_of(row.get<std::string_view>(3)),
            .made_at = row.get<Instant>(4),
            .next_try_at = row.get<std::optional<Instant>>(5),
            .done_at = row.get<std::optional<Instant>>(6),
            .tries = row.get<int>(7),
            .problem = row.get<std::string>(8)};
}

std::vector<Listed> listed(trail::View& view, State state, int most) {
    return view.reader().all("SELECT " LISTED_COLUMNS " FROM notices_messages WHERE state = $1 ORDER BY id DESC LIMIT $2", listed_of, word_of(state), most);
}

std::int64_t count(trail::View& view, State state) {
    return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM notices_messages WHERE state = $1", word_of(state));
}

std::optional<Listed> latest(trail::View& view, std::string_view kind, std::string_view about) {
    return view.reader().first("SELECT " LISTED_COLUMNS " FROM notices_messages WHERE kind = $1 AND about = $2 ORDER BY id DESC LIMIT 1", listed_of, kind,
                               about);
}

}  // namespace holdfast::notices
