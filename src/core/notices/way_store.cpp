#include "core/notices/way_store.hpp"

#include <algorithm>
#include <string>

namespace holdfast::notices {

Way way_of(trail::View& view, Id<trail::Account> account, const Kind& kind) {
    if (kind.is_of_sign_in) return Way::at_once;
    const auto token = view.reader().first(
        "SELECT way FROM notices_ways WHERE account_id = $1 AND kind = $2", [](const store::Row& row) { return row.get<std::string>(0); }, account, kind.key);
    const auto found = token ? std::ranges::find(ways, *token, &WayWords::token) : ways.end();
    return found == ways.end() ? Way::at_once : found->way;
}

void set_way(trail::Change& change, Id<trail::Account> account, const Kind& kind, Way way) {
    change.writer().execute(
        "INSERT INTO notices_ways (account_id, kind, way) VALUES ($1, $2, $3) ON CONFLICT (account_id, kind) DO UPDATE SET way = excluded.way", account,
        kind.key, std::ranges::find(ways, way, &WayWords::way)->token);
}

void erase_ways(trail::Change& change, Id<trail::Account> account) { change.writer().execute("DELETE FROM notices_ways WHERE account_id = $1", account); }

}  // namespace holdfast::notices
