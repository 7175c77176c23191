#include "features/lado/allegation_store.hpp"

#include <algorithm>
#include <limits>

namespace holdfast::lado {

Id<Allegation> insert_allegation(trail::Change& change, const Allegation& allegation) {
    const Facts& facts = allegation.facts;
    const auto id = change.writer().value<Id<Allegation>>(
        "INSERT INTO lado_allegations (reference, received_at, received_on, referrer, referrer_agency, referred_by, employer, category, is_after_restraint, "
        "alleged_on, employer_knew_on, stage, finding, is_without_action, closed_on, officer, version) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1) RETURNING id",
        allegation.reference, allegation.received_at, allegation.received_on(), token_of(facts.referrer), allegation.referrer_agency, allegation.referred_by,
        token_of(facts.employer), token_of(facts.category), facts.is_after_restraint, facts.alleged_on, facts.employer_knew_on, token_of(allegation.stage),
        allegation.finding ? token_of(*allegation.finding) : "", allegation.is_without_action, allegation.closed_on, allegation.officer);
    replace_criteria(change, id, facts.criteria);
    replace_results(change, id, allegation.results);
    return id;
}

static Allegation allegation_of(const store::Row& row) {
    const Facts facts{.referrer = parse<ReferrerType>(row.get<std::string_view>(3)).value(),
                      .employer = parse<EmployerType>(row.get<std::string_view>(6)).value(),
                      .category = parse<Category>(row.get<std::string_view>(7)).value(),
                      .is_after_restraint = row.get<bool>(8),
                      .alleged_on = row.get<std::optional<Date>>(9),
                      .employer_knew_on = row.get<std::optional<Date>>(10)};
    return Allegation{.id = row.get<Id<Allegation>>(0),
                      .reference = row.get<std::string>(1),
                      .received_at = row.get<Instant>(2),
                      .facts = facts,
                      .stage = parse_stage(row.get<std::string_view>(11)).value(),
                      .finding = parse<Finding>(row.get<std::string_view>(12)),
                      .is_without_action = row.get<bool>(13),
                      .closed_on = row.get<std::optional<Date>>(14),
                      .referrer_agency = row.get<std::string>(4),
                      .referred_by = row.get<std::optional<Id<trail::Account>>>(5),
                      .officer = row.get<std::optional<Id<trail::Account>>>(15),
                      .version = row.get<std::int64_t>(16)};
}

std::optional<Allegation> find_allegation(trail::View& view, const std::string& reference) {
    auto found = view.reader().first(
        "SELECT id, reference, received_at, referrer, referrer_agency, referred_by, employer, category, is_after_restraint, alleged_on, employer_knew_on, "
        "stage, finding, is_without_action, closed_on, officer, version FROM lado_allegations WHERE reference = $1",
        allegation_of, reference);
    if (!found) return found;
    view.reader().each(
        "SELECT criterion FROM lado_criteria WHERE allegation_id = $1",
        [&](const store::Row& row) { found->facts.criteria.push_back(parse<Criterion>(row.get<std::string_view>(0)).value()); }, found->id);
    view.reader().each(
        "SELECT result FROM lado_results WHERE allegation_id = $1",
        [&](const store::Row& row) { found->results.push_back(parse<Result>(row.get<std::string_view>(0)).value()); }, found->id);
    std::ranges::sort(found->facts.criteria);
    std::ranges::sort(found->results);
    return found;
}

bool update_allegation(trail::Change& change, const Allegation& allegation) {
    const Facts& facts = allegation.facts;
    return change.writer().execute(
               "UPDATE lado_allegations SET referrer = $3, employer = $4, category = $5, is_after_restraint = $6, alleged_on = $7, employer_knew_on = $8, "
               "stage = $9, finding = $10, is_without_action = $11, closed_on = $12, version = version + 1 WHERE id = $1 AND version = $2",
               allegation.id, allegation.version, token_of(facts.referrer), token_of(facts.employer), token_of(facts.category), facts.is_after_restraint,
               facts.alleged_on, facts.employer_knew_on, token_of(allegation.stage), allegation.finding ? token_of(*allegation.finding) : "",
               allegation.is_without_action, allegation.closed_on) == 1;
}

void set_officer(trail::Change& change, Id<Allegation> id, std::optional<Id<trail::Account>> officer) {
    change.writer().execute("UPDATE lado_allegations SET officer = $2, version = version + 1 WHERE id = $1", id, officer);
}

void replace_criteria(trail::Change& change, Id<Allegation> id, const std::vector<Criterion>& criteria) {
    change.writer().execute("DELETE FROM lado_criteria WHERE allegation_id = $1", id);
    for (const Criterion criterion : criteria)
        change.writer().execute("INSERT INTO lado_criteria (allegation_id, criterion) VALUES ($1, $2)", id, token_of(criterion));
}

void replace_results(trail::Change& change, Id<Allegation> id, const std::vector<Result>& results) {
    change.writer().execute("DELETE FROM lado_results WHERE allegation_id = $1", id);
    for (const Result result : results) change.writer().execute("INSERT INTO lado_results (allegation_id, result) VALUES ($1, $2)", id, token_of(result));
}

static ListedCase listed_of_row(const store::Row& row) {
    return ListedCase{.id = row.get<Id<Allegation>>(0),
                      .reference = row.get<std::string>(1),
                      .received_at = row.get<Instant>(2),
                      .employer = parse<EmployerType>(row.get<std::string_view>(3)).value(),
                      .category = parse<Category>(row.get<std::string_view>(4)).value(),
                      .stage = parse_stage(row.get<std::string_view>(5)).value(),
                      .officer = row.get<std::optional<Id<trail::Account>>>(6),
                      .finding = parse<Finding>(row.get<std::string_view>(7))};
}

// As the indexes of lado/0005_lists have it.
#define IS_OVER "(CASE WHEN a.stage IN ('closed', 'transferred', 'advice_only') THEN 1 ELSE 0 END)"
#define WHERE_OVER "WHERE " IS_OVER " = $7 AND " HOLDFAST_MAY_LIST("'lado_allegation'", "a.reference") " "
#define AND_OF_OFFICER "AND COALESCE(a.officer, 0) = $10 "
#define SELECT_PART \
    "SELECT a.id, a.reference, a.received_at, a.employer, a.category, a.stage, a.officer, a.finding FROM lado_allegations a " WHERE_OVER "AND a.id < $8 "
#define IN_ORDER "ORDER BY a.id DESC LIMIT $9"

std::vector<ListedCase> listed_cases(trail::View& view, const policy::ListFilter& f, const Wanted& wanted) {
    const std::int64_t before = wanted.before > 0 ? wanted.before : std::numeric_limits<std::int64_t>::max();
    const std::int64_t is_over = wanted.is_closed ? 1 : 0, most = wanted.most;
    if (wanted.whose == Wanted::Whose::all)
        return view.reader().all(SELECT_PART IN_ORDER, listed_of_row, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, is_over, before, most);
    const std::int64_t officer = wanted.whose == Wanted::Whose::mine ? f.account : 0;
    return view.reader().all(SELECT_PART AND_OF_OFFICER IN_ORDER, listed_of_row, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, is_over,
                             before, most, officer);
}

std::int64_t count_cases(trail::View& view, const policy::ListFilter& f, bool is_closed, std::int64_t most) {
    return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM (SELECT 1 FROM lado_allegations a " WHERE_OVER "LIMIT $8) AS counted", f.account, f.today,
                                             f.now, f.agencies, f.teams, f.is_permitted, is_closed ? 1 : 0, most);
}

std::vector<Id<trail::Account>> holders_of_open_cases(trail::View& view, const policy::ListFilter& f) {
    return view.reader().all(
        "SELECT DISTINCT a.officer FROM lado_allegations a " WHERE_OVER "AND a.officer IS NOT NULL ORDER BY 1",
        [](const store::Row& row) { return row.get<Id<trail::Account>>(0); }, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, std::int64_t{0});
}

std::vector<ListedCase> listed_of(trail::View& view, const policy::ListFilter& f, const std::vector<std::string>& references) {
    std::vector<ListedCase> cases;
    for (const auto& reference : references) {
        const auto one = view.reader().first(
            "SELECT a.id, a.reference, a.received_at, a.employer, a.category, a.stage, a.officer, a.finding FROM lado_allegations a "
            "WHERE " HOLDFAST_MAY_LIST("'lado_allegation'", "a.reference") " AND a.reference = $7",
            listed_of_row, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, reference);
        if (one) cases.push_back(*one);
    }
    return cases;
}

static OwnReferral own_referral_of(const store::Row& row) {
    return OwnReferral{.reference = row.get<std::string>(0),
                       .received_at = row.get<Instant>(1),
                       .stage = parse_stage(row.get<std::string_view>(2)).value(),
                       .is_assigned = row.get<std::optional<std::int64_t>>(3).has_value()};
}

std::vector<OwnReferral> referrals_of(trail::View& view, Id<trail::Account> account, const OwnPart& part) {
    constexpr std::int64_t all = std::numeric_limits<std::int32_t>::max();
    return view.reader().all(
        "SELECT reference, received_at, stage, officer FROM lado_allegations WHERE referred_by = $1 "
        "AND ($2 = '' OR id < (SELECT id FROM lado_allegations WHERE reference = $2 AND referred_by = $1)) ORDER BY id DESC LIMIT $3",
        own_referral_of, account, part.after, part.most < 0 ? all : part.most);
}

std::optional<OwnReferral> own_referral(trail::View& view, Id<trail::Account> account, const std::string& reference) {
    return view.reader().first("SELECT reference, received_at, stage, officer FROM lado_allegations WHERE reference = $1 AND referred_by = $2", own_referral_of,
                               reference, account);
}

Progress progress_of(const OwnReferral& referral) {
    const bool is_over = referral.stage == Stage::closed || referral.stage == Stage::advice_only || referral.stage == Stage::transferred;
    if (is_over) return Progress::at_an_end;
    return referral.is_assigned ? Progress::with_officer : Progress::received;
}

}  // namespace holdfast::lado
