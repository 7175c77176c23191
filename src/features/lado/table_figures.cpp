#include "features/lado/table_figures.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::lado {

using documents::Cell;
using documents::Table;

static Cell of_allegations(const Tables& tables, std::string_view population = {}) { return tables.number(tables.key(measures::allegations, population)); }

/// The categories that could be chosen in the year, or were.
static std::vector<Word<Category>> categories_of(const Tables& tables) {
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
        for (const auto& category : categories) row.push_back(of_allegations(tables, kind_of(employer.value, category.value)));
        row.push_back(of_allegations(tables, employer.words));
    }
    auto& total = table.rows.emplace_back(std::vector<Cell>{{.text = "Total"}});
    for (const auto& category : categories) total.push_back(of_allegations(tables, category.words));
    total.push_back(of_allegations(tables));
    return table;
}

Table referrers_table(const Tables& tables) {
    Table table{.name = "lado_by_agency",
                .caption = fmt::format("Allegations by referring agency {}", tables.year().string()),
                .columns = {{"Agency"}, {"Referrals", true}},
                .has_total_row = true};
    for (const auto& referrer : words_of_referrers())
        table.rows.push_back({{.text = std::string(referrer.words)}, of_allegations(tables, referred_by(referrer.value))});
    table.rows.push_back({{.text = "Total"}, of_allegations(tables)});
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
static std::vector<Period> three_years(const Period& year) { return documents::years_to(year, 3); }

Table years_table(const Tables& tables) {
    Table table{.name = "lado_by_year", .caption = "Allegations by year", .columns = {{"Year"}, {"Allegations", true}}, .ties = documents::Ties::rows};
    for (const auto& year : three_years(tables.year())) table.rows.push_back({{.text = year.string()}, tables.number(key_of(measures::allegations, year))});
    return table;
}

/// The years of which the allegations of some category are known.
static std::vector<Period> years_by_category(const Tables& tables) {
    auto years = three_years(tables.year());
    std::erase_if(years, [&](const Period& year) {
        return std::ranges::none_of(words_of_categories(),
                                    [&](const auto& category) { return tables.has(key_of(measures::allegations, year, category.words)); });
    });
    return years;
}

static void add_row(Table& table, const Tables& tables, const std::vector<Period>& years, std::string head, std::string_view population) {
    auto& row = table.rows.emplace_back(std::vector<Cell>{{.text = std::move(head)}});
    for (const auto& year : years) row.push_back(tables.number(key_of(measures::allegations, year, population)));
}

Table categories_table(const Tables& tables) {
    Table table{.name = "lado_by_category_and_year",
                .caption = "Allegations by category and year, what was recorded as conduct under neglect",
                .columns = {{"Category"}},
                .has_total_row = true};
    const auto years = years_by_category(tables);
    for (const auto& year : years) table.columns.push_back({year.string(), true});
    if (years.size() < 2) return table;
    for (const auto& category : words_of_categories()) {
        if (category.value == Category::neglect) add_row(table, tables, years, std::string(neglect_and_conduct), neglect_and_conduct);
        else if (comparable(category.value) == category.value) add_row(table, tables, years, std::string(category.words), category.words);
    }
    add_row(table, tables, years, "Total", {});
    return table;
}

Table neglect_table(const Tables& tables) {
    Table table{.name = "lado_neglect_and_conduct",
                .caption = "What is compared as neglect, by the word under which it was recorded",
                .columns = {{"Recorded as"}},
                .has_total_row = true};
    const auto conduct = in_words(Category::conduct);
    auto years = years_by_category(tables);
    const bool was_conduct = std::ranges::any_of(years, [&](const Period& year) {
        const auto number = tables.value(key_of(measures::allegations, year, conduct));
        return number && !number->is_zero();
    });
    for (const auto& year : years) table.columns.push_back({year.string(), true});
    if (!was_conduct) return table;
    for (const auto category : {Category::neglect, Category::conduct}) add_row(table, tables, years, std::string(in_words(category)), in_words(category));
    add_row(table, tables, years, std::string(neglect_and_conduct), neglect_and_conduct);
    return table;
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
    for (const auto& month : figures::months_of(tables.year())) table.rows.push_back({{.text = month.words()}, tables.number(key_of(measures::consultations, month))});
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

}  // namespace holdfast::lado
