#include "core/figures/suppression.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <random>
#include <set>
#include <string>

using namespace holdfast;
using namespace holdfast::figures;

using Numbers = std::vector<std::vector<int>>;
using Hidden = std::vector<std::vector<bool>>;

static CountTable table_of(const Numbers& numbers, bool has_row_totals, bool has_column_totals) {
    CountTable table{.has_row_totals = has_row_totals, .has_column_totals = has_column_totals};
    for (const auto& row : numbers) {
        auto& cells = table.cells.emplace_back();
        for (const int number : row) cells.emplace_back(Decimal::whole(number));
    }
    return table;
}

static Numbers with_totals(Numbers numbers, bool has_row_totals, bool has_column_totals) {
    if (has_row_totals)
        for (auto& row : numbers) {
            int sum = 0;
            for (const int number : row) sum += number;
            row.push_back(sum);
        }
    if (has_column_totals) {
        std::vector<int> sums(numbers.front().size(), 0);
        for (const auto& row : numbers)
            for (std::size_t column = 0; column < row.size(); ++column) sums[column] += row[column];
        numbers.push_back(sums);
    }
    return numbers;
}

/// What an attentive reader can do: try every value for the hidden cells inside the table, work the totals out, and keep what agrees
/// with everything printed. Hidden cells are known to be at least one.
class Reader {
public:
    Reader(const Numbers& printed, const Hidden& hidden, bool has_row_totals, bool has_column_totals)
        : printed_(printed), hidden_(hidden), has_row_totals_(has_row_totals), has_column_totals_(has_column_totals) {
        rows_ = printed.size() - (has_column_totals ? 1U : 0U);
        columns_ = printed.front().size() - (has_row_totals ? 1U : 0U);
        guess_.assign(rows_, std::vector<int>(columns_, 0));
        seen_.assign(printed.size(), std::vector<std::set<int>>(printed.front().size()));
        try_from(0);
    }
    bool is_left_in_doubt_everywhere() const {
        for (std::size_t row = 0; row < printed_.size(); ++row)
            for (std::size_t column = 0; column < printed_[row].size(); ++column)
                if (hidden_[row][column] && seen_[row][column].size() < 2) return false;
        return true;
    }

private:
    void try_from(std::size_t cell) {
        if (is_left_in_doubt_everywhere()) return;
        if (cell == rows_ * columns_) return note();
        const std::size_t row = cell / columns_, column = cell % columns_;
        const int truth = printed_[row][column];
        const int lowest = hidden_[row][column] ? std::max(1, truth - 2) : truth, highest = hidden_[row][column] ? truth + 2 : truth;
        for (int value = lowest; value <= highest; ++value) {
            guess_[row][column] = value;
            if (column + 1 == columns_ && !row_agrees(row)) continue;
            try_from(cell + 1);
        }
    }
    bool row_agrees(std::size_t row) const {
        if (!has_row_totals_ || hidden_[row][columns_]) return true;
        int sum = 0;
        for (const int number : guess_[row]) sum += number;
        return sum == printed_[row][columns_];
    }
    void note() {
        const Numbers whole = with_totals(guess_, has_row_totals_, has_column_totals_);
        for (std::size_t row = 0; row < whole.size(); ++row)
            for (std::size_t column = 0; column < whole[row].size(); ++column)
                if (!hidden_[row][column] && whole[row][column] != printed_[row][column]) return;
        for (std::size_t row = 0; row < whole.size(); ++row)
            for (std::size_t column = 0; column < whole[row].size(); ++column) seen_[row][column].insert(whole[row][column]);
    }

    const Numbers& printed_;
    const Hidden& hidden_;
    bool has_row_totals_, has_column_totals_;
    std::size_t rows_{}, columns_{};
    Numbers guess_{};
    std::vector<std::vector<std::set<int>>> seen_{};
};

static std::string words(const Numbers& numbers, const Hidden& hidden) {
    std::string text;
    for (std::size_t row = 0; row < numbers.size(); ++row) {
        for (std::size_t column = 0; column < numbers[row].size(); ++column) text += std::to_string(numbers[row][column]) + (hidden[row][column] ? "* " : "  ");
        text += "\n";
    }
    return text;
}

static int count(const Hidden& hidden) {
    int hidden_cells = 0;
    for (const auto& row : hidden) hidden_cells += static_cast<int>(std::count(row.begin(), row.end(), true));
    return hidden_cells;
}

TEST_CASE("counts from one to four are hidden, zero and five are shown") {
    const auto hidden = cells_to_hide(table_of({{0, 1, 4, 5, 20}}, false, false));
    CHECK(hidden == Hidden{{false, true, true, false, false}});
}

TEST_CASE("a lone hidden count takes the smallest other of its row with it, so that the total does not give it away") {
    const auto hidden = cells_to_hide(table_of({{3, 0, 9, 30, 42}}, true, false));
    CHECK(hidden == Hidden{{true, false, true, false, false}});
}

TEST_CASE("two hidden ones that must make two are no secret, so a third goes") {
    const auto hidden = cells_to_hide(table_of({{1, 1, 9, 30, 41}}, true, false));
    CHECK(hidden == Hidden{{true, true, true, false, false}});
}

TEST_CASE("a total that is itself small is hidden, and the parts stay in doubt") {
    const auto hidden = cells_to_hide(table_of({{3, 0, 0, 3}}, true, false));
    CHECK(hidden == Hidden{{true, false, false, true}});
}

TEST_CASE("with totals both ways a small count is hidden in a square of four cells") {
    const auto hidden = cells_to_hide(table_of(with_totals({{2, 10, 20}, {10, 30, 40}, {20, 40, 60}}, true, true), true, true));
    CHECK(hidden[0][0]);
    CHECK(count(hidden) == 4);
}

TEST_CASE("a cell without a value hides nothing and is not hidden") {
    CountTable table{.cells = {{Decimal::whole(2), std::nullopt, Decimal::whole(8), Decimal::whole(10)}}, .has_row_totals = true};
    CHECK(cells_to_hide(table) == Hidden{{true, false, true, false}});
}

TEST_CASE("the threshold is the reader's choice") {
    CHECK(cells_to_hide(table_of({{5, 9, 10}}, false, false), 10) == Hidden{{true, true, false}});
    CHECK(cells_to_hide(table_of({{5, 9, 10}}, false, false), 1) == Hidden{{false, false, false}});
}

TEST_CASE("no hidden count of any table can be worked out from what is printed") {
    std::mt19937 random{20170331};
    const auto pick = [&](int lowest, int highest) { return std::uniform_int_distribution<int>(lowest, highest)(random); };
    for (int round = 0; round < 6000; ++round) {
        const bool has_row_totals = pick(0, 3) != 0, has_column_totals = pick(0, 3) != 0;
        const int highest = pick(2, 12);
        Numbers inside(static_cast<std::size_t>(pick(1, 3)), std::vector<int>(static_cast<std::size_t>(pick(1, 3))));
        for (auto& row : inside)
            for (int& number : row) number = std::max(0, pick(-2, highest));
        const Numbers numbers = with_totals(inside, has_row_totals, has_column_totals);
        const auto hidden = cells_to_hide(table_of(numbers, has_row_totals, has_column_totals));
        INFO(words(numbers, hidden));
        for (std::size_t row = 0; row < numbers.size(); ++row)
            for (std::size_t column = 0; column < numbers[row].size(); ++column) {
                if (numbers[row][column] == 0) REQUIRE(!hidden[row][column]);
                if (numbers[row][column] > 0 && numbers[row][column] < 5) REQUIRE(hidden[row][column]);
            }
        REQUIRE(Reader(numbers, hidden, has_row_totals, has_column_totals).is_left_in_doubt_everywhere());
    }
}

/// The fewest cells that leave every hidden one in doubt, found by trying every set of further cells.
static int fewest(const Numbers& numbers, bool has_row_totals, bool has_column_totals) {
    std::vector<std::pair<std::size_t, std::size_t>> others;
    Hidden small(numbers.size(), std::vector<bool>(numbers.front().size(), false));
    for (std::size_t row = 0; row < numbers.size(); ++row)
        for (std::size_t column = 0; column < numbers[row].size(); ++column) {
            small[row][column] = numbers[row][column] > 0 && numbers[row][column] < 5;
            if (numbers[row][column] >= 5) others.emplace_back(row, column);
        }
    int best = 1000;
    for (unsigned set = 0; set < (1U << others.size()); ++set) {
        Hidden hidden = small;
        for (std::size_t i = 0; i < others.size(); ++i)
            if ((set >> i) & 1U) hidden[others[i].first][others[i].second] = true;
        if (count(hidden) < best && Reader(numbers, hidden, has_row_totals, has_column_totals).is_left_in_doubt_everywhere()) best = count(hidden);
    }
    return best;
}

TEST_CASE("as few further counts are hidden as can be, within a fiftieth over many small tables") {
    std::mt19937 random{7};
    const auto pick = [&](int lowest, int highest) { return std::uniform_int_distribution<int>(lowest, highest)(random); };
    int hidden_cells = 0, needed = 0;
    for (int round = 0; round < 150; ++round) {
        Numbers inside(2, std::vector<int>(static_cast<std::size_t>(pick(2, 3))));
        for (auto& row : inside)
            for (int& number : row) number = pick(0, 12);
        const Numbers numbers = with_totals(inside, true, true);
        hidden_cells += count(cells_to_hide(table_of(numbers, true, true)));
        needed += fewest(numbers, true, true);
    }
    CHECK(hidden_cells >= needed);
    CHECK(hidden_cells * 50 <= needed * 51);
}

TEST_CASE("a count that is hidden for another reason is protected like a small one") {
    const auto whole = [](int number) { return std::optional(Decimal::whole(number)); };
    const CountTable table{.cells = {{whole(40)}, {whole(12)}, {whole(9)}, {whole(61)}},
                           .has_row_totals = false,
                           .has_column_totals = true,
                           .also_hidden = {{true}, {false}, {false}, {false}}};
    const auto hidden = cells_to_hide(table);
    CHECK(hidden[0][0]);
    CHECK((hidden[1][0] || hidden[2][0]));
    CHECK_FALSE(hidden[3][0]);
}
