#include "features/hub_contacts/count_figures.hpp"

#include <chrono>
#include <set>
#include <string>

namespace holdfast::hub_contacts {

/// A contact's clock of this rule was met in time: `yes`, `no`, or empty where it cannot be said. One that was opened again counts as it was decided first.
#define MET_IN_TIME(rule)                                                                                                                      \
    "COALESCE((SELECT CASE WHEN k.due_at IS NULL THEN '' WHEN k.ended_at <= k.due_at THEN 'yes' ELSE 'no' END FROM clocks_running k "          \
    "WHERE k.kind = 'hub_contact' AND k.reference = c.reference AND k.rule = " rule " AND k.ending = 'met' ORDER BY k.id LIMIT 1), '')"

/// Every contact that was received in the days from $1 to $2, here and before.
#define CONTACTS                                                                                                                               \
    "(SELECT received_on, source, rating, onward, domestic_abuse, children_present, adviser, conference, decided_in_time, rated_in_time "      \
    "FROM hub_contacts_past WHERE received_on BETWEEN $1 AND $2 "                                                                              \
    "UNION ALL SELECT c.received_on, c.source, c.rating, c.onward, COALESCE(s.domestic_abuse, c.domestic_abuse), "                             \
    "COALESCE(s.children_present, c.children_present), COALESCE(s.adviser, ''), CASE WHEN s.conference_on IS NULL THEN '' ELSE 'yes' END, "    \
    MET_IN_TIME("'hub.decision'") ", " MET_IN_TIME("'hub.' || c.rating")                                                                       \
    " FROM hub_contacts c LEFT JOIN hub_contacts_screenings s ON s.id = (SELECT MAX(l.id) FROM hub_contacts_screenings l WHERE l.contact_id = c.id) " \
    "WHERE c.received_on BETWEEN $1 AND $2) AS a "

std::string_view in_words(SenderKind kind) {
    static constexpr std::array<std::string_view, every_sender_kind.size()> words{
        "Family and the public", "Schools and education", "Health", "Housing", "Local authority", "Police", "Courts and probation",
        "Other agencies",     "Anonymous or not known"};
    return words[static_cast<std::size_t>(kind)];
}

SenderKind kind_of_source(std::string_view code) {
    if (code.empty() || code == "9" || code == "10") return SenderKind::nobody_known;
    switch (code.front()) {
        case '1': return SenderKind::family_or_public;
        case '2': return SenderKind::education;
        case '3': return SenderKind::health;
        case '4': return SenderKind::housing;
        case '5': return SenderKind::local_authority;
        case '6': return SenderKind::police;
        case '7': return SenderKind::other_legal;
        default: return SenderKind::other_agency;
    }
}

static void count_days(trail::View& view, const Period& year, Counts& counts) {
    view.reader().each(
        "SELECT a.received_on, COUNT(*), SUM(CASE WHEN a.domestic_abuse = 'yes' THEN 1 ELSE 0 END), "
        "SUM(CASE WHEN a.domestic_abuse = 'yes' AND a.children_present = 'yes' THEN 1 ELSE 0 END) FROM " CONTACTS "GROUP BY a.received_on",
        [&](const store::Row& row) {
            const std::chrono::year_month_day day{row.get<Date>(0)};
            for (auto* into : {&counts.year, &counts.months[Period::month(static_cast<int>(day.year()), static_cast<unsigned>(day.month()))]}) {
                into->all += row.get<std::int64_t>(1);
                into->abuse += row.get<std::int64_t>(2);
                into->present += row.get<std::int64_t>(3);
            }
        },
        year.first_day(), year.last_day());
}

static void add_to(figures::Share& share, std::string_view in_time, std::int64_t number) {
    if (in_time.empty()) return;
    share.whole += number;
    if (in_time == "yes") share.part += number;
}

static void count_ways(trail::View& view, const Period& year, Counts& counts) {
    view.reader().each(
        "SELECT a.source, a.rating, a.onward, a.domestic_abuse, a.adviser, a.conference, a.decided_in_time, a.rated_in_time, COUNT(*) FROM " CONTACTS
        "GROUP BY a.source, a.rating, a.onward, a.domestic_abuse, a.adviser, a.conference, a.decided_in_time, a.rated_in_time",
        [&](const store::Row& row) {
            const auto number = row.get<std::int64_t>(8);
            const auto sender = kind_of_source(row.get<std::string_view>(0));
            const auto rating = parse<Rating>(row.get<std::string_view>(1));
            const auto onward = parse<Onward>(row.get<std::string_view>(2));
            const bool is_abuse = row.get<std::string_view>(3) == token_of(Known::yes);
            counts.senders[sender] += number;
            (rating ? counts.ratings[*rating] : counts.unrated) += number;
            (onward ? counts.onwards[*onward] : counts.undecided) += number;
            add_to(counts.decided[sender], row.get<std::string_view>(6), number);
            if (rating) add_to(counts.rated[*rating], row.get<std::string_view>(7), number);
            if (!is_abuse) return;
            (onward ? counts.onwards_of_abuse[*onward] : counts.undecided_of_abuse) += number;
            if (const auto adviser = parse<Adviser>(row.get<std::string_view>(4))) counts.advisers[*adviser] += number;
            if (!row.get<std::string_view>(5).empty()) counts.conferences += number;
        },
        year.first_day(), year.last_day());
}

/// A contact is one about the same child again where the hub heard of the child in the 12 months before. Who a child is, is known of contacts here by the person whom the
/// hub linked, of those before by the other program's code; between the two a child is not followed.
static void count_again(trail::View& view, const Period& year, Counts& counts) {
    constexpr std::chrono::days twelve_months{365};
    std::set<std::string, std::less<>> known, again;
    std::string child;
    Date last{};
    view.reader().each(
        "SELECT 'c' || child, received_on, reference FROM hub_contacts_past WHERE child <> '' AND received_on BETWEEN $1 AND $2 "
        "UNION ALL SELECT 'p' || l.person, c.received_on, c.reference FROM hub_contacts_links l JOIN hub_contacts c ON c.id = l.contact_id "
        "WHERE l.undone_at IS NULL AND c.received_on BETWEEN $1 AND $2 ORDER BY 1, 2, 3",
        [&](const store::Row& row) {
            const auto day = row.get<Date>(1);
            const bool is_same = child == row.get<std::string_view>(0);
            if (day >= year.first_day()) {
                known.emplace(row.get<std::string_view>(2));
                if (is_same && last >= day - twelve_months) again.emplace(row.get<std::string_view>(2));
            }
            child = row.get<std::string_view>(0);
            last = day;
        },
        year.first_day() - twelve_months, year.last_day());
    counts.again = {static_cast<std::int64_t>(again.size()), static_cast<std::int64_t>(known.size())};
}

Counts count_contacts(trail::View& view, const Period& year) {
    Counts counts;
    count_days(view, year, counts);
    count_ways(view, year, counts);
    count_again(view, year, counts);
    return counts;
}

std::vector<Period> years_counted(trail::View& view) {
    const auto edge = [&](store::Sql sql) {
        return view.reader().first(
            sql, [](const store::Row& row) { return row.get<std::optional<Date>>(0); });
    };
    const auto first_past = edge("SELECT MIN(received_on) FROM hub_contacts_past"), last_past = edge("SELECT MAX(received_on) FROM hub_contacts_past");
    const auto first = edge("SELECT MIN(received_on) FROM hub_contacts"), last = edge("SELECT MAX(received_on) FROM hub_contacts");
    std::set<Period> years;
    for (const auto& [from, to] : {std::pair{first_past, last_past}, std::pair{first, last}}) {
        if (!from || !*from || !to || !*to) continue;
        for (auto year = Period::day(**from).reporting_year(); year.first_day() <= **to; year = Period::day(year.last_day() + std::chrono::days{1}).reporting_year())
            years.insert(year);
    }
    return {years.rbegin(), years.rend()};
}

}  // namespace holdfast::hub_contacts
