#include "core/exchange/cells.hpp"
#include "features/scorecard/agency_service.hpp"
#include "features/scorecard/definition_store.hpp"
#include "features/scorecard/imports_service.hpp"
#include "features/scorecard/permissions.hpp"
#include "features/scorecard/scorecard_service.hpp"
#include "features/scorecard/value_store.hpp"

#include <fmt/format.h>

namespace holdfast::scorecard {

static constexpr std::string_view no_value = "no value";
static constexpr std::string_view units = "percent, rate_per_10000, rate, count, days or pounds";

namespace {
/// Loads the rows of one file of values.
class ValueLoad {
public:
    ValueLoad(trail::Change& change, exchange::ImportReport& report)
        : change_(change), report_(report), indicators_(indicators_by_code(change)) {}

    void load(const exchange::ImportRow& row) {
        exchange::Cells cells{row, report_};
        const auto submission = completed(read(cells));
        keys_.take(cells, "code", fmt::format("{} {} {}", submission.code, submission.period.string(), token(submission.basis)));
        const auto indicator = indicators_.find(submission.code);
        if (indicator == indicators_.end()) cells.reject("code", "is not the code of an indicator");
        else if (const auto own = submitted_.check(indicator->second); !own) cells.reject("code", fmt::format("cannot be taken: {}", own.refusal().message));
        if (!cells.are_accepted()) return;
        for (auto& problem : problems(submission, indicator->second.indicator(), change_.today()))
            cells.reject(problem.field, std::move(problem.message));
        if (cells.are_accepted()) save(cells, indicator->second, submission);
    }

private:
    static Submission read(exchange::Cells& cells) {
        const bool is_without = cells.text("value") == no_value;
        return {
            .code = cells.required_code("code"),
            .period = cells.required_period("period"),
            .basis = cells.required_basis("basis"),
            .numerator = cells.decimal("numerator"),
            .denominator = cells.decimal("denominator"),
            .value = is_without ? std::nullopt : cells.decimal("value"),
            .unit = cells.required("unit", figures::parse_unit, figures::Unit::count, units),
            .submitted_by = cells.required_text("submitted_by"),
            .submitted_on = cells.required_date("submitted_on"),
        };
    }

    static bool is_as_it_stands(const Reading& reading, const Submission& submission) {
        return is_printed_alike(reading.value, submission.value) && is_printed_alike(reading.numerator, submission.numerator) &&
               is_printed_alike(reading.denominator, submission.denominator) && reading.submitted_by == submission.submitted_by &&
               reading.submitted_on == submission.submitted_on;
    }

    void save(exchange::Cells& cells, const Defined& indicator, const Submission& submission) {
        note(cells, submission);
        const auto current = find_reading(change_, {indicator.id, submission.period, submission.basis});
        if (current && is_as_it_stands(*current, submission)) {
            ++report_.unchanged;
            return;
        }
        if (auto locked = locked_in_words(change_, indicator, submission)) {
            cells.reject("period", fmt::format("cannot be changed: {}", *locked));
            return;
        }
        const auto decided = decisions_in_words(change_, indicator, submission.period);
        write_version(change_, indicator, submission, current);
        note_lapsed(cells, indicator, submission, decided);
        ++(current ? report_.changed : report_.added);
    }

    void note_lapsed(const exchange::Cells& cells, const Defined& indicator, const Submission& submission, const std::vector<std::string>& decided) {
        if (decided.empty() || !decisions_in_words(change_, indicator, submission.period).empty()) return;
        for (const auto& words : decided)
            report_.notes.push_back(fmt::format("line {}: {} {}: {}, lapses with the new value", cells.line(), submission.code, submission.period.string(), words));
    }

    void note(const exchange::Cells& cells, const Submission& submission) {
        const auto where = fmt::format("line {}: {} {}", cells.line(), submission.code, submission.period.string());
        if (!submission.value) report_.notes.push_back(where + " is loaded as having no value");
        if (const auto disagrees = disagreement(submission)) report_.notes.push_back(fmt::format("{}: {}", where, *disagrees));
    }

    trail::Change& change_;
    exchange::ImportReport& report_;
    std::map<std::string, Defined, std::less<>> indicators_;
    Submitter submitted_{change_};
    exchange::Keys keys_{};
};
}  // namespace

static void load_values(trail::Change& change, const std::vector<exchange::ImportRow>& rows, exchange::ImportReport& report) {
    ValueLoad load{change, report};
    for (const auto& row : rows) load.load(row);
}

exchange::ImportKind values_import() {
    return {
        .name = "values",
        .summary = "Values of the indicators as agencies submit them",
        .permission = permissions::submit,
        .columns = {{"code", true, "an indicator's code"},
                    {"period", true, "2016-17, 2016-17 Q2, 2017-03 or 2017-03-31, as the basis asks"},
                    {"basis", true, "snapshot, month, quarter, year_to_date, year or rolling_12_months"},
                    {"numerator", true, "a number; both counts or neither"},
                    {"denominator", true, "a number; both counts or neither"},
                    {"value", true, "a number as it is to be printed; worked out from the counts where empty; without counts, empty or \"no value\" says that there is none"},
                    {"unit", true, "the indicator's unit"},
                    {"submitted_by", true, "who submits it, in words"},
                    {"submitted_on", true, "a date such as 2017-04-12"}},
        .load = load_values,
    };
}

}  // namespace holdfast::scorecard
