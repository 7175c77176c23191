#include "core/notices/inbox_store.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

// One list of columns for every list; a literal, as all SQL is.
#define ITEM_COLUMNS "id, kind, path, record_kind, reference, told_at, read_at"

namespace holdfast::notices {

std::string title_of(const Kind& kind, const Item& item) {
    const bool is_of_record = item.path.empty() && !item.reference.empty();
    return std::string(kind.title) + (is_of_record ? ": " + item.reference : "");
}

/// Two slashes at the beginning would name another site.
static bool is_of_this_site(const std::string& path) { return path.starts_with('/') && !path.starts_with("//") && path.find('\\') == std::string::npos; }

void put_item(trail::Change& change, Id<trail::Account> account, const Item& item) {
    const bool leads_somewhere = item.path.empty() ? !item.record_kind.empty() : is_of_this_site(item.path);
    if (!leads_somewhere) throw std::invalid_argument("a notice leads to no page of this site");
    change.writer().execute(
        "INSERT INTO notices_inbox (account_id, kind, path, record_kind, reference, told_at, for_digest_since_at) VALUES ($1, $2, $3, $4, $5, $6, $7)", account,
        item.kind, item.path, item.record_kind, item.reference, change.now(), item.is_for_digest ? std::optional(change.now()) : std::nullopt);
}

static Item item_of(const store::Row& row) {
    return Item{.id = row.get<Id<Item>>(0),
                .kind = row.get<std::string>(1),
                .path = row.get<std::string>(2),
                .record_kind = row.get<std::string>(3),
                .reference = row.get<std::string>(4),
                .told_at = row.get<Instant>(5),
                .read_at = row.get<std::optional<Instant>>(6)};
}

std::vector<Item> items_of(trail::View& view, Id<trail::Account> account, Id<Item> before, int most) {
    if (before.number == 0) before.number = std::numeric_limits<std::int64_t>::max();
    return view.reader().all("SELECT " ITEM_COLUMNS " FROM notices_inbox WHERE account_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3", item_of, account, before,
                             most);
}

std::vector<Item> latest_unread(trail::View& view, Id<trail::Account> account, const std::vector<Kind>& kinds, int most) {
    std::vector<Item> all;
    for (const auto& kind : kinds)
        for (auto& item :
             view.reader().all("SELECT " ITEM_COLUMNS " FROM notices_inbox WHERE account_id = $1 AND read_at IS NULL AND kind = $2 ORDER BY id DESC LIMIT $3",
                               item_of, account, kind.key, most))
            all.push_back(std::move(item));
    std::ranges::sort(all, std::ranges::greater{}, &Item::id);
    if (all.size() > static_cast<std::size_t>(most)) all.resize(static_cast<std::size_t>(most));
    return all;
}

std::optional<Item> find_item(trail::View& view, Id<trail::Account> account, Id<Item> id) {
    return view.reader().first("SELECT " ITEM_COLUMNS " FROM notices_inbox WHERE account_id = $1 AND id = $2", item_of, account, id);
}

int count_unread(trail::View& view, Id<trail::Account> account) {
    return view.reader().value<int>("SELECT COUNT(*) FROM (SELECT 1 AS one FROM notices_inbox WHERE account_id = $1 AND read_at IS NULL LIMIT $2) unread",
                                    account, most_counted);
}

int mark_read_up_to(trail::Change& change, Id<trail::Account> account, Id<Item> last) {
    return static_cast<int>(
        change.writer().execute("UPDATE notices_inbox SET read_at = $3 WHERE account_id = $1 AND id <= $2 AND read_at IS NULL", account, last, change.now()));
}

int mark_read(trail::Change& change, Id<trail::Account> account, Id<Item> id) {
    return static_cast<int>(
        change.writer().execute("UPDATE notices_inbox SET read_at = $3 WHERE account_id = $1 AND id = $2 AND read_at IS NULL", account, id, change.now()));
}

void erase_items(trail::Change& change, Id<trail::Account> account) { change.writer().execute("DELETE FROM notices_inbox WHERE account_id = $1", account); }

bool has_old_items(trail::View& view) {
    return view.reader()
        .first(
            "SELECT id FROM notices_inbox WHERE read_at < $1 OR told_at < $2 LIMIT 1", [](const store::Row& row) { return row.get<Id<Item>>(0); },
            view.now() - kept_when_read, view.now() - kept_unread)
        .has_value();
}

void forget_old_items(store::Writer& writer, Instant now) {
    writer.execute("DELETE FROM notices_inbox WHERE read_at < $1 OR told_at < $2", now - kept_when_read, now - kept_unread);
}

}  // namespace holdfast::notices
