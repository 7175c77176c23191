#include "features/early_help/absence_import_service.hpp"

#include "core/exchange/cells.hpp"
#include "core/organisations/agency.hpp"
#include "core/pathway/permissions.hpp"
#include "core/people/person_store.hpp"
#include "features/early_help/absence_store.hpp"

#include <fmt/format.h>

namespace holdfast::early_help {

/// By the reference of the record, or by the one child who has the unique pupil number.
static std::optional<Id<people::Person>> child_in(exchange::Cells& cells, trail::View& view) {
    const auto named = cells.required_text("child");
    if (named.empty()) return std::nullopt;
    if (const auto person = people::find_person(view, named)) return person->id;
    const auto numbered = people::people_with(view, people::IdentifierKind::upn, named, "");
    if (numbered.size() == 1) return numbered.front();
    cells.reject("child", "must be the reference of a record, or the unique pupil number of one child on record");
    return std::nullopt;
}

static std::string school_in(exchange::Cells& cells) {
    auto urn = cells.required_text("school");
    if (const auto problem = organisations::urn_problem(urn); !problem.empty()) cells.reject("school", problem);
    return urn;
}

static Sessions sessions_in(exchange::Cells& cells) {
    const Sessions sessions{.possible = cells.required_whole("possible"), .missed = cells.required_whole("missed")};
    if (sessions.possible > most_sessions) cells.reject("possible", fmt::format("must be {} or fewer: a school year has no more sessions", most_sessions));
    else if (sessions.missed > sessions.possible) cells.reject("missed", "must not be more than the sessions possible");
    return sessions;
}

static void load(trail::Change& change, const std::vector<exchange::ImportRow>& rows, exchange::ImportReport& report) {
    exchange::Keys keys;
    for (const auto& row : rows) {
        exchange::Cells cells(row, report);
        const auto child = child_in(cells, change);
        const Absence absence{.child = child.value_or(Id<people::Person>{}),
                              .school = school_in(cells),
                              .year = cells.required_year("year").string(),
                              .term = people::parse_token(terms, cells.required_one_of("term", {"autumn", "spring", "summer"})).value_or(Term::autumn),
                              .sessions = sessions_in(cells)};
        if (child) keys.take(cells, "child", fmt::format("{} {} {} {}", child->number, absence.school, absence.year, row["term"]));
        if (!cells.are_accepted()) continue;
        const auto put = [&] { put_absence(change, absence); };
        exchange::upsert(report, find_sessions(change, absence), absence.sessions, put, put);
    }
}

exchange::ImportKind absences_import() {
    return {.name = "absences",
            .summary =
                "How many sessions (half days) of school children on record could have been at in a term, and how many they missed for whatever reason. From "
                "10 % of a "
                "school year's sessions on the absence is persistent. Child, school, year and term name a row.",
            .permission = pathway::permissions::load_returns,
            .columns = {{"child", true, "the reference of the child's record, or their unique pupil number"},
                        {"school", true, "the school's unique reference number, six digits"},
                        {"year", true, "the school year, `2016-17`"},
                        {"term", true, "`autumn`, `spring` or `summer`"},
                        {"possible", true, "how many sessions were possible, at most 380"},
                        {"missed", true, "how many of them were missed, authorised or not"}},
            .load = load};
}

}  // namespace holdfast::early_help
