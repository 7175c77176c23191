#include "features/scorecard/report_figures.hpp"

#include "base/movement.hpp"
#include "core/figures/published_store.hpp"
#include "features/scorecard/decision_store.hpp"
#include "features/scorecard/detail_figures.hpp"
#include "features/scorecard/scorecard_figures.hpp"
#include "features/scorecard/scorecard_store.hpp"
#include "features/scorecard/selection.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iterator>

namespace holdfast::scorecard {

using documents::Block;
using documents::Cell;

static std::string letter_of(const Row& row) {
    if (const auto rating = row.rating()) {
        const auto name = word(*rating);
        return std::string(name.substr(0, 1));
    }
    return row.target.is_set() ? "Not rated" : "n/a";
}

static std::string_view direction_of(const Row& row) {
    if (row.target.good_is == indicators::GoodIs::neither) return "N/a";
    return row.target.good_is == indicators::GoodIs::high ? "High" : "Low";
}

/// As the Board's table prints it: the unit is in the description, but for the percent sign.
static Cell value_cell(const Row& row) {
    if (!row.value()) return {};
    const bool is_percent = row.unit == figures::Unit::percent;
    return {.text = is_percent ? figures::display(row.value(), row.unit) : row.value()->grouped(),
            .number = row.value(),
            .figure = row.key(),
            .is_count_of_people = row.unit == figures::Unit::count};
}

static std::string target_text(const Row& row) {
    const bool is_percent = row.unit == figures::Unit::percent;
    const auto unit = is_percent ? row.unit : figures::Unit::count;
    if (!row.target.is_set()) return "Not set";
    if (row.target.is_range()) return fmt::format("{}-{}", figures::display(row.target.low, unit), figures::display(row.target.high, unit));
    return row.target.words(unit);
}

static std::vector<Cell> scorecard_row(const Row& row) {
    const auto trend = row.trend();
    return {{.text = row.code},
            {.text = row.description},
            value_cell(row),
            {.text = letter_of(row)},
            {.text = trend ? std::string(word(*trend)) : "n/a"},
            {.text = std::string(direction_of(row))},
            {.text = target_text(row)}};
}

static std::string codes_within_tolerance(const Scorecard& scorecard) {
    std::string codes;
    for (const auto& row : scorecard.rows)
        if (!row.is_overridden() && row.by_rule.is_within_tolerance) codes += (codes.empty() ? "" : ", ") + row.code;
    return codes;
}

/// Who decided is on the indicator's page: the report has a public edition. The rule's numbers are those of the row.
static std::string override_in_words(const Row& row) {
    std::string_view why = row.rating_decision->reason;
    while (why.ends_with('.')) why.remove_suffix(1);
    const std::string by_rule = row.by_rule.rating ? std::string(token(*row.by_rule.rating)) : "not rated";
    return fmt::format("{}: {} by decision, {} by the rule. {}.", row.code, token(*row.rating()), by_rule, why);
}

static std::vector<std::string> notes_of(const Scorecard& scorecard) {
    std::vector<std::string> notes{"G is green, A amber and R red; n/a stands where no target is set"};
    if (const auto codes = codes_within_tolerance(scorecard); !codes.empty())
        notes.push_back(fmt::format("Green within tolerance, though short of the target: {}", codes));
    for (const auto& row : scorecard.rows)
        if (row.is_overridden()) notes.push_back(override_in_words(row));
    return notes;
}

/// `16/17` of `2016-17`.
static std::string short_year(const Period& year) {
    const auto text = year.string();
    return text.substr(2, 2) + "/" + text.substr(5, 2);
}

static constexpr std::string_view scorecard_table_name = "performance_indicators";

static documents::Table scorecard_table(const Scorecard& scorecard) {
    documents::Table table{.name = std::string(scorecard_table_name),
                           .caption = fmt::format("Performance indicators at {}", in_words(scorecard.year.last_day())),
                           .columns = {{"Indicator"},
                                       {"Description"},
                                       {"Rate/Percentage", true},
                                       {"RAG (against target)", false, true},
                                       {"Trend over last year", false, true},
                                       {"Good performance is"},
                                       {fmt::format("Target {}", short_year(scorecard.year)), true}}};
    for (const auto& row : scorecard.rows) table.rows.push_back(scorecard_row(row));
    table.notes = notes_of(scorecard);
    table.ties = documents::Ties::rows;
    return table;
}

static documents::Table ratings_table(const Scorecard& scorecard) {
    documents::Table table{.name = "performance_indicator_ratings",
                           .caption = fmt::format("Indicators by rating {}", scorecard.year.string()),
                           .columns = {{"Rating"}, {"Indicators", true}},
                           .has_total_row = true,
                           .counts_verdicts_of = std::string(scorecard_table_name)};
    for (const auto& [rating, count] : ratings_of(scorecard))
        table.rows.push_back({{.text = std::string(rating)}, {.number = Decimal::whole(count), .figure = ratings_key(scorecard.year, rating)}});
    table.rows.push_back({{.text = "Total"}, {.number = Decimal::whole(static_cast<int>(scorecard.rows.size())), .figure = ratings_key(scorecard.year, {})}});
    return table;
}

/// `More indicators are green than anything else`, or which are equally many.
static std::string most_frequent(const Scorecard& scorecard) {
    const auto ratings = ratings_of(scorecard);
    const auto most = std::ranges::max_element(ratings, {}, [](const auto& rating) { return rating.second; })->second;
    std::vector<std::string> names;
    for (const auto& [rating, count] : ratings)
        if (count == most) names.emplace_back(rating);
    for (auto& name : names) name.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(name.front())));
    if (names.size() == 1) return fmt::format("More indicators are {} than anything else", names.front());
    return in_ten_words({fmt::format("As many indicators are {}", fmt::join(names, " as ")), "No rating has more indicators than every other"});
}

static documents::Chart ratings_chart(const Scorecard& scorecard) {
    const auto counts = count_ratings(scorecard);
    return {.kind = documents::Chart::Kind::horizontal_bar,
            .name = "performance_indicator_ratings",
            .title = most_frequent(scorecard),
            .subtitle = fmt::format("Number of the scorecard's indicators, {}", scorecard.year.string()),
            .unit = "count",
            .categories = {"Red", "Amber", "Green", "Not rated"},
            .series = {{"Indicators", {Decimal::whole(counts.red), Decimal::whole(counts.amber), Decimal::whole(counts.green), Decimal::whole(counts.none)}}}};
}

static void add_narratives(std::vector<Block>& blocks, trail::View& view, const Scorecard& scorecard) {
    std::vector<Block> causes;
    for (const auto& row : scorecard.rows) {
        if (!row.is_red() || !row.has_narrative) continue;
        if (const auto narrative = find_narrative(view, row.id, row.reading->period))
            causes.emplace_back(documents::Markdown{.text = fmt::format("**{} {}.** {}", row.code, row.description, narrative->text), .about = row.key()});
    }
    if (causes.empty()) return;
    blocks.emplace_back(documents::Heading{"Causes for concern"});
    std::ranges::move(causes, std::back_inserter(blocks));
}

static std::vector<Block> blocks_of(trail::View& view, const Period& year) {
    const auto scorecard = load_scorecard(view, year);
    if (scorecard.rows.empty()) return {};
    std::vector<Block> blocks;
    blocks.emplace_back(ratings_chart(scorecard));
    blocks.emplace_back(ratings_table(scorecard));
    blocks.emplace_back(scorecard_table(scorecard));
    add_narratives(blocks, view, scorecard);
    add_details(blocks, figures::published(view, {}), scorecard);
    return blocks;
}

/// What is published does not change, so no value of it may be open to change.
static Outcome<Done> check_approved(trail::View& view, const Period& year) {
    std::vector<std::string> open;
    for (const auto& row : load_scorecard(view, year).rows)
        if (row.reading && !row.reading->is_approved()) open.push_back(row.code);
    if (open.empty()) return Done{};
    return conflict(fmt::format("{} of the scorecard of {} {} not approved: {}. Approve the year before its report is published.",
                                open.size() == 1 ? "A value" : fmt::format("{} values", open.size()), year.string(), open.size() == 1 ? "is" : "are",
                                fmt::join(open, ", ")));
}

documents::Section report_section() { return {.number = 12, .title = "Performance indicators", .blocks = blocks_of, .settled = check_approved}; }

}  // namespace holdfast::scorecard
