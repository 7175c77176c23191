#pragma once

#include "core/access/account_store.hpp"
#include "core/exchange/import.hpp"
#include "core/figures/published_store.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/statistics/statistics_store.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "features/scorecard/imports_service.hpp"
#include "features/scorecard/permissions.hpp"
#include "features/scorecard/schema_store.hpp"
#include "features/scorecard/scorecard_service.hpp"
#include "features/scorecard/scorecard_store.hpp"
#include "features/scorecard/value_store.hpp"
#include "support/databases.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

/// What the tests of the scorecard share: an empty database with people who may act on it, on 22 August 2017.
namespace holdfast::scorecard::test {

inline const Role analyst_role{"analyst", "Analyst", {permissions::view, permissions::submit, permissions::explain}};
inline const Role lead_role{"lead", "Lead", {permissions::view, permissions::submit}};
inline const Role definer_role{"definer", "Definer", {permissions::view, permissions::submit, permissions::define}};
inline const Role chair_role{"chair", "Chair", {permissions::view, permissions::decide, permissions::approve, permissions::unlock}};

class Desk {
public:
    explicit Desk(const std::string& kind) : database_(holdfast::test::fresh_database(kind, every_migration())) {}

    trail::Journal& journal() { return journal_; }
    trail::Actor operator_at_desk() const { return trail::operator_named(); }
    trail::Actor analyst() const { return person("A. Analyst", analyst_role); }
    trail::Actor lead_of(const std::string& agency) const { return person("A. Lead", lead_role, agency); }
    trail::Actor definer() const { return person("A. Definer", definer_role); }
    trail::Actor chair() const { return person("C. Chair", chair_role); }

    /// Imports CSV text and gives the report; the rejections are in it.
    exchange::ImportReport import(const exchange::ImportKind& kind, const std::string& bytes) {
        exchange::ImportReport report;
        (void)journal_.change(operator_at_desk(), "test",
                              [&](trail::Change& change) { return exchange::import_file(change, kind, bytes, false, report); });
        return report;
    }

    /// Runs `act(Change&)` in the actor's name.
    template <class Act>
    auto as(const trail::Actor& actor, Act&& act) {
        return journal_.change(actor, "test", std::forward<Act>(act));
    }

    Scorecard scorecard(int first_year = 2016) {
        return *journal_.view(operator_at_desk(), [&](trail::View& view) -> Outcome<Scorecard> { return load_scorecard(view, Period::year(first_year)); });
    }

    Defined indicator(const std::string& code) {
        return *journal_.view(operator_at_desk(), [&](trail::View& view) { return load_indicator(view, code); });
    }
    std::vector<Reading> readings(const std::string& code) { return look_up(code, readings_of); }
    std::vector<Reading> superseded_readings(const std::string& code) { return look_up(code, superseded_readings_of); }

    /// Puts agencies on record under these keys, called after them.
    void add_agencies(const std::vector<std::string>& keys) {
        (void)journal_.change(operator_at_desk(), "test", [&](trail::Change& change) -> Outcome<Done> {
            for (const auto& key : keys) {
                const auto id = organisations::put_agency(change, {.key = key, .type = "other", .sector = "public"});
                organisations::put_name(change, id, {.name = "The agency " + key});
                change.record({"organisations.agency_added", {"agency", key}});
            }
            return Done{};
        });
    }

    /// The types of the events so far, oldest first.
    std::vector<std::string> events() {
        std::vector<std::string> types;
        database_->read([&](store::Reader& reader) {
            types = reader.all("SELECT type FROM trail_events ORDER BY sequence", [](const store::Row& row) { return row.get<std::string>(0); });
        });
        return types;
    }

private:
    std::vector<Reading> look_up(const std::string& code, std::vector<Reading> (*find)(trail::View&, Id<Definition>)) {
        return *journal_.view(operator_at_desk(), [&](trail::View& view) -> Outcome<std::vector<Reading>> {
            return find(view, TRY(load_indicator(view, code)).id);
        });
    }
    static std::vector<store::Migration> every_migration() {
        auto all = trail::migrations();
        for (const auto& migration : access::migrations()) all.push_back(migration);
        for (const auto& migration : figures::migrations()) all.push_back(migration);
        for (const auto& migration : statistics::migrations()) all.push_back(migration);
        for (const auto& migration : migrations()) all.push_back(migration);
        return all;
    }
    static trail::Actor person(std::string name, const Role& role, std::string agency = "Example partnership") {
        return {.account = {7}, .name = std::move(name), .agency = std::move(agency), .roles = {&role}};
    }

    std::shared_ptr<store::Database> database_;
    trail::Journal journal_{*database_, [] { return start_of_day(make_date(2017, 8, 22)) + std::chrono::hours(10); }};
};

/// The row of an indicator. Precondition: it is there.
inline const Row& row_of(const Scorecard& scorecard, std::string_view code) {
    for (const auto& row : scorecard.rows)
        if (row.code == code) return row;
    throw std::out_of_range(std::string(code));
}

inline const std::string two_indicators =
    "code,description,unit,basis,numerator,denominator,good_is\n"
    "CS2.0,Enquiries completed within 6 working days,percent,year,Completed in time,Completed,high\n"
    "CS2.3,Children with a plan,rate,snapshot,,,low\n";
inline const std::string two_targets =
    "code,year,good_is,target_low,target_high,green_within,amber_within\n"
    "CS2.0,2016-17,high,85,85,5,10\n"
    "CS2.3,2016-17,low,40.0,40.0,5,10\n";
inline const std::string value_columns = "code,period,basis,numerator,denominator,value,unit,submitted_by,submitted_on\n";
inline const std::string two_values = value_columns +
                                      "CS2.0,2016-17,year,,,82.1,percent,P. Sharp,2017-04-12\n"
                                      "CS2.3,2017-03-31,snapshot,,,56.6,rate,P. Sharp,2017-04-12\n";

/// A value of CS2.0 for the year as the analyst hands it in.
inline Submission enquiries(std::string_view value) {
    return {.code = "CS2.0",
            .period = Period::year(2016),
            .basis = Basis::year,
            .value = Decimal::parse(value),
            .unit = figures::Unit::percent,
            .submitted_by = "A. Analyst",
            .submitted_on = make_date(2017, 4, 20)};
}

inline Outcome<Reading> submit_as(Desk& desk, const trail::Actor& actor, const Submission& submission, int version_read) {
    return desk.as(actor, [&](trail::Change& change) { return submit(change, submission, version_read); });
}

/// A desk with two indicators, their targets and their values; CS2.3 is red.
inline void load_two(Desk& desk) {
    desk.import(indicators_import(), two_indicators);
    desk.import(targets_import(), two_targets);
    desk.import(values_import(), two_values);
}

}  // namespace holdfast::scorecard::test
