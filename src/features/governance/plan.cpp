#include "features/governance/plan.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <numeric>
#include <regex>
#include <set>

namespace holdfast::governance {

bool is_overdue(const Action& action, Date as_at) { return action.due && !action.is_ongoing && !is_complete(action) && action.due->last_day() < as_at; }

std::string theme_label(const Action& action) { return fmt::format("{}. {}", action.theme_number, action.theme); }

int ThemeSummary::total() const { return std::accumulate(counts.begin(), counts.end(), 0); }

std::vector<ThemeSummary> summarise(const std::vector<Action>& actions) {
    std::vector<ThemeSummary> summaries;
    for (const auto& action : actions) {
        auto at = std::ranges::find(summaries, action.theme_number, &ThemeSummary::number);
        if (at == summaries.end()) at = summaries.insert(at, {action.theme_number, action.theme, {}});
        ++at->counts[static_cast<std::size_t>(action.rating)];
    }
    return summaries;
}

ThemeSummary total_of(const std::vector<ThemeSummary>& summaries) {
    ThemeSummary total{0, "All themes", {}};
    for (const auto& summary : summaries)
        for (std::size_t i = 0; i < total.counts.size(); ++i) total.counts[i] += summary.counts[i];
    return total;
}

static void find_repeated(const std::map<std::string, int>& uses, std::vector<std::string>& found) {
    for (const auto& [reference, count] : uses)
        if (count > 1) found.push_back(fmt::format("Reference {} stands on {} actions.", reference, count));
}

static void find_missing(const std::vector<Action>& actions, std::vector<std::string>& found) {
    std::vector<int> places;
    for (const auto& action : actions)
        if (action.reference.empty()) places.push_back(action.place);
    if (!places.empty())
        found.push_back(fmt::format("{} no reference: {} of the plan.", places.size() == 1 ? "1 action has" : fmt::format("{} actions have", places.size()),
                                    fmt::format("{} {}", places.size() == 1 ? "place" : "places", fmt::join(places, ", "))));
}

static std::set<std::string> references_in(const std::string& text) {
    static const std::regex link("linked to ([0-9]+\\.[0-9]+)");
    std::set<std::string> references;
    for (std::sregex_iterator at(text.begin(), text.end(), link), end; at != end; ++at) references.insert((*at)[1]);
    return references;
}

static void find_lost_links(const std::vector<Action>& actions, const std::map<std::string, int>& uses, std::vector<std::string>& found) {
    for (const auto& action : actions)
        for (const auto& reference : references_in(action.who + " " + action.action + " " + action.note))
            if (!uses.contains(reference)) found.push_back(fmt::format("Action {} is linked to {}, which is not in the plan.", action.reference, reference));
}

static void find_early_dates(const std::vector<Action>& actions, std::vector<std::string>& found) {
    for (const auto& action : actions)
        if (action.due && action.due->last_day() < action.year.first_day())
            found.push_back(fmt::format("Action {} is due in {}, before the plan's year.", action.reference, action.due->words()));
}

std::vector<std::string> findings(const std::vector<Action>& actions) {
    std::map<std::string, int> uses;
    for (const auto& action : actions)
        if (!action.reference.empty()) ++uses[action.reference];
    std::vector<std::string> found;
    find_repeated(uses, found);
    find_missing(actions, found);
    find_lost_links(actions, uses, found);
    find_early_dates(actions, found);
    return found;
}

}  // namespace holdfast::governance
