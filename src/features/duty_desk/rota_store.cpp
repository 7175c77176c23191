#include "features/duty_desk/rota_store.hpp"

namespace holdfast::duty_desk {

std::vector<store::Migration> rota_migrations() {
    return {{"duty_desk/0002_rota", R"(
        CREATE TABLE duty_desk_days (
            agency ${text} NOT NULL,
            day_on ${date} NOT NULL,
            version ${integer} NOT NULL,
            PRIMARY KEY (agency, day_on)
        );
        CREATE TABLE duty_desk_turns (
            agency ${text} NOT NULL,
            day_on ${date} NOT NULL,
            seat ${text} NOT NULL,
            account_id ${integer} NOT NULL,
            PRIMARY KEY (agency, day_on, seat)
        );
        CREATE INDEX duty_desk_turns_by_account ON duty_desk_turns (account_id, day_on);
    )"}};
}

static Turn turn_of(const store::Row& row) {
    return Turn{.seat = row.get<std::string>(0),
                .person = Person{.account = row.get<Id<trail::Account>>(1), .name = row.get<std::optional<std::string>>(2).value_or("")}};
}

std::vector<DutyDay> load_days(trail::View& view, const std::string& agency, Date from, Date until) {
    auto days = view.reader().all(
        "SELECT day_on, version FROM duty_desk_days WHERE agency = $1 AND day_on >= $2 AND day_on <= $3 ORDER BY day_on",
        [](const store::Row& row) { return DutyDay{.on = row.get<Date>(0), .version = row.get<int>(1)}; }, agency, from, until);
    for (DutyDay& day : days)
        day.turns = view.reader().all(
            "SELECT t.seat, t.account_id, a.name FROM duty_desk_turns t LEFT JOIN access_accounts a ON a.id = t.account_id WHERE t.agency = $1 AND t.day_on = "
            "$2",
            turn_of, agency, day.on);
    return days;
}

void put_day(trail::Change& change, const std::string& agency, const DutyDay& day) {
    change.writer().execute(
        "INSERT INTO duty_desk_days (agency, day_on, version) VALUES ($1, $2, 1) "
        "ON CONFLICT (agency, day_on) DO UPDATE SET version = duty_desk_days.version + 1",
        agency, day.on);
    change.writer().execute("DELETE FROM duty_desk_turns WHERE agency = $1 AND day_on = $2", agency, day.on);
    for (const Turn& turn : day.turns)
        change.writer().execute("INSERT INTO duty_desk_turns (agency, day_on, seat, account_id) VALUES ($1, $2, $3, $4)", agency, day.on, turn.seat,
                                turn.person.account);
}

std::vector<OwnTurn> turns_of(trail::View& view, Id<trail::Account> account, Date from) {
    return view.reader().all(
        "SELECT day_on, seat FROM duty_desk_turns WHERE account_id = $1 AND day_on >= $2 ORDER BY day_on, seat DESC",
        [](const store::Row& row) { return OwnTurn{.on = row.get<Date>(0), .seat = row.get<std::string>(1)}; }, account, from);
}

}  // namespace holdfast::duty_desk
