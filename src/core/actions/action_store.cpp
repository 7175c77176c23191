#include "core/actions/action_store.hpp"

#include "core/policy/record_store.hpp"

namespace holdfast::actions {

static constexpr std::chrono::days week{7};

std::vector<store::Migration> migrations() {
    return {{"actions/0001_actions", R"(
        CREATE TABLE actions_actions (
            id ${id},
            kind ${text} NOT NULL,
            reference ${text} NOT NULL,
            vault ${text} NOT NULL,
            latest_update ${integer} NOT NULL,
            due_on ${date},
            is_open ${flag} NOT NULL,
            owner_account ${integer},
            reminded_on ${date}
        );
        CREATE INDEX actions_actions_by_record ON actions_actions (kind, reference);
        CREATE INDEX actions_actions_by_day ON actions_actions (kind, due_on) WHERE is_open;
        CREATE INDEX actions_actions_by_owner ON actions_actions (owner_account, due_on) WHERE is_open;
        CREATE TABLE actions_updates (
            action_id ${integer} NOT NULL REFERENCES actions_actions (id),
            number ${integer} NOT NULL,
            made_at ${instant} NOT NULL,
            made_by ${integer},
            plan ${text} NOT NULL,
            due_on ${date},
            progress ${text} NOT NULL CHECK (progress IN ('not_started', 'under_way', 'done', 'dropped')),
            concern ${text} NOT NULL CHECK (concern IN ('none', 'at_risk', 'off_track')),
            owner_account ${integer},
            owner_agency ${text} NOT NULL,
            evidence ${integer},
            PRIMARY KEY (action_id, number)
        );
    )"}};
}

Id<Action> insert_action(trail::Change& change, const RecordRef& record, const std::string& vault) {
    return {change.writer().value<std::int64_t>(
        "INSERT INTO actions_actions (kind, reference, vault, latest_update, is_open) VALUES ($1, $2, $3, 0, $4) RETURNING id", record.kind, record.reference,
        vault, true)};
}

static ActionRow action_of(const store::Row& row) { return {.id = {row.get<std::int64_t>(0)}, .vault = row.get<std::string>(1)}; }

std::optional<ActionRow> find_action(trail::View& view, const RecordRef& record, Id<Action> id) {
    return view.reader().first("SELECT id, vault FROM actions_actions WHERE kind = $1 AND reference = $2 AND id = $3", action_of, record.kind, record.reference,
                               id);
}

std::vector<ActionRow> actions_in(trail::View& view, const RecordRef& record) {
    return view.reader().all(
        "SELECT id, vault FROM actions_actions WHERE kind = $1 AND reference = $2 ORDER BY CASE WHEN due_on IS NULL THEN 1 ELSE 0 END, due_on, id", action_of,
        record.kind, record.reference);
}

void delete_action(trail::Change& change, Id<Action> id) {
    change.writer().execute("DELETE FROM actions_updates WHERE action_id = $1", id);
    change.writer().execute("DELETE FROM actions_actions WHERE id = $1", id);
}

int insert_update(trail::Change& change, Id<Action> id, const Update& update) {
    const auto by = change.actor().account.number;
    const int number = change.writer().value<int>(
        "UPDATE actions_actions SET latest_update = latest_update + 1, due_on = $2, is_open = $3, owner_account = $4, "
        "reminded_on = CASE WHEN COALESCE(owner_account, 0) = COALESCE($4, 0) AND due_on = $2 THEN reminded_on ELSE NULL END "
        "WHERE id = $1 RETURNING latest_update",
        id, update.due_on, is_open(update.progress), update.owner.account);
    change.writer().execute(
        "INSERT INTO actions_updates (action_id, number, made_at, made_by, plan, due_on, progress, concern, owner_account, owner_agency, evidence) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        id, number, change.now(), by == 0 ? std::nullopt : std::optional(by), update.plan, update.due_on, token_of(update.progress), token_of(update.concern),
        update.owner.account, update.owner.agency, update.evidence);
    return number;
}

/// The columns of an update, `made_by` and the owner with their names.
static Update update_of(const store::Row& row) {
    const auto owner = row.get<std::optional<std::int64_t>>(7);
    const auto evidence = row.get<std::optional<std::int64_t>>(10);
    return {.number = row.get<int>(0),
            .at = row.get<Instant>(1),
            .by = row.get<std::optional<std::string>>(2).value_or("the operator"),
            .plan = row.get<std::string>(3),
            .due_on = row.get<std::optional<Date>>(4),
            .progress = parse_progress(row.get<std::string>(5)).value(),
            .concern = parse_concern(row.get<std::string>(6)).value(),
            .owner = Owner{.account = owner ? std::optional(Id<trail::Account>{*owner}) : std::nullopt,
                           .name = row.get<std::optional<std::string>>(8).value_or(""),
                           .agency = row.get<std::string>(9)},
            .evidence = evidence ? std::optional(Id<attachments::Document>{*evidence}) : std::nullopt};
}

std::vector<Update> updates_of(trail::View& view, Id<Action> id) {
    return view.reader().all(
        "SELECT u.number, u.made_at, b.name, u.plan, u.due_on, u.progress, u.concern, u.owner_account, o.name, u.owner_agency, u.evidence FROM actions_updates "
        "u "
        "LEFT JOIN access_accounts b ON b.id = u.made_by LEFT JOIN access_accounts o ON o.id = u.owner_account WHERE u.action_id = $1 ORDER BY u.number DESC",
        update_of, id);
}

static ListedAction listed_of(const store::Row& row) {
    return {.id = {row.get<std::int64_t>(11)}, .kind = row.get<std::string>(12), .reference = row.get<std::string>(13), .now = update_of(row)};
}

static policy::ListFilter filter_for(trail::View& view, const policy::RecordKind& kind) { return policy::list_filter(view, kind, policy::belonging_of(view)); }

std::vector<ListedAction> overdue_actions(trail::View& view, const policy::RecordKind& kind, int most) {
    const auto f = filter_for(view, kind);
    return view.reader().all(
        "SELECT u.number, u.made_at, b.name, u.plan, u.due_on, u.progress, u.concern, u.owner_account, o.name, u.owner_agency, u.evidence, a.id, a.kind, "
        "a.reference FROM actions_actions a JOIN actions_updates u ON u.action_id = a.id AND u.number = a.latest_update "
        "LEFT JOIN access_accounts b ON b.id = u.made_by LEFT JOIN access_accounts o ON o.id = u.owner_account "
        "WHERE a.kind = $7 AND a.is_open AND a.due_on < $2 AND " HOLDFAST_MAY_LIST("a.kind", "a.reference") " ORDER BY a.due_on, a.id LIMIT $8",
        listed_of, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, kind.kind, most);
}

std::int64_t count_overdue(trail::View& view, const policy::RecordKind& kind) {
    const auto f = filter_for(view, kind);
    return view.reader().value<std::int64_t>(
        "SELECT COUNT(*) FROM actions_actions a WHERE a.kind = $7 AND a.is_open AND a.due_on < $2 "
        "AND " HOLDFAST_MAY_LIST("a.kind", "a.reference"),
        f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, kind.kind);
}

std::vector<ListedAction> actions_owned(trail::View& view, const policy::RecordKind& kind, int most) {
    const auto f = filter_for(view, kind);
    return view.reader().all(
        "SELECT u.number, u.made_at, b.name, u.plan, u.due_on, u.progress, u.concern, u.owner_account, o.name, u.owner_agency, u.evidence, a.id, a.kind, "
        "a.reference FROM actions_actions a JOIN actions_updates u ON u.action_id = a.id AND u.number = a.latest_update "
        "LEFT JOIN access_accounts b ON b.id = u.made_by LEFT JOIN access_accounts o ON o.id = u.owner_account "
        "WHERE a.kind = $7 AND a.is_open AND a.owner_account = $1 AND " HOLDFAST_MAY_LIST(
            "a.kind", "a.reference") " ORDER BY CASE WHEN a.due_on IS NULL THEN 1 ELSE 0 END, a.due_on, a.id LIMIT $8",
        listed_of, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, kind.kind, most);
}

std::optional<Instant> latest_said_of(trail::View& view, const RecordRef& record) {
    return view.reader().first(
        "SELECT u.made_at FROM actions_actions a JOIN actions_updates u ON u.action_id = a.id AND u.number = a.latest_update "
        "WHERE a.kind = $1 AND a.reference = $2 ORDER BY u.made_at DESC LIMIT 1",
        [](const store::Row& row) { return row.get<Instant>(0); }, record.kind, record.reference);
}

std::vector<DueReminder> due_reminders(trail::View& view) {
    const Date today = view.today();
    return view.reader().all(
        "SELECT a.id, a.owner_account, a.kind, a.reference FROM actions_actions a WHERE a.is_open AND a.owner_account IS NOT NULL AND a.due_on <= $2 "
        "AND (a.reminded_on IS NULL OR (a.due_on < $1 AND (a.reminded_on <= a.due_on OR a.reminded_on <= $3))) ORDER BY a.owner_account, a.id",
        [](const store::Row& row) {
            return DueReminder{
                .id = {row.get<std::int64_t>(0)}, .owner = {row.get<std::int64_t>(1)}, .kind = row.get<std::string>(2), .reference = row.get<std::string>(3)};
        },
        today, today + week, today - week);
}

void mark_reminded(trail::Change& change, Id<Action> id) {
    change.writer().execute("UPDATE actions_actions SET reminded_on = $2 WHERE id = $1", id, change.today());
}

}  // namespace holdfast::actions
