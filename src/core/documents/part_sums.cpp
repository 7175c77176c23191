#include "core/documents/part_sums.hpp"

#include "core/documents/small_shares.hpp"
#include "core/figures/suppression.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace holdfast::documents {

using Hidden = std::set<std::string, std::less<>>;

/// The parts of one breakdown of a whole, by key. Shares stand for all of it even where no figure is the whole.
struct Parts {
    std::vector<std::string> counts{};
    std::vector<std::string> shares{};
};

static std::map<std::pair<std::string, std::string>, Parts> breakdowns(const TracedFigures& figures) {
    std::map<std::pair<std::string, std::string>, Parts> found;
    for (const auto& [key, traced] : figures) {
        const auto& figure = traced.figure;
        if (figure.part_of.empty() || !figure.stated_or_computed()) continue;
        auto& parts = found[{figure.part_of, figure.part_by}];
        if (is_share(figure.unit)) parts.shares.push_back(key);
        else if (figures.contains(figure.part_of)) parts.counts.push_back(key);
    }
    return found;
}

static bool has_hidden(const std::vector<std::string>& keys, const Hidden& hidden) {
    return std::ranges::any_of(keys, [&](const auto& key) { return hidden.contains(key); });
}

/// The figure that the parts come to, where it is one of their kind: the shares of a count come to no count.
static bool is_total(const TracedFigures& figures, const figures::Figure& part) {
    const auto whole = figures.find(part.part_of);
    return whole != figures.end() && is_share(whole->second.figure.unit) == is_share(part.unit);
}

/// Hides further parts where those that are hidden could be worked out. Percentages come to 100, as everyone knows, whatever is their whole.
static void hide_in_row(const TracedFigures& figures, const std::vector<std::string>& parts, Hidden& hidden) {
    if (!has_hidden(parts, hidden)) return;
    const auto& part = figures.find(parts.front())->second.figure;
    const bool has_total = is_total(figures, part);
    if (!has_total && part.unit != figures::Unit::percent) return;
    std::vector<std::string> keys = parts;
    if (has_total) keys.push_back(part.part_of);
    figures::CountTable row{.cells = {{}}, .has_row_totals = true, .has_column_totals = false, .also_hidden = {{}}};
    for (const auto& key : keys) {
        row.cells[0].push_back(figures.find(key)->second.figure.stated_or_computed());
        row.also_hidden[0].push_back(hidden.contains(key));
    }
    if (!has_total) row.cells[0].push_back(Decimal::whole(100));
    const auto hides = figures::cells_to_hide(row, 1);
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (hides[0][i]) hidden.insert(keys[i]);
}

void hide_with_parts(const TracedFigures& figures, Hidden& hidden) {
    for (const auto& [whole, parts] : breakdowns(figures)) {
        const bool is_mixed = !parts.counts.empty() && !parts.shares.empty();
        if (is_mixed && (has_hidden(parts.counts, hidden) || has_hidden(parts.shares, hidden))) {
            // which share is which count's is not told, so any of them may give the hidden one away
            hidden.insert(parts.counts.begin(), parts.counts.end());
            hidden.insert(parts.shares.begin(), parts.shares.end());
            continue;
        }
        hide_in_row(figures, parts.counts, hidden);
        hide_in_row(figures, parts.shares, hidden);
    }
}

/// The measure without the word that says in what it is counted: `cpp` of `cpp.open` and of `cpp.rate`.
static std::string_view stem_of(std::string_view measure) {
    static constexpr std::array<std::string_view, 7> words{"percent", "rate", "share", "count", "open", "number", "total"};
    const std::size_t at = measure.find_last_of("._");
    if (at == std::string_view::npos) return measure;
    return std::ranges::find(words, measure.substr(at + 1)) == words.end() ? measure : measure.substr(0, at);
}

static std::string subject_of(const figures::Figure& figure) {
    return figures::Key{std::string(stem_of(figure.measure)), figure.period.string(), figure.population}.string();
}

void hide_with_counts(const TracedFigures& figures, std::set<std::string, std::less<>>& hidden) {
    std::set<std::string> subjects;
    for (const auto& [key, traced] : figures)
        if (traced.figure.unit == figures::Unit::count && hidden.contains(key)) subjects.insert(subject_of(traced.figure));
    for (const auto& [key, traced] : figures)
        if (is_share(traced.figure.unit) && subjects.contains(subject_of(traced.figure))) hidden.insert(key);
}

}  // namespace holdfast::documents
