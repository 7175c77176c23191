#include "core/exchange/cells.hpp"
#include "features/scorecard/agency_service.hpp"
#include "features/scorecard/definition_store.hpp"
#include "features/scorecard/imports_service.hpp"
#include "features/scorecard/permissions.hpp"
#include "features/scorecard/scorecard_row.hpp"
#include "features/scorecard/value_store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::scorecard {

static constexpr std::string_view units = "percent, rate_per_10000, rate, count, days or pounds";
static constexpr std::string_view directions = "high, low or neither";

namespace {
/// Loads the rows of one file of indicators.
class IndicatorLoad {
public:
    IndicatorLoad(trail::Change& change, exchange::ImportReport& report) : change_(change), report_(report), known_(indicators_by_code(change)), agencies_(agency_names(change)) {
        for (const auto& [code, defined] : known_) last_position_ = std::max(last_position_, defined.definition.position);
    }

    void load(const exchange::ImportRow& row) {
        exchange::Cells cells{row, report_};
        const auto wanted = read(cells, row);
        codes_.take(cells, "code", wanted.indicator.code);
        const auto existing = known_.find(wanted.indicator.code);
        if (existing != known_.end()) check_unit(cells, existing->second, wanted);
        if (existing != known_.end()) check_locked(cells, existing->second, wanted);
        if (cells.are_accepted()) existing == known_.end() ? add(wanted) : update(existing->second, wanted);
    }

private:
    Definition read(exchange::Cells& cells, const exchange::ImportRow& row) {
        Definition definition{
            .indicator = {.code = cells.required_code("code"),
                          .description = cells.required_text("description"),
                          .unit = cells.required("unit", figures::parse_unit, figures::Unit::count, units),
                          .basis = cells.required_basis("basis"),
                          .numerator = cells.text("numerator"),
                          .denominator = cells.text("denominator"),
                          .good_is = cells.required("good_is", indicators::parse_good_is, indicators::GoodIs::neither, directions),
                          .source = cells.text("source"),
                          .authority = cells.text("authority"),
                          .measure = cells.text("measure")},
            .topic = cells.text("topic"),
            .position = position(cells),
            .agency = agency(cells, row),
        };
        if (definition.indicator.measure.empty()) definition.indicator.measure = definition.indicator.code;
        return definition;
    }

    /// Its own, or the one it has, or the place after the last.
    int position(exchange::Cells& cells) {
        if (const auto given = cells.whole("position")) return *given;
        const auto existing = known_.find(cells.text("code"));
        return existing == known_.end() ? ++last_position_ : existing->second.definition.position;
    }

    /// The one it names; a file without the column leaves it as it is.
    std::string agency(exchange::Cells& cells, const exchange::ImportRow& row) {
        const auto existing = known_.find(cells.text("code"));
        if (!row.cells.contains("agency")) return existing == known_.end() ? std::string() : existing->second.definition.agency;
        auto key = cells.text("agency");
        if (!key.empty() && !agencies_.contains(key)) cells.reject("agency", "is not the key of an agency on record");
        return key;
    }

    void check_unit(exchange::Cells& cells, const Defined& existing, const Definition& wanted) {
        const auto unit = existing.indicator().unit;
        if (unit != wanted.indicator.unit && has_values(change_, existing.id))
            cells.reject("unit", fmt::format("must stay {}: values in it are held", token(unit)));
    }

    /// What an approved scorecard shows stays what was approved: on another basis it would show another value, in other words another measure.
    void check_locked(exchange::Cells& cells, const Defined& existing, const Definition& wanted) {
        const auto& held = existing.indicator();
        const auto check = [&](const char* column, std::string_view how, std::string_view then, bool is_same) {
            if (!is_same && has_locks(change_, existing.id))
                cells.reject(column, fmt::format("must stay {}: values {} were approved and are locked", then.empty() ? "empty" : then, how));
        };
        const auto check_words = [&](const char* column, const std::string& then, const std::string& now) { check(column, "described so", then, then == now); };
        check("basis", "on it", token(held.basis), comparable(held.basis) == comparable(wanted.indicator.basis));
        check("good_is", "rated so", token(held.good_is), held.good_is == wanted.indicator.good_is);
        check_words("description", held.description, wanted.indicator.description);
        check_words("numerator", held.numerator, wanted.indicator.numerator);
        check_words("denominator", held.denominator, wanted.indicator.denominator);
        check_words("measure", held.measure, wanted.indicator.measure);
    }

    void add(const Definition& wanted) {
        add_indicator(change_, wanted);
        change_.record({"scorecard.indicator_defined", {record_kind, wanted.indicator.code}, {}});
        ++report_.added;
    }

    void update(const Defined& existing, const Definition& wanted) {
        if (is_same(existing.definition, wanted)) {
            ++report_.unchanged;
            return;
        }
        note_targets(existing, wanted);
        update_indicator(change_, existing.id, wanted);
        change_.record({"scorecard.indicator_redefined", {record_kind, wanted.indicator.code}, {}});
        ++report_.changed;
    }

    /// A target keeps what it says, and by it the values of its year are rated.
    void note_targets(const Defined& existing, const Definition& wanted) {
        for (const auto& [year, target] : targets_of(change_, existing.id))
            if (indicators::contradict(target.good_is, wanted.indicator.good_is))
                report_.notes.push_back(fmt::format("{}: its target for {} says that {} is good", wanted.indicator.code, year.string(), token(target.good_is)));
    }

    trail::Change& change_;
    exchange::ImportReport& report_;
    std::map<std::string, Defined, std::less<>> known_;
    std::map<std::string, std::string, std::less<>> agencies_;
    exchange::Keys codes_{};
    int last_position_{0};
};

/// Loads the rows of one file of targets.
class TargetLoad {
public:
    TargetLoad(trail::Change& change, exchange::ImportReport& report)
        : change_(change), report_(report), indicators_(indicators_by_code(change)), targets_(targets_by_year(change)) {}

    void load(const exchange::ImportRow& row) {
        exchange::Cells cells{row, report_};
        const auto code = cells.required_code("code");
        const auto year = cells.required_year("year");
        const auto wanted = read(cells);
        keys_.take(cells, "code", code + " " + year.string());
        const auto indicator = indicators_.find(code);
        const bool is_known = indicator != indicators_.end();
        if (!is_known) cells.reject("code", "is not the code of an indicator");
        auto problems = is_known ? indicators::problems(wanted, indicator->second.indicator()) : indicators::problems(wanted);
        for (auto& problem : problems) cells.reject(problem.field, std::move(problem.message));
        if (cells.are_accepted()) save(cells, indicator->second, year, wanted);
    }

private:
    static indicators::Target read(exchange::Cells& cells) {
        indicators::Target target{.low = cells.decimal("target_low"),
                                  .high = cells.decimal("target_high"),
                                  .good_is = cells.required("good_is", indicators::parse_good_is, indicators::GoodIs::neither, directions)};
        target.green_within = cells.decimal("green_within").value_or(target.green_within);
        target.amber_within = cells.decimal("amber_within").value_or(target.amber_within);
        return target;
    }

    void save(exchange::Cells& cells, const Defined& indicator, const Period& year, const indicators::Target& wanted) {
        const auto existing = targets_.find({indicator.id, year.string()});
        const bool is_new = existing == targets_.end();
        if (!is_new && is_same(existing->second, wanted)) {
            ++report_.unchanged;
            return;
        }
        const auto good_is = indicator.indicator().good_is;
        if (indicators::contradict(wanted.good_is, good_is)) {
            cells.reject("good_is", fmt::format("contradicts the indicator: of {} {} is good. Redefine the indicator first if that has changed",
                                                indicator.indicator().code, token(good_is)));
            return;
        }
        if (const auto lock = find_lock_in_year(change_, indicator.id, year)) {
            cells.reject("code", fmt::format("is locked for {}: {} approved its values on {}", year.string(), lock->approved_by,
                                             in_words(london_date(lock->approved_at))));
            return;
        }
        if (const auto closing = closed_without(change_, indicator.id, year)) {
            cells.reject("year", fmt::format("is closed: {} approved its scorecard on {} without {}; unlock {} for the year first", closing->approved_by,
                                             in_words(london_date(closing->approved_at)), indicator.indicator().code, indicator.indicator().code));
            return;
        }
        save_target(change_, indicator.id, year, wanted);
        change_.record({"scorecard.target_set",
                        {record_kind, indicator.indicator().code},
                        fmt::format("{}: {}", year.string(), wanted.words(indicator.indicator().unit))});
        ++(is_new ? report_.added : report_.changed);
    }

    trail::Change& change_;
    exchange::ImportReport& report_;
    std::map<std::string, Defined, std::less<>> indicators_;
    std::map<std::pair<Id<Definition>, std::string>, indicators::Target> targets_;
    exchange::Keys keys_{};
};
}  // namespace

template <class Load>
static void load_rows(trail::Change& change, const std::vector<exchange::ImportRow>& rows, exchange::ImportReport& report) {
    Load load{change, report};
    for (const auto& row : rows) load.load(row);
}

exchange::ImportKind indicators_import() {
    return {
        .name = "indicators",
        .summary = "Definitions of the scorecard's indicators",
        .permission = permissions::define,
        .columns = {{"code", true, "the indicator's code, for example CS2.3"},
                    {"description", true, "what it measures, in words"},
                    {"unit", true, units},
                    {"basis", true, "snapshot, month, quarter, year_to_date, year or rolling_12_months"},
                    {"numerator", true, "what is counted, may be empty"},
                    {"denominator", true, "what it is a share of, may be empty"},
                    {"good_is", true, directions},
                    {"source", false, "who holds the records it comes from"},
                    {"authority", false, "the law or guidance behind it"},
                    {"measure", false, "the name of its figures; the code where empty"},
                    {"position", false, "its place on the scorecard, a whole number; in the order of the file where empty"},
                    {"topic", false, "the heading it stands under"},
                    {"agency", false, "the key of the agency that submits its values; any agency may where empty. A file without this column leaves it as it is"}},
        .load = load_rows<IndicatorLoad>,
    };
}

exchange::ImportKind targets_import() {
    return {
        .name = "targets",
        .summary = "Targets of the indicators by reporting year",
        .permission = permissions::define,
        .columns = {{"code", true, "an indicator's code"},
                    {"year", true, "a reporting year, for example 2016-17"},
                    {"good_is", true, directions},
                    {"target_low", true, "a number; the same as target_high for a single target, empty where not set"},
                    {"target_high", true, "a number; the same as target_low for a single target, empty where not set"},
                    {"green_within", true, "percent of the target, inclusive; 5 where empty"},
                    {"amber_within", true, "percent of the target, inclusive; 10 where empty"}},
        .load = load_rows<TargetLoad>,
    };
}

}  // namespace holdfast::scorecard
