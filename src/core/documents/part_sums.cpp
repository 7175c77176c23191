#include "core/documents/part_sums.hpp"

#include "core/figures/suppression.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace holdfast::documents {

/// The parts of one breakdown of a total, by key.
using Parts = std::vector<std::string>;

static std::map<std::pair<std::string, std::string>, Parts> breakdowns(const TracedFigures& figures) {
    std::map<std::pair<std::string, std::string>, Parts> found;
    for (const auto& [key, traced] : figures)
        if (!traced.figure.part_of.empty() && traced.figure.value && figures.contains(traced.figure.part_of))
            found[{traced.figure.part_of, traced.figure.part_by}].push_back(key);
    return found;
}

static void hide_with_parts(const TracedFigures& figures, Parts keys, std::set<std::string, std::less<>>& hidden) {
    keys.push_back(figures.find(keys.front())->second.figure.part_of);
    figures::CountTable row{.cells = {{}}, .has_row_totals = true, .has_column_totals = false, .also_hidden = {{}}};
    bool has_hidden = false;
    for (const auto& key : keys) {
        row.cells[0].push_back(figures.find(key)->second.figure.value);
        row.also_hidden[0].push_back(hidden.contains(key));
        has_hidden = has_hidden || hidden.contains(key);
    }
    if (!has_hidden) return;
    const auto hides = figures::cells_to_hide(row, 1);
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (hides[0][i]) hidden.insert(keys[i]);
}

void hide_with_parts(const TracedFigures& figures, std::set<std::string, std::less<>>& hidden) {
    for (auto& [total, parts] : breakdowns(figures)) hide_with_parts(figures, std::move(parts), hidden);
}

static bool is_share(figures::Unit unit) { return unit == figures::Unit::percent || unit == figures::Unit::rate || unit == figures::Unit::rate_per_10000; }

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
