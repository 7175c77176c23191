#include "features/lado/report_figures.hpp"

#include "base/movement.hpp"
#include "core/documents/named_figures.hpp"
#include "core/documents/public_edition.hpp"
#include "features/lado/ledger_figures.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <set>

namespace holdfast::lado {

using documents::Block;
using documents::Cell;
using documents::Chart;
using documents::Column;
using documents::Table;
using figures::Ledger;

namespace {

const std::vector<figures::Provider> own_figures{{"lado", lado_figures}};

/// The tables of one year, out of the ledger: what is counted from the records, and for years before them what was published.
class Tables {
public:
    Tables(const Ledger& ledger, const Period& year) : ledger_(ledger), year_(year) {}

    bool has(const std::string& key) const { return ledger_.best(key) != nullptr; }
    std::optional<Decimal> value(const std::string& key) const {
        const auto* figure = ledger_.best(key);
        return figure == nullptr ? std::nullopt : figure->stated_or_computed();
    }
    std::string key(std::string_view measure, std::string_view population = {}) const { return key_of(measure, year_, population); }
    Cell number(const std::string& key) const {
        const auto* figure = ledger_.best(key);
        if (figure == nullptr) return {.text = "not available"};
        return {.number = figure->stated_or_computed(), .figure = key, .is_count_of_people = figure->unit == figures::Unit::count};
    }
    Cell of_allegations(std::string_view population = {}) const { return number(key(measures::allegations, population)); }
    const Period& year() const { return year_; }

private:
    const Ledger& ledger_;
    Period year_;
};

/// The categories that could be chosen in the year, or were.
std::vector<Word<Category>> categories_of(const Tables& tables) {
    std::vector<Word<Category>> shown;
    for (const auto& word : words_of_categories()) {
        const auto counted = tables.value(tables.key(measures::allegations, word.words));
        if (word.may_be_chosen_on(tables.year().first_day()) || (counted && !counted->is_zero())) shown.push_back(word);
    }
    return shown;
}

Table employers_table(const Tables& tables) {
    const auto categories = categories_of(tables);
    Table table{.name = "lado_by_employer",
                .caption = fmt::format("Allegations by employer and category {}", tables.year().string()),
                .columns = {{"Employer"}},
                .has_total_row = true,
                .has_total_column = true};
    for (const auto& category : categories) table.columns.push_back({std::string(category.words), true});
    table.columns.push_back({"Total", true});
    for (const auto& employer : words_of_employers()) {
        auto& row = table.rows.emplace_back(std::vector<Cell>{{.text = std::string(employer.words)}});
        for (const auto& category : categories) row.push_back(tables.of_allegations(kind_of(employer.value, category.value)));
        row.push_back(tables.of_allegations(employer.words));
    }
    auto& total = table.rows.emplace_back(std::vector<Cell>{{.text = "Total"}});
    for (const auto& category : categories) total.push_back(tables.of_allegations(category.words));
    total.push_back(tables.of_allegations());
    return table;
}

/// The names with the largest number: one is named, several are the same.
std::string largest_in_words(const Table& table, std::size_t column, std::string_view did) {
    std::vector<std::pair<Decimal, std::string>> numbers;
    for (std::size_t row = 0; row + 1 < table.rows.size(); ++row)
        if (const auto& number = table.rows[row][column].number) numbers.emplace_back(*number, table.rows[row][0].text);
    if (numbers.empty()) return "No number is known";
    const auto most = std::ranges::max_element(numbers)->first;
    if (std::ranges::count(numbers, most, &std::pair<Decimal, std::string>::first) > 1) return "No row is larger than every other";
    return in_ten_words({fmt::format("{} {}", std::ranges::max_element(numbers)->second, did), "One row is larger than every other"});
}

/// A column of the table as bars, without the total and without rows that are nought.
Chart chart_of(const Table& table, std::size_t column, std::string_view did) {
    Chart chart{.kind = Chart::Kind::horizontal_bar,
                .name = table.name + "_chart",
                .title = largest_in_words(table, column, did),
                .subtitle = table.caption,
                .unit = "count",
                .series = {{table.columns[column].label, {}}}};
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const bool is_total = table.has_total_row && row + 1 == table.rows.size();
        const auto& number = table.rows[row][column].number;
        if (is_total || !number || number->is_zero()) continue;
        chart.categories.push_back(table.rows[row][0].text);
        chart.series[0].values.emplace_back(number);
    }
    return chart;
}

Table referrers_table(const Tables& tables) {
    Table table{.name = "lado_by_agency",
                .caption = fmt::format("Allegations by referring agency {}", tables.year().string()),
                .columns = {{"Agency"}, {"Referrals", true}},
                .has_total_row = true};
    for (const auto& referrer : words_of_referrers())
        table.rows.push_back({{.text = std::string(referrer.words)}, tables.of_allegations(referred_by(referrer.value))});
    table.rows.push_back({{.text = "Total"}, tables.of_allegations()});
    return table;
}

Table outcomes_table(const Tables& tables, const Counts& counts) {
    Table table{.name = "lado_outcomes",
                .caption = fmt::format("Outcomes of allegations {}", tables.year().string()),
                .columns = {{"Outcome"}, {"Number", true}},
                .notes = {"An allegation can have several outcomes, so the rows overlap and are not added up."},
                .ties = documents::Ties::rows};
    for (const auto& ending : endings_of(counts))
        table.rows.push_back({{.text = std::string(ending.words)}, tables.number(tables.key(measures::outcomes, ending.words))});
    return table;
}

/// The year and the two before it.
std::vector<Period> three_years(const Period& year) { return {year.year_before().year_before(), year.year_before(), year}; }

Table years_table(const Tables& tables) {
    Table table{.name = "lado_by_year", .caption = "Allegations by year", .columns = {{"Year"}, {"Allegations", true}}, .ties = documents::Ties::rows};
    for (const auto& year : three_years(tables.year())) table.rows.push_back({{.text = year.string()}, tables.number(key_of(measures::allegations, year))});
    return table;
}

Chart years_chart(const Table& table) {
    Chart chart{.kind = Chart::Kind::bar, .name = "lado_by_year_chart", .subtitle = "Allegations received", .unit = "count", .series = {{"Allegations", {}}}};
    for (const auto& row : table.rows) {
        chart.categories.push_back(row[0].text);
        chart.series[0].values.push_back(row[1].number);
    }
    const auto moved = movement(chart.categories, chart.series[0].values);
    chart.title = moved.empty() ? "One year is known" : "Allegations " + moved;
    return chart;
}

Table restraint_table(const Tables& tables) {
    Table table{.name = "lado_restraint",
                .caption = "Physical allegations that came from physical intervention",
                .columns = {{"Year"}, {"Physical allegations", true}, {"From physical intervention", true}, {"Share", true}},
                .ties = documents::Ties::rows};
    for (const auto& year : three_years(tables.year())) {
        const auto share = key_of(measures::restraint, year);
        if (!tables.has(share)) continue;
        table.rows.push_back({{.text = year.string()},
                              tables.number(key_of(measures::allegations, year, in_words(Category::physical))),
                              tables.number(key_of(measures::allegations, year, after_restraint)),
                              tables.number(share)});
    }
    return table;
}

/// Which share was referred in time, of the years of which that is known. The number is not beside it: with the whole it would tell how few were late.
Table timeliness_table(const Tables& tables) {
    Table table{.name = "lado_timeliness",
                .caption = "Allegations referred within one working day of the employer knowing",
                .columns = {{"Year"}, {"Share", true}, {"Of allegations whose day is known", true}},
                .ties = documents::Ties::rows};
    for (const auto& year : three_years(tables.year())) {
        const auto counted = key_of(measures::referred_in_time, year);
        if (!tables.has(counted)) continue;
        table.rows.push_back({{.text = year.string()}, tables.number(key_of(measures::in_one_day, year)), tables.number(key_of(measures::day_known, year))});
    }
    return table;
}

Table closure_table(const Tables& tables) {
    Table table{.name = "lado_time_taken",
                .caption = fmt::format("How long closed allegations of {} took", tables.year().string()),
                .columns = {{"From the referral to the end"}, {"Allegations", true}},
                .has_total_row = true};
    for (const auto band : every_band)
        table.rows.push_back({{.text = std::string(in_words(band))}, tables.number(tables.key(measures::closed, in_words(band)))});
    table.rows.push_back({{.text = "Total"}, tables.number(tables.key(measures::closed))});
    return table;
}

Table consultations_table(const Tables& tables) {
    Table table{.name = "lado_consultations",
                .caption = fmt::format("Consultations below the threshold by month {}", tables.year().string()),
                .columns = {{"Month"}, {"Consultations", true}},
                .has_total_row = true};
    for (const auto& month : months_of(tables.year())) table.rows.push_back({{.text = month.words()}, tables.number(key_of(measures::consultations, month))});
    table.rows.push_back({{.text = "Total"}, tables.number(tables.key(measures::consultations))});
    return table;
}

/// Each form is in one cell of each row.
Table feedback_table(const Tables& tables) {
    Table table{.name = "lado_feedback",
                .caption = fmt::format("Feedback on closed allegations of {}", tables.year().string()),
                .columns = {{"Question"}},
                .has_total_column = true,
                .notes = {"Whoever referred, and the safeguarding leads of employers with whom a case is shared, are asked once it is closed."},
                .ties = documents::Ties::rows};
    for (const auto& reply : words_of_replies()) table.columns.push_back({std::string(reply.words), true});
    for (const auto* column : {"Not answered", "Forms sent"}) table.columns.push_back({column, true});
    for (const auto& question : words_of_feedback_questions()) {
        auto& row = table.rows.emplace_back();
        row.push_back({.text = std::string(short_words(question.value))});
        for (const auto& reply : words_of_replies()) row.push_back(tables.number(tables.key(measures::feedback, answered_so(question.value, reply.value))));
        row.push_back(tables.number(tables.key(measures::feedback, not_answered)));
        row.push_back(tables.number(tables.key(measures::feedback)));
    }
    return table;
}

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
    if (!may_count(view, year)) return blocks;
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
        if (!wanted.covers(year)) continue;
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
