#include "features/scorecard/uses_service.hpp"

#include "core/documents/markdown.hpp"
#include "core/figures/published_store.hpp"
#include "features/scorecard/agency_service.hpp"
#include "features/scorecard/decision_store.hpp"
#include "features/scorecard/definition_store.hpp"
#include "features/scorecard/hand_in_store.hpp"
#include "features/scorecard/permissions.hpp"
#include "features/scorecard/scorecard_figures.hpp"
#include "features/scorecard/scorecard_store.hpp"

#include <fmt/format.h>
#include <set>

namespace holdfast::scorecard {

namespace {
/// Gathers where figures stand, each place once.
class Uses {
public:
    explicit Uses(trail::View& view) : view_(view), indicators_(indicators_by_code(view)) {}

    void add_year(const Period& year) {
        const auto scorecard = load_scorecard(view_, year);
        for (const auto& row : scorecard.rows)
            if (row.value()) add_row(row, year);
        add_counts(scorecard);
        if (view_.may(permissions::submit)) add_hand_in(year);
    }

    /// The pages of indicators, which show what there is of every year.
    void add_indicators(const figures::Wanted& wanted) {
        auto shown = submitted_values().figures(view_, wanted);
        std::ranges::copy(figures::published(view_, wanted), std::back_inserter(shown));
        for (const auto& figure : shown)
            for (const auto& [code, defined] : indicators_)
                if (figure.measure == defined.indicator().measure && figure.population.empty() && figure.stated_or_computed())
                    add_indicator(figure.key(), code, figure.period.reporting_year());
        for (const auto& [code, period, text] : everything_written(view_))
            for (const auto& key : documents::figure_keys(text)) add_indicator(key, code, period.reporting_year());
    }

    std::vector<figures::Use> take() { return std::move(uses_); }

private:
    void add(std::string key, std::string title, std::string path) {
        if (met_.emplace(key, path).second) uses_.push_back({std::move(key), std::move(title), std::move(path)});
    }
    void add_page(const std::string& key, std::string_view title, std::string_view path, const Period& year) {
        add(key, fmt::format("{} {}", title, year.string()), fmt::format("{}{}", path, year.string()));
    }
    void add_indicator(const std::string& key, const std::string& code, const Period& year) {
        add(key, "Indicator " + code, fmt::format("/indicators/{}?year={}", code, year.string()));
    }

    void add_row(const Row& row, const Period& year) {
        std::vector<std::string> keys{row.key()};
        if (row.rating_decision) std::ranges::copy(documents::figure_keys(row.rating_decision->reason), std::back_inserter(keys));
        for (const auto& key : keys) {
            add_page(key, "Scorecard", "/scorecard/", year);
            add_indicator(key, row.code, year);
            if (row.is_red()) add_page(key, "Approval of", "/approval/", year);
        }
    }

    void add_counts(const Scorecard& scorecard) {
        const auto& year = scorecard.year;
        for (const auto& key : {ratings_key(year, {}), approved_key(year)}) add_page(key, "Scorecard", "/scorecard/", year);
        for (const auto& [rating, count] : ratings_of(scorecard)) add_page(ratings_key(year, rating), "Scorecard", "/scorecard/", year);
    }

    void add_hand_in(const Period& year) {
        const auto held = held_in(view_, year);
        Submitter submitter{view_};
        for (const auto& [code, defined] : indicators_)
            if (submitter.may(defined))
                for (const auto& due : due_of(defined, held, year, view_.today()))
                    if (due.reading && due.reading->value)
                        add_page(figures::Key{defined.indicator().measure, due.reading->period.string(), {}}.string(), "Values to submit for", "/submissions/",
                                 year);
    }

    trail::View& view_;
    std::map<std::string, Defined, std::less<>> indicators_;
    std::set<std::pair<std::string, std::string>> met_{};
    std::vector<figures::Use> uses_{};
};
}  // namespace

figures::UseProvider uses_on_scorecards() {
    return {[](trail::View& view, const figures::Wanted& wanted) {
        Uses uses{view};
        for (const auto& year : years_on_record(view))
            if (!wanted.year || year >= *wanted.year) uses.add_year(year);
        uses.add_indicators(wanted);
        return uses.take();
    }};
}

}  // namespace holdfast::scorecard
