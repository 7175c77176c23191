#include "core/people/search_store.hpp"

#include "core/access/secret.hpp"

namespace holdfast::people {

std::string insert_search(trail::Change& change, const Search& search) {
    const std::string reference = access::random_token().substr(0, 22);
    change.writer().execute(
        "INSERT INTO people_searches (reference, account_id, given, family, born_on, sex, postcode, number, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, "
        "$9)",
        reference, change.actor().account, search.given, search.family, search.born, line_of(sexes, search.sex).token, search.postcode, search.number,
        change.now());
    return reference;
}

static Search search_of(const store::Row& row) {
    return {.reference = row.get<std::string>(0),
            .account = row.get<Id<trail::Account>>(1),
            .given = row.get<std::string>(2),
            .family = row.get<std::string>(3),
            .born = row.get<std::optional<Date>>(4),
            .sex = parse_token(sexes, row.get<std::string_view>(5)).value_or(Sex::unknown),
            .postcode = row.get<std::string>(6),
            .number = row.get<std::string>(7),
            .made_at = row.get<Instant>(8)};
}

std::optional<Search> find_search(trail::View& view, const std::string& reference) {
    return view.reader().first("SELECT reference, account_id, given, family, born_on, sex, postcode, number, made_at FROM people_searches WHERE reference = $1",
                               search_of, reference);
}

std::vector<Search> searches_of(trail::View& view, Id<trail::Account> account) {
    return view.reader().all(
        "SELECT reference, account_id, given, family, born_on, sex, postcode, number, made_at FROM people_searches WHERE account_id = $1 ORDER BY made_at, "
        "reference",
        search_of, account);
}

SearchCount searches_since(trail::View& view, Id<trail::Account> account, Instant moment) {
    return view.reader()
        .first(
            "SELECT COUNT(*), COALESCE(MIN(made_at), $2) FROM people_searches WHERE account_id = $1 AND made_at > $2",
            [](const store::Row& row) {
                return SearchCount{row.get<std::int64_t>(0), row.get<Instant>(1)};
            },
            account, moment)
        .value();
}

void drop_searches_before(trail::Change& change, Instant moment) { change.writer().execute("DELETE FROM people_searches WHERE made_at < $1", moment); }

}  // namespace holdfast::people
