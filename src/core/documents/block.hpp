#pragma once

#include "base/decimal.hpp"
#include "base/outcome.hpp"
#include "base/period.hpp"
#include "core/trail/view.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What slices hand to the documents the product makes (the annual report, later briefings and statistics): plain values, no HTML.
namespace holdfast::documents {

/// A cell of a table. A number carries the key of its figure so that every edition links it to how it was obtained.
struct Cell {
    std::string text{};               ///< as it is printed; the number's own print where empty
    std::optional<Decimal> number{};  ///< for the workbook and for suppression
    std::string figure{};             ///< `cpp.open@2017-03-31`, empty for words
    bool is_count_of_people{false};   ///< may be suppressed in a public edition
};

struct Column {
    std::string label{};
    bool is_numeric{false};
    bool is_verdict{false};  ///< follows from the numbers of the row by a known rule, as a rating does: hidden where one of them is
};

/// Along which lines of a table its numbers may be worked out from one another. Where each row is a measure or a period of its own they are tied
/// within `rows` only, where each column is, within `columns`: a public edition then hides nothing across them.
enum class Ties { rows_and_columns, rows, columns };

/// A table with a caption; the first column heads the rows. Cells and notes may name figures, as Markdown does: `{{figure:key}}`.
struct Table {
    std::string name{};  ///< also the file name of its CSV: `budget_contributions`
    std::string caption{};
    std::vector<Column> columns{};
    std::vector<std::vector<Cell>> rows{};
    bool has_total_row{false};     ///< the last row is the sum of the others
    bool has_total_column{false};  ///< the last column is the sum of the others
    std::vector<std::string> notes{};
    Ties ties{Ties::rows_and_columns};
    std::string counts_verdicts_of{};  ///< the table whose verdicts these numbers count: hidden where one of them is
};

/// A chart, always followed by the table it is drawn from.
struct Chart {
    enum class Kind { line, bar, horizontal_bar, stacked_bar };
    struct Series {
        std::string name{};
        std::vector<std::optional<Decimal>> values{};
        std::vector<bool> hidden{};  ///< the values that a public edition holds back, which are not missing; none where empty
        /// Takes the value out and says so.
        void hide(std::size_t i) {
            values.at(i).reset();
            hidden.resize(values.size());
            hidden[i] = true;
        }
    };
    Kind kind{};
    std::string name{};      ///< unique in the document
    std::string title{};     ///< what the chart says, at most ten words
    std::string subtitle{};  ///< what is measured, where, when
    std::string unit{};
    std::vector<std::string> categories{};
    std::vector<Series> series{};
    std::optional<Decimal> target{};
};

/// Words in Markdown; `{{figure:key}}` becomes the figure's value, linked.
struct Markdown {
    std::string text{};
    std::string about{};  ///< the figure that this is said of: a public edition that hides it leaves this out, whatever it says
};

/// A tree with a text alternative: the structure of the partnership at a date.
struct Tree {
    struct Node {
        std::string name{};
        std::string note{};  ///< "chaired by ..."
        std::vector<Node> children{};
    };
    std::string name{};
    std::string caption{};
    Node root{};
};

/// A small heading within a section.
struct Heading {
    std::string text{};
};

using Block = std::variant<Heading, Markdown, Table, Chart, Tree>;

/// A section that a slice contributes to the annual report. `number` is its place ("10" for the budget).
struct Section {
    int number{};
    std::string title{};
    std::function<std::vector<Block>(trail::View& view, const Period& year)> blocks{};
    /// Refuses, saying what is open, while what the section says of the year may still change; none where it is settled always. A report that is
    /// published asks it first.
    std::function<Outcome<Done>(trail::View& view, const Period& year)> settled{};
};

}  // namespace holdfast::documents
