#include "core/documents/public_edition.hpp"

#include "core/documents/chart_cells.hpp"
#include "core/documents/hidden_words.hpp"
#include "core/documents/part_sums.hpp"
#include "core/documents/small_shares.hpp"
#include "core/figures/suppression.hpp"

#include <algorithm>
#include <cctype>
#include <set>

namespace holdfast::documents {

using figures::Figure;
using figures::Unit;
using Matrix = std::vector<std::vector<bool>>;
using Keys = std::set<std::string, std::less<>>;

static constexpr std::string_view note_on_hidden_numbers =
    "[c] A number is not shown because it, or another that could be worked out from it, is a small count of people.";

template <class Visit>
static void each_table(Document& document, Visit&& visit) {
    for (auto& part : document.parts)
        for (auto& block : part.blocks)
            if (auto* table = std::get_if<Table>(&block)) visit(*table);
}

/// Measures that some table shows as a count, and says that it is not one of people.
static Keys measures_of_things(Document& document) {
    Keys measures;
    each_table(document, [&](const Table& table) {
        for (const auto& row : table.rows)
            for (const auto& cell : row)
                if (const auto* traced = figure_of(cell, document.figures); traced && !cell.is_count_of_people) measures.insert(traced->figure.measure);
    });
    return measures;
}

/// Whether the share as it is shown is one of few people, or leaves few of its whole, by whichever source states its counts.
static bool shows_small_share(const Traced& traced, const TracedFigures& figures, int threshold) {
    const auto shows = [&](const Figure& figure) { return figure.value == traced.figure.value && is_small_share(figure, figures, threshold); };
    return shows(traced.figure) || std::ranges::any_of(traced.others, shows);
}

/// Figures that must be hidden whatever table they stand in: small counts not known to be of things, and shares of few people or of all but few.
static Keys figures_to_hide(Document& document, int threshold) {
    const Keys things = measures_of_things(document);
    Keys hidden;
    for (const auto& [key, traced] : document.figures) {
        const Figure& figure = traced.figure;
        const bool counts_few = figure.unit == Unit::count && !things.contains(figure.measure) && is_small_count(figure.value, threshold);
        if (counts_few || shows_small_share(traced, document.figures, threshold)) hidden.insert(key);
    }
    return hidden;
}

/// What must not be read: figures by key, and tables by name whose verdicts are hidden in part.
struct Secrets {
    Keys keys{};
    Keys verdicts{};

    std::size_t size() const { return keys.size() + verdicts.size(); }
};

/// One table on the way to its public form.
struct Hiding {
    const Table& table;
    const TracedFigures& figures;
    const Secrets& secrets;
    int threshold;

    bool is_forced(const Cell& cell) const { return !cell.figure.empty() && secrets.keys.contains(cell.figure); }

    bool is_share_of_others(const Cell& cell) const {
        if (!is_number(cell) || cell.is_count_of_people) return false;
        if (const auto* traced = figure_of(cell, figures)) return is_share(traced->figure.unit);
        return cell.number->decimals() > 0 || cell.text.ends_with('%');
    }

    figures::CountTable counts() const {
        figures::CountTable counts{.cells = {}, .has_row_totals = table.has_total_column, .has_column_totals = table.has_total_row, .also_hidden = {}};
        for (const auto& row : table.rows) {
            auto& cells = counts.cells.emplace_back();
            auto& hidden = counts.also_hidden.emplace_back();
            for (std::size_t column = 1; column < row.size(); ++column) {
                cells.push_back(row[column].is_count_of_people ? row[column].number : std::nullopt);
                hidden.push_back(is_forced(row[column]));
            }
        }
        return counts;
    }

    static bool has_hidden_in_row(const Matrix& hidden, std::size_t row) {
        return std::find(hidden[row].begin(), hidden[row].end(), true) != hidden[row].end();
    }
    static bool has_hidden_in_column(const Matrix& hidden, std::size_t column) {
        return std::any_of(hidden.begin(), hidden.end(), [&](const auto& cells) { return column < cells.size() && cells[column]; });
    }

    /// A number that is not itself a count of people may be worked out from those beside it: a gap, an average, a share. Across the measures of a
    /// table it is any number; along one measure it is a share, which may be one of the parts of a whole.
    bool may_be_worked_out(const Matrix& hidden, std::size_t row, std::size_t column) const {
        const Cell& cell = table.rows[row][column];
        if (!is_number(cell) || cell.is_count_of_people) return false;
        switch (table.ties) {
            case Ties::rows: return has_hidden_in_row(hidden, row);
            case Ties::columns: return has_hidden_in_column(hidden, column);
            case Ties::rows_and_columns: break;
        }
        return has_hidden_in_row(hidden, row) || (is_share_of_others(cell) && has_hidden_in_column(hidden, column));
    }

    Matrix cells() const {
        const Matrix small = figures::cells_to_hide(counts(), threshold);
        Matrix hidden;
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            auto& line = hidden.emplace_back(table.rows[row].size(), false);
            for (std::size_t column = 1; column < line.size(); ++column) {
                const Cell& cell = table.rows[row][column];
                line[column] = is_number(cell) && (small[row][column - 1] || is_forced(cell));
            }
        }
        return with_verdicts(with_shares(std::move(hidden)));
    }

    /// A rating beside its target may leave a hidden number no choice, and how many of each rating there are may tell the rating.
    Matrix with_verdicts(Matrix hidden) const {
        const bool counts_hidden = secrets.verdicts.contains(table.counts_verdicts_of);
        for (std::size_t row = 0; row < hidden.size(); ++row) {
            const bool is_hidden = has_hidden_in_row(hidden, row);
            for (std::size_t column = 1; column < hidden[row].size() && column < table.columns.size(); ++column) {
                if (is_hidden && table.columns[column].is_verdict) hidden[row][column] = true;
                if (counts_hidden && is_number(table.rows[row][column]) && !is_total(row)) hidden[row][column] = true;
            }
        }
        return hidden;
    }
    bool is_total(std::size_t row) const { return table.has_total_row && row + 1 == table.rows.size(); }

    Matrix with_shares(const Matrix& hidden) const {
        Matrix wider = hidden;
        for (std::size_t row = 0; row < hidden.size(); ++row)
            for (std::size_t column = 1; column < hidden[row].size(); ++column)
                if (may_be_worked_out(hidden, row, column)) wider[row][column] = true;
        return wider;
    }
};

static bool has_any(const Matrix& hidden) {
    return std::any_of(hidden.begin(), hidden.end(), [](const auto& row) { return std::find(row.begin(), row.end(), true) != row.end(); });
}

static void add_secrets(const Table& table, const Matrix& hidden, Secrets& secrets) {
    for (std::size_t row = 0; row < hidden.size(); ++row)
        for (std::size_t column = 0; column < hidden[row].size(); ++column) {
            if (!hidden[row][column]) continue;
            if (const auto& key = table.rows[row][column].figure; !key.empty()) secrets.keys.insert(key);
            if (column < table.columns.size() && table.columns[column].is_verdict) secrets.verdicts.insert(table.name);
        }
}

/// Every figure that a table hides must be hidden in the others too, which may make them hide more.
static Secrets all_secrets(Document& document, int threshold) {
    Secrets secrets{.keys = figures_to_hide(document, threshold)};
    for (std::size_t before = secrets.size() + 1; before != secrets.size();) {
        before = secrets.size();
        each_table(document, [&](const Table& table) { add_secrets(table, Hiding{table, document.figures, secrets, threshold}.cells(), secrets); });
        hide_with_parts(document.figures, secrets.keys);
        hide_with_counts(document.figures, secrets.keys);
    }
    return secrets;
}

static bool is_hidden(const Cell& cell) { return cell.text == suppressed_mark; }

/// Takes the hidden points out of a chart. False where a point cannot be matched with its cell: then the chart cannot be shown at all.
static bool withdraw_points(Chart& chart, const Table& table) {
    for (auto& series : chart.series)
        for (std::size_t i = 0; i < series.values.size() && i < chart.categories.size(); ++i) {
            if (!series.values[i]) continue;
            const auto place = cell_behind(table, series.name, chart.categories[i]);
            if (!place) return false;
            if (is_hidden(table.rows[place->row][place->column])) series.hide(i);
        }
    return true;
}

static bool has_small_count(const Chart& chart, int threshold) {
    for (const auto& series : chart.series)
        for (const auto& value : series.values)
            if (chart.unit == "count" && is_small_count(value, threshold)) return true;
    return false;
}

static bool hides_something(const Table& table) {
    for (const auto& row : table.rows)
        if (std::any_of(row.begin(), row.end(), is_hidden)) return true;
    return false;
}

/// The table that a chart is drawn from: the next one.
static const Table* table_after(const std::vector<Block>& blocks, std::size_t chart) {
    for (std::size_t i = chart + 1; i < blocks.size(); ++i)
        if (const auto* table = std::get_if<Table>(&blocks[i])) return table;
    return nullptr;
}

static bool may_stay(Chart& chart, const Table* table, int threshold) {
    if (table == nullptr) return !has_small_count(chart, threshold);
    if (!hides_something(*table)) return true;
    chart.title = table->caption;  // the title may say in words what the chart no longer shows
    return withdraw_points(chart, *table);
}

static void hide_in_charts(Part& part, int threshold) {
    for (std::size_t i = 0; i < part.blocks.size(); ++i)
        if (auto* chart = std::get_if<Chart>(&part.blocks[i]); chart && !may_stay(*chart, table_after(part.blocks, i), threshold))
            part.blocks[i] = Markdown{"A chart is not shown here because it is drawn from numbers that are not shown."};
}

/// The numbers that must not be read anywhere, as they are printed.
static Keys hidden_prints(const Document& document, const Keys& keys, int threshold) {
    Keys prints;
    for (const auto& key : keys) {
        const auto traced = document.figures.find(key);
        if (traced == document.figures.end()) continue;
        const Figure& figure = traced->second.figure;
        const PeopleBehind behind = is_share(figure.unit) ? people_behind(figure, document.figures) : PeopleBehind{.part = figure.numerator};
        for (const auto& number : {figure.value, behind.part, is_small_count(behind.rest, threshold) ? behind.rest : std::nullopt})
            if (number) prints.insert({number->string(), number->grouped()});
    }
    return prints;
}

/// Who submitted, approved or added something may be a person: a public edition names the agency alone.
static void name_no_person(Figure& figure) {
    if (figure.source.kind != figures::SourceKind::submitted) return;
    figure.source.by = figure.source.agency.empty() ? "an agency of the partnership" : figure.source.agency;
    figure.source.approved_by.clear();
}

static void name_no_person(Document& document) {
    for (auto& [key, traced] : document.figures) {
        name_no_person(traced.figure);
        for (auto& other : traced.others) name_no_person(other);
    }
    for (auto& addendum : document.addenda) addendum.by.clear();
}

/// Whether words name the row by what heads it, as a word of its own.
static bool names_row(std::string_view words, std::string_view head) {
    const auto is_of_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    for (std::size_t at = head.empty() ? words.npos : words.find(head); at != words.npos; at = words.find(head, at + 1)) {
        const std::size_t end = at + head.size();
        const bool begins = at == 0 || !is_of_word(words[at - 1]);
        const bool ends = end == words.size() || !(is_of_word(words[end]) || (words[end] == '.' && end + 1 < words.size() && is_of_word(words[end + 1])));
        if (begins && ends) return true;
    }
    return false;
}

/// Notes beside verdicts say more of them: those that name a row whose verdict is hidden go.
static void drop_notes_on_verdicts(Table& table, const Matrix& hidden) {
    for (std::size_t row = 0; row < hidden.size(); ++row)
        for (std::size_t column = 0; column < hidden[row].size() && column < table.columns.size(); ++column)
            if (hidden[row][column] && table.columns[column].is_verdict)
                std::erase_if(table.notes, [&](const auto& note) { return names_row(note, table.rows[row][0].text); });
}

static void drop_words_about(Document& document, const Keys& keys) {
    for (auto& part : document.parts)
        std::erase_if(part.blocks, [&](const Block& block) {
            const auto* words = std::get_if<Markdown>(&block);
            return words != nullptr && keys.contains(words->about);
        });
}

static void hide_in_table(Table& table, const Matrix& hidden) {
    drop_notes_on_verdicts(table, hidden);
    for (std::size_t row = 0; row < hidden.size(); ++row)
        for (std::size_t column = 0; column < hidden[row].size(); ++column)
            if (hidden[row][column]) {
                table.rows[row][column].text = suppressed_mark;
                table.rows[row][column].number.reset();
            }
    if (has_any(hidden)) table.notes.emplace_back(note_on_hidden_numbers);
}

static void forget(Figure& figure) {
    figure.value.reset();
    figure.numerator.reset();
    figure.denominator.reset();
    figure.note.clear();
}

/// What remains of a figure that is shown: its other values go where they are of few people, or leave few.
static void thin_out(Traced& traced, const TracedFigures& figures, int threshold) {
    std::erase_if(traced.others, [&](const Figure& other) {
        const bool counts_few = other.unit == Unit::count && is_small_count(other.value, threshold) && !(other.value == traced.figure.value);
        return counts_few || is_small_share(other, figures, threshold);
    });
}

static void hide_figures(Document& document, const Keys& keys, int threshold) {
    const TracedFigures before = document.figures;  // a share is told by its whole, which may be hidden before it
    for (auto& [key, traced] : document.figures) {
        if (!keys.contains(key)) {
            thin_out(traced, before, threshold);
            continue;
        }
        forget(traced.figure);
        traced.others.clear();
        traced.print = suppressed_mark;
        traced.is_suppressed = true;
        document.has_suppressed_numbers = true;
    }
}

Document public_edition(Document document, int threshold) {
    const Secrets secrets = all_secrets(document, threshold);
    hide_in_words(document, hidden_prints(document, secrets.keys, threshold));
    drop_words_about(document, secrets.keys);
    each_table(document, [&](Table& table) {
        const Matrix hidden = Hiding{table, document.figures, secrets, threshold}.cells();
        hide_in_table(table, hidden);
        if (has_any(hidden)) document.has_suppressed_numbers = true;
    });
    for (auto& part : document.parts) hide_in_charts(part, threshold);
    hide_figures(document, secrets.keys, threshold);
    name_no_person(document);
    document.is_public = true;
    return document;
}

}  // namespace holdfast::documents
