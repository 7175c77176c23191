#include "features/annual_report/edition_service.hpp"

#include "core/documents/named_figures.hpp"
#include "core/exchange/cells.hpp"
#include "features/annual_report/edition_store.hpp"
#include "features/annual_report/frozen_store.hpp"
#include "features/annual_report/permissions.hpp"

#include <fmt/format.h>

namespace holdfast::annual_report {

static RecordRef record_of(const Period& year) { return {"annual_report", year.string()}; }

Outcome<Done> require_draft(trail::View& view, const Period& year) {
    const Edition edition = load_edition(view, year);
    if (edition.status == Status::draft) return Done{};
    if (edition.status == Status::published) return conflict("This edition is published and does not change. Add an addendum instead.");
    return conflict(fmt::format("This edition is not a draft any more: {}. Send it back for changes first.", in_words(edition.status)));
}

static Outcome<Done> checked(const figures::Ledger& ledger, const Narrative& narrative) {
    auto errors = errors_of(narrative);
    if (const auto named = documents::figures_named(ledger, narrative.markdown, "markdown"); !named)
        errors.insert(errors.end(), named.refusal().errors.begin(), named.refusal().errors.end());
    if (!errors.empty()) return invalid(std::move(errors));
    return Done{};
}

/// The first words begin an edition; of a year that has not begun, or long before, that is a slip.
static Outcome<Done> check_plausible(trail::View& view, const Contributions& contributions, const Period& year) {
    if (is_plausible(year, view.today()) || check_year(view, contributions, year)) return Done{};
    return invalid({{"year", fmt::format("There can be no report of {} yet", year.string())}});
}

Outcome<Done> save_narrative(trail::Change& change, const Contributions& contributions, const Narrative& narrative) {
    if (!change.may(permissions::edit)) return forbidden();
    TRY(check_plausible(change, contributions, narrative.year));
    TRY(checked(whole_ledger(change, contributions), narrative));
    TRY(require_draft(change, narrative.year));
    if (!put_narrative(change, narrative))
        return conflict("Somebody else has saved this section since you opened it. Open it again in another window and bring both texts together.");
    change.record({"annual_report.section_saved", record_of(narrative.year), fmt::format("section {}", narrative.number)});
    return Done{};
}

static Outcome<Done> check_settled(trail::View& view, const Contributions& contributions, const Period& year) {
    for (const auto& section : contributions.sections)
        if (section.settled) TRY(section.settled(view, year));
    return Done{};
}

Outcome<Done> take_step(trail::Change& change, const Contributions& contributions, const Period& year, Step step) {
    TRY(check_year(change, contributions, year));
    const Edition edition = load_edition(change, year);
    const Move* const move = pathway.find(edition.status, step);
    if (move == nullptr) return conflict(fmt::format("This cannot be done now: {}.", edition.status_in_words()));
    TRY(pathway.take(change.actor(), edition.status, step));
    if (move->to == Status::published) TRY(check_settled(change, contributions, year));
    if (move->to == Status::published) freeze(change, year, TRY(assemble(change, contributions, year, Audience::internal)));
    set_status(change, year, move->to);
    change.record({move->event, record_of(year)});
    return Done{};
}

/// What an addendum names and the edition does not hold yet, as it is on the day of the addendum.
static void keep_figures(trail::Change& change, const Period& year, documents::TracedFigures named) {
    const auto kept = frozen_figures(change, year);
    std::erase_if(named, [&](const auto& figure) { return kept.contains(figure.first); });
    freeze_figures(change, year, named);
}

Outcome<Done> add_addendum_to_edition(trail::Change& change, const Contributions& contributions, const AddendumDraft& addendum) {
    if (!change.may(permissions::publish)) return forbidden();
    if (addendum.text.find_first_not_of(" \t\r\n") == std::string::npos) return invalid({{"text", "Enter what the addendum says"}});
    if (load_edition(change, addendum.year).status != Status::published) return conflict("An addendum is for a published edition. Change the draft instead.");
    keep_figures(change, addendum.year, TRY(documents::figures_named(whole_ledger(change, contributions), addendum.text, "text")));
    add_addendum(change, addendum);
    change.record({"annual_report.addendum_added", record_of(addendum.year)});
    return Done{};
}

static Narrative narrative_in(exchange::Cells& cells) {
    return {
        .year = cells.required_year("year"),
        .number = cells.required_whole("section"),
        .title = cells.text("title"),
        .markdown = cells.text("markdown"),
        .version = 0,
    };
}

static void check(trail::Change& change, const figures::Ledger& ledger, const Narrative& narrative, exchange::Cells& cells) {
    if (!is_plausible(narrative.year, change.today())) cells.reject("year", "is no year that a report can be of yet");
    if (const auto right = checked(ledger, narrative); !right)
        for (const auto& error : right.refusal().errors) cells.reject(error.field, "cannot be taken: " + error.message);
    if (const auto open = require_draft(change, narrative.year); !open) cells.reject("year", "cannot be taken: " + in_words(open.refusal()));
}

static void load(trail::Change& change, const Contributions& contributions, const std::vector<exchange::ImportRow>& rows, exchange::ImportReport& report) {
    const auto ledger = whole_ledger(change, contributions);
    exchange::Keys keys;
    for (const auto& row : rows) {
        exchange::Cells cells(row, report);
        Narrative narrative = narrative_in(cells);
        keys.take(cells, "section", fmt::format("{}\n{}", narrative.year.string(), narrative.number));
        if (cells.are_accepted()) check(change, ledger, narrative, cells);
        if (!cells.are_accepted()) continue;
        const auto existing = find_narrative(change, narrative.year, narrative.number);
        narrative.version = existing ? existing->version : 0;
        if (existing && same_words(*existing, narrative)) {
            ++report.unchanged;
            continue;
        }
        put_narrative(change, narrative);
        ++(existing ? report.changed : report.added);
    }
}

exchange::ImportKind narrative_import(std::shared_ptr<const Contributions> contributions) {
    return {
        .name = "narrative",
        .summary =
            "The words of the annual report, section by section, in Markdown. A figure is named by its key between braces, "
            "{{figure:cpp.open@2017-03-31}}, and shows its value; a key that the ledger does not hold is refused. Year and section name a row. "
            "An edition that is no longer a draft takes no words.",
        .permission = permissions::edit,
        .columns = {{"year", true, "the report's year, `2016-17`"},
                    {"section", true, "the section's number; `0` is the cover, `32` the report on a page, where each heading begins a panel"},
                    {"title", true, "the section's title; for the cover, the partnership's name"},
                    {"markdown", true, "the words, or empty"}},
        .load = [contributions = std::move(contributions)](trail::Change& change, const std::vector<exchange::ImportRow>& rows,
                                                           exchange::ImportReport& report) { load(change, *contributions, rows, report); },
    };
}

}  // namespace holdfast::annual_report
