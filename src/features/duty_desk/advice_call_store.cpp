#include "features/duty_desk/advice_call_store.hpp"

namespace holdfast::duty_desk {

std::vector<store::Migration> migrations() {
    return {{"duty_desk/0001_advice_calls", R"(
        CREATE TABLE duty_desk_advice_calls (
            id ${id},
            reference ${text} NOT NULL UNIQUE,
            called_at ${instant} NOT NULL,
            called_on ${date} NOT NULL,
            advised_by ${integer},
            caller ${text} NOT NULL,
            caller_name ${text} NOT NULL,
            question ${text} NOT NULL,
            advice ${text} NOT NULL,
            contact ${text} NOT NULL,
            disposed_on ${date}
        );
        CREATE INDEX duty_desk_advice_calls_by_day ON duty_desk_advice_calls (called_on);
        CREATE TABLE duty_desk_harms (
            advice_call_id ${integer} NOT NULL REFERENCES duty_desk_advice_calls (id),
            harm ${text} NOT NULL,
            PRIMARY KEY (advice_call_id, harm)
        );
    )"}};
}

void insert_advice_call(trail::Change& change, const AdviceCall& call) {
    const auto by = change.actor().account.number;
    const auto id = change.writer().value<std::int64_t>(
        "INSERT INTO duty_desk_advice_calls (reference, called_at, called_on, advised_by, caller, caller_name, question, advice, contact) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '') RETURNING id",
        call.reference, change.now(), change.today(), by == 0 ? std::nullopt : std::optional(by), call.caller, call.caller_name, call.question, call.advice);
    for (const auto& harm : call.harms)
        change.writer().execute("INSERT INTO duty_desk_harms (advice_call_id, harm) VALUES ($1, $2) ON CONFLICT (advice_call_id, harm) DO NOTHING", id, harm);
}

static AdviceCall advice_call_of(const store::Row& row) {
    return AdviceCall{.id = row.get<Id<AdviceCall>>(0),
                      .reference = row.get<std::string>(1),
                      .called_at = row.get<Instant>(2),
                      .advised_by = row.get<std::optional<std::string>>(3).value_or("the operator"),
                      .caller = row.get<std::string>(4),
                      .caller_name = row.get<std::string>(5),
                      .question = row.get<std::string>(6),
                      .advice = row.get<std::string>(7),
                      .contact = row.get<std::string>(8),
                      .is_disposed = row.get<bool>(9)};
}

#define SELECT_CALL                                                                                                                       \
    "SELECT c.id, c.reference, c.called_at, b.name, c.caller, c.caller_name, c.question, c.advice, c.contact, c.disposed_on IS NOT NULL " \
    "FROM duty_desk_advice_calls c LEFT JOIN access_accounts b ON b.id = c.advised_by "

std::optional<AdviceCall> find_advice_call(trail::View& view, const std::string& reference) {
    auto found = view.reader().first(SELECT_CALL "WHERE c.reference = $1", advice_call_of, reference);
    if (found)
        found->harms = view.reader().all(
            "SELECT harm FROM duty_desk_harms WHERE advice_call_id = $1 ORDER BY harm", [](const store::Row& row) { return row.get<std::string>(0); },
            found->id);
    return found;
}

std::vector<AdviceCall> listed_advice_calls(trail::View& view, const policy::ListFilter& f, int most) {
    return view.reader().all(SELECT_CALL "WHERE " HOLDFAST_MAY_LIST("'advice_call'", "c.reference") " ORDER BY c.id DESC LIMIT $7", advice_call_of, f.account,
                             f.today, f.now, f.agencies, f.teams, f.is_permitted, static_cast<std::int64_t>(most));
}

std::vector<AdviceCall> advice_calls_before(trail::View& view, const policy::ListFilter& f, const std::string& contact) {
    return view.reader().all(SELECT_CALL "WHERE c.contact = $7 AND " HOLDFAST_MAY_LIST("'advice_call'", "c.reference") " ORDER BY c.id DESC", advice_call_of, f.account,
                             f.today, f.now, f.agencies, f.teams, f.is_permitted, contact);
}

void put_contact(trail::Change& change, const std::string& reference, const std::string& contact) {
    change.writer().execute("UPDATE duty_desk_advice_calls SET contact = $2 WHERE reference = $1", reference, contact);
}

std::vector<AdviceCount> counted_advice_calls(trail::View& view, const policy::ListFilter& f, Date from, Date until) {
    return view.reader().all(
        "SELECT c.called_on, c.caller, c.caller_name, COUNT(*) FROM duty_desk_advice_calls c "
        "WHERE c.called_on >= $7 AND c.called_on <= $8 AND " HOLDFAST_MAY_LIST("'advice_call'", "c.reference") " "
        "GROUP BY c.called_on, c.caller, c.caller_name ORDER BY c.called_on DESC, c.caller, c.caller_name",
        [](const store::Row& row) {
            return AdviceCount{.on = row.get<Date>(0), .caller = row.get<std::string>(1), .caller_name = row.get<std::string>(2), .calls = row.get<std::int64_t>(3)};
        },
        f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, from, until);
}

std::vector<OldAdviceCall> advice_calls_by(trail::View& view, Date day) {
    return view.reader().all(
        "SELECT reference, called_on FROM duty_desk_advice_calls WHERE called_on <= $1 AND disposed_on IS NULL ORDER BY called_on, id",
        [](const store::Row& row) { return OldAdviceCall{.reference = row.get<std::string>(0), .called_on = row.get<Date>(1)}; }, day);
}

void erase_advice_call(trail::Change& change, const std::string& reference) {
    change.writer().execute("UPDATE duty_desk_advice_calls SET caller_name = '', question = '', advice = '', disposed_on = $2 WHERE reference = $1", reference,
                            change.today());
}

}  // namespace holdfast::duty_desk
