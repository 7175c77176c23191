#include "core/exchange/cells.hpp"
#include "features/scorecard/decision_store.hpp"
#include "features/scorecard/definition_store.hpp"
#include "features/scorecard/imports_service.hpp"
#include "features/scorecard/permissions.hpp"
#include "features/scorecard/scorecard_service.hpp"

#include <fmt/format.h>

namespace holdfast::scorecard {

namespace {
/// What a row of either file speaks of; loading it goes through the same use cases as the pages.
class RowLoad {
public:
    RowLoad(trail::Change& change, exchange::ImportReport& report)
        : change_(change), report_(report), indicators_(indicators_by_code(change)) {}

protected:
    std::optional<Defined> indicator(exchange::Cells& cells) {
        const auto found = indicators_.find(cells.required_code("code"));
        if (found != indicators_.end()) return found->second;
        cells.reject("code", "is not the code of an indicator");
        return std::nullopt;
    }

    /// Counts what was written, or says in the row's terms why it was not.
    void settle(exchange::Cells& cells, const Outcome<Done>& outcome, bool is_new) {
        if (outcome) {
            ++(is_new ? report_.added : report_.changed);
            return;
        }
        const auto& refusal = outcome.refusal();
        if (!refusal.message.empty()) cells.reject("period", "cannot be taken: " + refusal.message);
        for (const auto& error : refusal.errors) cells.reject(error.field, error.message);
    }

    trail::Change& change_;
    exchange::ImportReport& report_;

private:
    std::map<std::string, Defined, std::less<>> indicators_;
};

class OverrideLoad : RowLoad {
public:
    using RowLoad::RowLoad;

    void load(const exchange::ImportRow& row) {
        exchange::Cells cells{row, report_};
        const auto of = indicator(cells);
        const auto period = cells.required_period("period");
        if (cells.text("rating").empty() && cells.text("trend").empty()) cells.reject("rating", "and trend are both empty; one of them must be given");
        if (!cells.are_accepted()) return;
        for (const auto what : {Overrides::rating, Overrides::trend}) save(cells, {of->id, period, what}, of->indicator().code);
    }

private:
    void save(exchange::Cells& cells, const Decided& on, const std::string& code) {
        const Decision wanted{cells.text(token(on.what)), cells.text("reason"), cells.text("decided_by"), change_.today()};
        if (wanted.word.empty()) return;
        const auto current = find_decision(change_, on);
        if (current && current->decision.word == wanted.word && current->decision.reason == wanted.reason &&
            current->decision.decided_by == wanted.decided_by) {
            ++report_.unchanged;
            return;
        }
        settle(cells, decide(change_, {code, on.period, current ? current->version : 0}, on.what, wanted), !current);
    }
};

class NarrativeLoad : RowLoad {
public:
    using RowLoad::RowLoad;

    void load(const exchange::ImportRow& row) {
        exchange::Cells cells{row, report_};
        const auto of = indicator(cells);
        const auto period = cells.required_period("period");
        const auto text = cells.required_text("text");
        if (!cells.are_accepted()) return;
        const auto current = find_narrative(change_, of->id, period);
        if (current && current->text == text) {
            ++report_.unchanged;
            return;
        }
        settle(cells, narrate(change_, {of->indicator().code, period, current ? current->version : 0}, text), !current);
    }
};
}  // namespace

template <class Load>
static void load_rows(trail::Change& change, const std::vector<exchange::ImportRow>& rows, exchange::ImportReport& report) {
    Load load{change, report};
    for (const auto& row : rows) load.load(row);
}

exchange::ImportKind overrides_import() {
    return {
        .name = "overrides",
        .summary = "Ratings and trends that a person decided in place of the rule",
        .permission = permissions::decide,
        .columns = {{"code", true, "an indicator's code"},
                    {"period", true, "the period of the value that was decided on"},
                    {"rating", true, "red, amber or green; empty where only the trend was decided"},
                    {"trend", true, "Improving, Declining, Static or Sustained; empty where only the rating was decided"},
                    {"reason", true, "why the rule does not decide"},
                    {"decided_by", true, "who decided, in words"}},
        .load = load_rows<OverrideLoad>,
    };
}

exchange::ImportKind narratives_import() {
    return {
        .name = "narratives",
        .summary = "The cause for concern of red indicators",
        .permission = permissions::explain,
        .columns = {{"code", true, "an indicator's code"},
                    {"period", true, "the period of the value it explains"},
                    {"text", true, "why the indicator is red and what is done about it"}},
        .load = load_rows<NarrativeLoad>,
    };
}

std::vector<exchange::ImportKind> every_import() {
    return {indicators_import(), targets_import(), values_import(), overrides_import(), narratives_import()};
}

}  // namespace holdfast::scorecard
