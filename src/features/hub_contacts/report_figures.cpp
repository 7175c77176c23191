#include "features/hub_contacts/report_figures.hpp"

#include "core/documents/year_tables.hpp"
#include "features/hub_contacts/ledger_figures.hpp"

#include <fmt/format.h>

namespace holdfast::hub_contacts {

using documents::Block;
using documents::Cell;
using documents::Table;
using documents::YearTables;
using figures::key_of;

static std::string named(const std::string& key) { return fmt::format("{{{{figure:{}}}}}", key); }

static void add_charted(std::vector<Block>& blocks, Table table, std::string_view did) {
    blocks.emplace_back(documents::longest_bars(table, 1, did));
    blocks.emplace_back(std::move(table));
}

/// Rows of one measure by population, with its total.
static Table parts_table(const YearTables& tables, Table table, std::string_view measure, const std::vector<std::string_view>& populations) {
    table.has_total_row = true;
    for (const auto population : populations) table.rows.push_back({{.text = std::string(population)}, tables.number(tables.key(measure, population))});
    table.rows.push_back({{.text = "Total"}, tables.number(tables.key(measure))});
    return table;
}

static std::vector<std::string_view> onward_populations() {
    std::vector<std::string_view> populations;
    for (const auto& word : words_for(Onward{})) populations.push_back(short_words(word.value));
    populations.push_back(not_decided);
    return populations;
}

static Table senders_table(const YearTables& tables) {
    std::vector<std::string_view> kinds;
    for (const auto kind : every_sender_kind) kinds.push_back(in_words(kind));
    return parts_table(tables,
                       {.name = "hub_by_agency", .caption = fmt::format("Contacts by who got in touch {}", tables.year().string()), .columns = {{"Who got in touch"}, {"Contacts", true}}},
                       measures::contacts.key, kinds);
}

static Table onwards_table(const YearTables& tables) {
    return parts_table(
        tables, {.name = "hub_outcomes", .caption = fmt::format("What became of contacts {}", tables.year().string()), .columns = {{"Decision"}, {"Contacts", true}}},
        measures::onward.key, onward_populations());
}

/// The share by rating is not tied to the numbers: it counts those alone of which it can be said whether they were in time.
static Table ratings_table(const YearTables& tables) {
    Table table{.name = "hub_by_rating",
                .caption = fmt::format("Contacts by rating, and decided in its time {}", tables.year().string()),
                .columns = {{"Rating"}, {"Contacts", true}, {"Decided in time", true}},
                .notes = {"In time is before the clock of the rating was due. That of red runs day and night, those of amber and green in the hours in which the hub is open."},
                .ties = documents::Ties::columns};
    for (const auto& word : words_for(Rating{}))
        table.rows.push_back({{.text = std::string(short_words(word.value))},
                              tables.number(tables.key(measures::contacts.key, short_words(word.value))),
                              tables.number(tables.key(measures::rated.key, short_words(word.value)))});
    table.rows.push_back({{.text = std::string(not_rated)}, tables.number(tables.key(measures::contacts.key, not_rated)), {.text = "not applicable"}});
    return table;
}

static Table decided_table(const YearTables& tables) {
    Table table{.name = "hub_decided",
                .caption = fmt::format("Contacts decided within one working day, by who got in touch {}", tables.year().string()),
                .columns = {{"Who got in touch"}, {"Decided within one working day", true}},
                .ties = documents::Ties::rows};
    for (const auto kind : every_sender_kind)
        if (const auto key = tables.key(measures::decided.key, in_words(kind)); tables.has(key))
            table.rows.push_back({{.text = std::string(in_words(kind))}, tables.number(key)});
    table.rows.push_back({{.text = "All contacts"}, tables.number(tables.key(measures::decided.key))});
    return table;
}

static std::string summary_of(const YearTables& tables) {
    std::string words = fmt::format("In {} the safeguarding hub took {} contacts.", tables.year().string(), named(tables.key(measures::contacts.key)));
    if (const auto key = tables.key(measures::decided.key); tables.has(key)) words += fmt::format(" {} were decided within one working day.", named(key));
    if (const auto key = tables.key(measures::again.key); tables.has(key))
        words += fmt::format(" {} were about a child of whom the hub had heard in the 12 months before.", named(key));
    return words;
}

std::vector<Block> hub_blocks(trail::View&, const figures::Ledger& ledger, const Period& year) {
    const YearTables tables(ledger, year);
    std::vector<Block> blocks;
    if (!tables.has(tables.key(measures::contacts.key, in_words(SenderKind::police)))) return blocks;
    blocks.emplace_back(documents::Markdown{summary_of(tables)});
    add_charted(blocks, senders_table(tables), "is the most frequent source");
    blocks.emplace_back(ratings_table(tables));
    if (tables.has(tables.key(measures::decided.key))) blocks.emplace_back(decided_table(tables));
    add_charted(blocks, onwards_table(tables), "is the most frequent decision");
    return blocks;
}

static Table abuse_months_table(const YearTables& tables) {
    Table table{.name = "domestic_abuse_contacts",
                .caption = fmt::format("Contacts about domestic abuse by month {}", tables.year().string()),
                .columns = {{"Month"}, {"Contacts to the hub", true}, {"About domestic abuse", true}, {"A child was there", true}},
                .has_total_row = true,
                .ties = documents::Ties::columns};
    const auto add = [&](std::string head, const Period& period) {
        auto& row = table.rows.emplace_back(std::vector<Cell>{{.text = std::move(head)}});
        for (const auto& measure : {measures::contacts, measures::abuse, measures::present}) row.push_back(tables.number(key_of(measure.key, period)));
    };
    for (const auto& month : figures::months_of(tables.year())) add(month.words(), month);
    add("Total", tables.year());
    return table;
}

static Table advisers_table(const YearTables& tables) {
    Table table{.name = "domestic_abuse_support",
                .caption = fmt::format("Help for the adult in contacts about domestic abuse {}", tables.year().string()),
                .columns = {{"Help"}, {"Contacts", true}},
                .notes = {"A contact can be in the last row and in one above it."},
                .ties = documents::Ties::rows};
    for (const auto& word : words_for(Adviser{}))
        table.rows.push_back({{.text = fmt::format("Independent adviser (IDVA): {}", short_words(word.value))}, tables.number(tables.key(measures::adviser.key, short_words(word.value)))});
    table.rows.push_back({{.text = "Referred to the risk assessment conference (MARAC)"}, tables.number(tables.key(measures::conference.key))});
    return table;
}

static Table abuse_onwards_table(const YearTables& tables) {
    return parts_table(tables,
                       {.name = "domestic_abuse_outcomes",
                        .caption = fmt::format("What became of contacts about domestic abuse {}", tables.year().string()),
                        .columns = {{"Decision"}, {"Contacts", true}}},
                       measures::abuse_onward.key, onward_populations());
}

std::vector<Block> abuse_blocks(trail::View&, const figures::Ledger& ledger, const Period& year) {
    const YearTables tables(ledger, year);
    std::vector<Block> blocks;
    if (!tables.has(tables.key(measures::abuse_onward.key))) return blocks;
    blocks.emplace_back(documents::Markdown{fmt::format("{} of {} contacts with the safeguarding hub were about domestic abuse: {}.", named(tables.key(measures::abuse.key)),
                                                        named(tables.key(measures::contacts.key)), named(tables.key(measures::abuse_percent.key)))});
    auto months = abuse_months_table(tables);
    blocks.emplace_back(documents::movement_chart(months, 2, "Domestic abuse contacts"));
    blocks.emplace_back(std::move(months));
    blocks.emplace_back(abuse_onwards_table(tables));
    blocks.emplace_back(advisers_table(tables));
    return blocks;
}

}  // namespace holdfast::hub_contacts
