#include "features/lado/report_figures.hpp"

#include "core/documents/named_figures.hpp"
#include "core/documents/public_edition.hpp"
#include "features/lado/ledger_figures.hpp"
#include "features/lado/table_figures.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <set>

namespace holdfast::lado {

using documents::Block;
using documents::Table;
using figures::Ledger;

namespace {

const std::vector<figures::Provider> own_figures{{"lado", lado_figures}};

std::string summary_of(const Tables& tables) {
    const auto named = [](const std::string& key) { return fmt::format("{{{{figure:{}}}}}", key); };
    const auto before = key_of(measures::allegations, tables.year().year_before()), in_one_day = tables.key(measures::in_one_day);
    std::string words = fmt::format("In {} the designated officers received {} allegations", tables.year().string(), named(tables.key(measures::allegations)));
    if (tables.has(before)) words += fmt::format(", after {} the year before", named(before));
    words += ".";
    if (tables.has(in_one_day)) words += fmt::format(" {} were referred within one working day of the employer knowing.", named(in_one_day));
    return words;
}

void add_charted(std::vector<Block>& blocks, Table table, std::size_t column, std::string_view did) {
    blocks.emplace_back(chart_of(table, column, did));
    blocks.emplace_back(std::move(table));
}

std::vector<Block> blocks_of(trail::View& view, const Ledger& ledger, const Period& year) {
    std::vector<Block> blocks;
    const auto counts = count_allegations(view, year);
    const Tables tables(ledger, year);
    if (counts.all() > 0) {
        blocks.emplace_back(documents::Markdown{summary_of(tables)});
        auto employers = employers_table(tables);
        const auto last = employers.columns.size() - 1;
        add_charted(blocks, std::move(employers), last, "has most allegations");
        add_charted(blocks, referrers_table(tables), 1, "gave most referrals");
        blocks.emplace_back(outcomes_table(tables, counts));
        auto years = years_table(tables);
        blocks.emplace_back(years_chart(years));
        blocks.emplace_back(std::move(years));
        for (auto&& table : {categories_table(tables), neglect_table(tables)})
            if (!table.rows.empty()) blocks.emplace_back(table);
        if (auto restraint = restraint_table(tables); !restraint.rows.empty()) blocks.emplace_back(std::move(restraint));
        if (auto timeliness = timeliness_table(tables); !timeliness.rows.empty()) blocks.emplace_back(std::move(timeliness));
        if (tables.has(tables.key(measures::closed))) blocks.emplace_back(closure_table(tables));
        if (tables.has(tables.key(measures::feedback))) blocks.emplace_back(feedback_table(tables));
    }
    if (tables.has(tables.key(measures::consultations))) blocks.emplace_back(consultations_table(tables));
    return blocks;
}

}  // namespace

std::vector<Block> lado_section(trail::View& view, const Period& year) {
    if (!view.may(permissions::count)) return {};
    return blocks_of(view, Ledger(view, own_figures, {}), year);
}

std::vector<figures::Use> uses_of_counts(trail::View& view, const figures::Wanted& wanted) {
    std::vector<figures::Use> uses;
    if (!view.may(permissions::count)) return uses;
    const Ledger ledger(view, own_figures, {});
    for (const auto& year : years_counted(view)) {
        if (wanted.year && year < *wanted.year) continue;  // tables of later years compare with it
        std::set<std::string> keys;
        for (const auto& block : blocks_of(view, ledger, year)) std::ranges::copy(documents::keys_of(block), std::inserter(keys, keys.end()));
        for (const auto& key : keys) uses.push_back({key, fmt::format("Allegations in numbers {}", year.string()), "/lado/report?year=" + year.string()});
    }
    return uses;
}

Outcome<documents::Document> lado_report(trail::View& view, const Period& year, bool is_public) {
    const Ledger ledger(view, own_figures, {});
    documents::Document document{.title = fmt::format("Allegations against people who work with children {}", year.string())};
    document.parts.push_back({.number = 1, .title = "What was counted", .blocks = blocks_of(view, ledger, year)});
    if (document.parts.front().blocks.empty()) return not_found(fmt::format("No allegation of {} is on record.", year.string()));
    for (const auto& block : document.parts.front().blocks)
        for (const auto& key : documents::keys_of(block))
            if (auto found = documents::traced(ledger, key); found && !key.empty()) document.figures.emplace(key, std::move(*found));
    if (is_public) document = documents::public_edition(std::move(document));
    document.edition = is_public ? "Public edition" : "Internal edition";
    document.status = "As counted on " + in_words(view.today());
    return document;
}

}  // namespace holdfast::lado
