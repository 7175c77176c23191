#include "core/figures/suppression.hpp"

#include <algorithm>
#include <limits>
#include <queue>

namespace holdfast::figures {

using Hidden = std::vector<std::vector<bool>>;

// A hidden cell can be worked out exactly when no other table fits what is published. Two tables that fit differ by closed loops of cells,
// each cell of a loop one up or one down so that every sum stays. So a hidden cell is safe when a loop of hidden cells runs through it along which
// it can change. Cells are arcs between a node for their row's sum and one for their column's; a loop is a closed walk along arcs.

struct Place {
    std::size_t row, column;
    friend bool operator==(const Place&, const Place&) = default;
};

class Network {
public:
    Network(const CountTable& table, Hidden& hidden) : table_(table), hidden_(hidden) {
        for (std::size_t row = 0; row < table.cells.size(); ++row) {
            columns_ = std::max(columns_, table.cells[row].size());
            for (std::size_t column = 0; column < table.cells[row].size(); ++column)
                if (is_counted(row, column)) places_.push_back({row, column});
        }
    }

    const std::vector<Place>& places() const { return places_; }
    bool is_hidden(Place place) const { return hidden_[place.row][place.column]; }
    void hide(Place place, bool is_hidden) { hidden_[place.row][place.column] = is_hidden; }
    Decimal value(Place place) const { return *table_.cells[place.row][place.column]; }

    /// The cells of the cheapest loop through `place`, hidden cells being free; empty where there is none.
    std::vector<Place> cheapest_loop(Place place) const;
    bool is_safe(Place place) const;

private:
    struct Loop {
        std::int64_t cost{std::numeric_limits<std::int64_t>::max()};
        std::vector<Place> cells{};
    };
    struct Arc {
        std::size_t from, to;
    };

    /// Zero stays zero and is known to everyone, so it takes no part.
    bool is_counted(std::size_t row, std::size_t column) const {
        const auto& cell = table_.cells[row][column];
        return cell && *cell > Decimal::whole(0);
    }
    std::size_t nodes() const { return table_.cells.size() + columns_ + 1; }
    Arc raised(Place place) const;
    /// A hidden cell is known to be at least one.
    bool can_fall(Place place) const { return value(place) > Decimal::whole(1); }
    std::int64_t cost(Place place) const;
    Loop loop_closing(Arc open, Place place) const;

    const CountTable& table_;
    Hidden& hidden_;
    std::size_t columns_{};
    std::vector<Place> places_{};
};

/// The direction in which one more in this cell moves: from the row's node to the column's, turned round in a total row or column, whose
/// sums stand on the other side. A row or column without a total is free: all of these share the last node.
Network::Arc Network::raised(Place place) const {
    const std::size_t free_node = nodes() - 1;
    const bool is_row_total = table_.has_row_totals && place.column + 1 == columns_;
    const bool is_column_total = table_.has_column_totals && place.row + 1 == table_.cells.size();
    const std::size_t row = table_.has_row_totals ? place.row : free_node;
    const std::size_t column = table_.has_column_totals ? table_.cells.size() + place.column : free_node;
    return is_row_total == is_column_total ? Arc{row, column} : Arc{column, row};
}

/// Few cells first; among them ordinary cells before totals, small before large.
std::int64_t Network::cost(Place place) const {
    if (is_hidden(place)) return 0;
    const bool is_total = (table_.has_row_totals && place.column + 1 == columns_) || (table_.has_column_totals && place.row + 1 == table_.cells.size());
    const std::int64_t size = std::min<std::int64_t>(value(place).rounded(0).coefficient(), 999'999);
    return 1'000'000'000 + (is_total ? 1'000'000 : 0) + size;
}

/// The cheapest way from where `open` ends back to where it starts, by cells other than `place`.
Network::Loop Network::loop_closing(Arc open, Place place) const {
    struct Step {
        std::int64_t cost;
        std::size_t node;
        bool operator>(const Step& other) const { return cost > other.cost; }
    };
    std::vector<std::int64_t> reached(nodes(), std::numeric_limits<std::int64_t>::max());
    std::vector<std::pair<std::size_t, Place>> came_by(nodes());
    std::priority_queue<Step, std::vector<Step>, std::greater<>> next;
    reached[open.to] = 0;
    next.push({0, open.to});
    const auto try_arc = [&](const Step& at, std::size_t from, std::size_t to, Place cell) {
        if (from != at.node || at.cost + cost(cell) >= reached[to]) return;
        reached[to] = at.cost + cost(cell);
        came_by[to] = {from, cell};
        next.push({reached[to], to});
    };
    while (!next.empty()) {
        const Step at = next.top();
        next.pop();
        if (at.cost > reached[at.node]) continue;
        for (const Place& cell : places_) {
            if (cell == place) continue;
            const Arc up = raised(cell);
            try_arc(at, up.from, up.to, cell);
            if (can_fall(cell)) try_arc(at, up.to, up.from, cell);
        }
    }
    Loop loop{reached[open.from], {}};
    if (loop.cost == std::numeric_limits<std::int64_t>::max()) return loop;
    for (std::size_t node = open.from; node != open.to; node = came_by[node].first) loop.cells.push_back(came_by[node].second);
    return loop;
}

std::vector<Place> Network::cheapest_loop(Place place) const {
    const Arc up = raised(place);
    Loop best = loop_closing(up, place);
    if (can_fall(place))
        if (Loop down = loop_closing({up.to, up.from}, place); down.cost < best.cost) best = std::move(down);
    return best.cells;
}

bool Network::is_safe(Place place) const {
    const Arc up = raised(place);
    return up.from == up.to || loop_closing(up, place).cost == 0 || (can_fall(place) && loop_closing({up.to, up.from}, place).cost == 0);
}

static bool is_small(Decimal count, int threshold) { return count > Decimal::whole(0) && count < Decimal::whole(threshold); }

static bool is_hidden_elsewhere(const CountTable& table, Place place) {
    return place.row < table.also_hidden.size() && place.column < table.also_hidden[place.row].size() && table.also_hidden[place.row][place.column];
}

/// The cells to start from: small counts, and those that are hidden anyway.
static std::vector<Place> hide_small(const CountTable& table, Network& network, int threshold) {
    std::vector<Place> small;
    for (const Place& place : network.places()) {
        if (!is_small(network.value(place), threshold) && !is_hidden_elsewhere(table, place)) continue;
        network.hide(place, true);
        small.push_back(place);
    }
    return small;
}

static bool all_safe(const Network& network) {
    return std::all_of(network.places().begin(), network.places().end(),
                       [&](const Place& place) { return !network.is_hidden(place) || network.is_safe(place); });
}

/// Loops that were found one by one may share work: what is no longer needed is shown again, the largest first.
static void show_what_can_be_shown(Network& network, std::vector<Place> added) {
    std::stable_sort(added.begin(), added.end(), [&](Place a, Place b) { return network.value(a) > network.value(b); });
    for (const Place& place : added) {
        network.hide(place, false);
        if (!all_safe(network)) network.hide(place, true);
    }
}

std::vector<std::vector<bool>> cells_to_hide(const CountTable& table, int threshold) {
    Hidden hidden;
    for (const auto& row : table.cells) hidden.emplace_back(row.size(), false);
    Network network{table, hidden};
    std::vector<Place> added;
    for (const Place& small : hide_small(table, network, threshold)) {
        if (network.is_safe(small)) continue;
        for (const Place& cell : network.cheapest_loop(small)) {
            if (network.is_hidden(cell)) continue;
            network.hide(cell, true);
            added.push_back(cell);
        }
    }
    show_what_can_be_shown(network, std::move(added));
    return hidden;
}

}  // namespace holdfast::figures
