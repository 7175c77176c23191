#include "features/early_help/report_figures.hpp"

#include "core/documents/year_tables.hpp"
#include "features/early_help/ledger_figures.hpp"

#include <fmt/format.h>

namespace holdfast::early_help {

using documents::Block;
using documents::Cell;
using documents::Table;
using documents::YearTables;
using figures::key_of;

static std::string named(const std::string& key) { return fmt::format("{{{{figure:{}}}}}", key); }

static Table months_table(const YearTables& tables) {
    Table table{.name = "early_help_by_month",
                .caption = fmt::format("Early help assessments by month {}", tables.year().string()),
                .columns = {{"Month"}, {"Initiated", true}, {"Closed", true}, {"Gap", true}},
                .has_total_row = true,
                .ties = documents::Ties::rows_and_columns};
    const auto add = [&](std::string head, const Period& period) {
        auto& row = table.rows.emplace_back(std::vector<Cell>{{.text = std::move(head)}});
        for (const auto& measure : {measures::begun, measures::closed, measures::gap}) row.push_back(tables.number(key_of(measure.key, period)));
    };
    for (const auto& month : figures::months_of(tables.year())) add(month.words(), month);
    add("Total", tables.year());
    return table;
}

static Table reasons_table(const YearTables& tables) {
    Table table{.name = "early_help_reasons",
                .caption = fmt::format("Why early help assessments were closed {}", tables.year().string()),
                .columns = {{"Reason"}, {"Assessments", true}},
                .has_total_row = true};
    for (const auto& reason : end_reasons) table.rows.push_back({{.text = std::string(short_words(reason.value))}, tables.number(tables.key(measures::reasons.key, short_words(reason.value)))});
    table.rows.push_back({{.text = std::string(reason_unknown)}, tables.number(tables.key(measures::reasons.key, reason_unknown))});
    table.rows.push_back({{.text = "Total"}, tables.number(tables.key(measures::reasons.key))});
    return table;
}

static std::string summary_of(const YearTables& tables) {
    std::string words = fmt::format("In {} {} early help assessments were initiated", tables.year().string(), named(tables.key(measures::begun.key)));
    if (const auto before = key_of(measures::begun.key, tables.year().year_before()); tables.has(before)) words += fmt::format(", after {} the year before", named(before));
    if (const auto rate = tables.key(measures::per_child.key); tables.has(rate)) words += fmt::format(": {} children", named(rate));
    words += ".";
    if (const auto share = tables.key(measures::satisfied.key); tables.has(share)) words += fmt::format(" {} of those closed had reached what was wanted for the child.", named(share));
    return words;
}

std::vector<Block> early_help_blocks(trail::View&, const figures::Ledger& ledger, const Period& year) {
    const YearTables tables(ledger, year);
    std::vector<Block> blocks;
    if (!tables.has(tables.key(measures::begun.key))) return blocks;
    blocks.emplace_back(documents::Markdown{summary_of(tables)});
    auto months = months_table(tables);
    blocks.emplace_back(documents::movement_chart(months, 1, "Assessments"));
    blocks.emplace_back(std::move(months));
    if (!tables.has(tables.key(measures::reasons.key))) return blocks;
    auto reasons = reasons_table(tables);
    blocks.emplace_back(documents::longest_bars(reasons, 1, "is the most frequent reason"));
    blocks.emplace_back(std::move(reasons));
    return blocks;
}

}  // namespace holdfast::early_help
