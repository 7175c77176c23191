#pragma once

#include "core/figures/published_store.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "features/annual_report/assembly_service.hpp"
#include "features/annual_report/permissions.hpp"
#include "features/annual_report/schema_store.hpp"
#include "support/databases.hpp"

#include <doctest/doctest.h>
#include <map>

namespace holdfast::annual_report::test {

/// What two slices bring; a test changes the numbers to see what stays.
struct Records {
    int plans{525};
    int spent{96814};
    int allegations{3};
};

inline figures::Figure figure(std::string measure, Period period, int value, figures::Unit unit) {
    figures::Figure made;
    made.measure = std::move(measure);
    made.period = period;
    made.basis = period.kind() == Period::Kind::day ? Basis::snapshot : Basis::year;
    made.label = made.measure;
    made.unit = unit;
    made.value = Decimal::whole(value);
    made.source = {.kind = figures::SourceKind::measured, .by = "the records", .place = {}, .on = {}, .approved_by = {}};
    return made;
}

inline std::vector<figures::Figure> figures_of(const Records& records) {
    return {figure("cpp.open", Period::day(make_date(2017, 3, 31)), records.plans, figures::Unit::count),
            figure("budget.spent", Period::year(2016), records.spent, figures::Unit::pounds),
            figure("lado.physical", Period::year(2016), records.allegations, figures::Unit::count)};
}

inline documents::Cell words(std::string text) { return {.text = std::move(text), .number = {}, .figure = {}, .is_count_of_people = false}; }
inline documents::Cell number(int value, std::string key, bool is_people) {
    return {.text = {}, .number = Decimal::whole(value), .figure = std::move(key), .is_count_of_people = is_people};
}

inline documents::Table allegations_of(const Records& records) {
    return {.name = "allegations",
            .caption = "Allegations",
            .columns = {{"Kind", false}, {"Number", true}},
            .rows = {{words("Physical"), number(records.allegations, "lado.physical@2016-17", true)},
                     {words("Sexual"), number(20, {}, true)},
                     {words("Total"), number(records.allegations + 20, {}, true)}},
            .has_total_row = true,
            .has_total_column = false,
            .notes = {}};
}

inline documents::Table budget_of(const Records& records) {
    return {.name = "budget",
            .caption = "Budget",
            .columns = {{"Line", false}, {"Amount", true}},
            .rows = {{words("Office"), number(records.spent, "budget.spent@2016-17", false)}},
            .has_total_row = false,
            .has_total_column = false,
            .notes = {}};
}

/// A Board with its own database, and an actor for each part in the report.
struct Board {
    explicit Board(const std::string& kind)
        : database(holdfast::test::fresh_database(kind, steps())),
          journal(*database, [this] { return now; }),
          records(std::make_shared<Records>()),
          contributions(std::make_shared<Contributions>()) {
        contributions->sections = {
            {10, "Budget", [kept = records](trail::View&, const Period&) { return std::vector<documents::Block>{budget_of(*kept)}; }},
            {22, "Allegations", [kept = records](trail::View&, const Period&) { return std::vector<documents::Block>{allegations_of(*kept)}; }}};
        contributions->providers = {{"records", [kept = records](trail::View&, const figures::Wanted&) { return figures_of(*kept); }}};
    }

    static std::vector<store::Migration> steps() {
        auto all = trail::migrations();
        for (const auto& step : figures::migrations()) all.push_back(step);
        for (const auto& step : annual_report::migrations()) all.push_back(step);
        return all;
    }

    template <class Act>
    auto change(Act&& act) {
        return journal.change(trail::operator_named(), "test", [&](trail::Change& change) { return act(change); });
    }
    template <class Act>
    auto change_as(const Role& role, Act&& act) {
        trail::Actor actor = trail::nobody("test");
        actor.account = {7};
        actor.name = "A. Person";
        actor.roles = {&role};
        return journal.change(actor, "test", [&](trail::Change& change) { return act(change); });
    }
    template <class Look>
    auto look(Look&& look) {
        return journal.view(trail::operator_named(), [&](trail::View& view) { return look(view); });
    }

    Outcome<documents::Document> report(Audience audience = Audience::internal) {
        return look([&](trail::View& view) { return assemble(view, *contributions, year, audience); });
    }

    Period year{Period::year(2016)};
    Instant now{parse_instant("2017-09-01T09:00:00Z").value()};
    std::shared_ptr<store::Database> database;
    trail::Journal journal;
    std::shared_ptr<Records> records;
    std::shared_ptr<Contributions> contributions;
};

}  // namespace holdfast::annual_report::test
