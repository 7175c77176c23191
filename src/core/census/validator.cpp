#include "core/census/validator.hpp"

#include "core/census/codes.hpp"
#include "core/census/days.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::census {

Validator::Validator(const calendar::Calendar& calendar, Findings::Sink sink)
    : calendar_(calendar), found_([this, to = std::move(sink)](const Breach& breach) {
          ++(breach.rule.severity == Severity::error ? errors_ : queries_);
          to(breach);
      }) {}

/// Which collection it is, and the days its rules count from.
void Validator::note_year(const Header& header) {
    unknown_year_.collection = header.collection.year.number.value_or(0);
    const auto& reference = header.collection.reference_on.on;
    if (!reference) return;
    CensusYear year{.first = years_after(*reference, -1) + std::chrono::days{1}, .reference = *reference};
    year.collection = static_cast<int>(std::chrono::year_month_day{*reference}.year());
    try {
        year.working_day_before = calendar_.add_working_days(year.first, -1);
        year.working_days_15 = calendar_.add_working_days(*reference, -15);
        year.working_days_45 = calendar_.add_working_days(*reference, -45);
    } catch (const calendar::BeyondCalendar& beyond) {
        working_days_missing_ = beyond.what();
    }
    year_ = year;
}

static bool is_end_of_march(const Day& day) {
    if (!day.on) return false;
    const std::chrono::year_month_day date{*day.on};
    return date.month() == std::chrono::March && date.day() == std::chrono::day{31};
}

/// Empty when the rule can be run on this file.
std::string Validator::why_not(const Rule& rule, const Header& header) const {
    const int collection = year_ ? year_->collection : unknown_year_.collection;
    if (rule.from_collection != 0 && collection != 0 && collection < rule.from_collection)
        return fmt::format("it began with the collection of {}, and this is that of {}", rule.from_collection, collection);
    const bool needs_year = rule.needs == Needs::year || rule.needs == Needs::working_days;
    if (needs_year && !year_) return "the header has no reference date that can be read";
    if (rule.needs == Needs::working_days) return working_days_missing_;
    if (rule.needs == Needs::header_year && !header.collection.year.number && is_end_of_march(header.collection.reference_on))
        return "the header has no collection year that can be read";
    return {};
}

void Validator::choose(const Rule& rule) {
    if (const auto* check = std::get_if<HeaderCheck>(&rule.check)) of_header_.push_back({&rule, *check});
    if (const auto* check = std::get_if<ChildCheck>(&rule.check)) of_child_.push_back({&rule, *check});
    if (const auto* check = std::get_if<ModuleCheck>(&rule.check)) of_module_.push_back({&rule, *check});
    if (const auto* check = std::get_if<FileCheck>(&rule.check)) of_file_.push_back({&rule, *check});
}

void Validator::header(const Header& header) {
    has_begun_ = true;
    note_year(header);
    for (const Rule* rule : every_rule()) {
        if (auto reason = why_not(*rule, header); !reason.empty()) not_run_.push_back({*rule, std::move(reason)});
        else choose(*rule);
    }
    for (const auto& [rule, check] : of_header_) {
        found_.begin(*rule, {}, 0);
        check(header, found_);
    }
}

void Validator::child(const Child& child) {
    count(child);
    const CensusYear& year = year_ ? *year_ : unknown_year_;
    const std::string_view id = child.identifiers.la_child_id.written;
    const Subject subject{child, year, identifiers_, upns_};
    for (const auto& [rule, check] : of_child_) {
        found_.begin(*rule, id, 0);
        check(subject, found_);
    }
    for (std::size_t i = 0; i < child.details.size(); ++i) {
        const Module module{child, child.details[i], year};
        for (const auto& [rule, check] : of_module_) {
            found_.begin(*rule, id, static_cast<int>(i) + 1);
            check(module, found_);
        }
    }
}

void Validator::count(const Child& child) {
    ++totals_.children;
    const auto& who = child.identifiers;
    const std::string_view sex = who.sex.is_given() ? who.sex.written : who.gender_current.written;
    if ((sex.empty() || sex == "U" || sex == "0") && !who.expected_birth_on.is_given()) ++totals_.without_sex;
    std::size_t disabilities = 0;
    for (const auto& group : child.characteristics.disabilities)
        for (const auto& code : group.codes) {
            const auto place = place_in(CodeSet::disability, code.written);
            if (!place || code.written == "NONE") continue;
            ++disabilities;
            totals_.disabilities_used |= std::uint64_t{1} << *place;
        }
    totals_.most_disabilities = std::max(totals_.most_disabilities, disabilities);
    if (!year_) return;
    for (const auto& details : child.details) {
        totals_.conferences_held += year_->holds(details.conference_on) ? 1 : 0;
        for (const auto& enquiry : details.section_47) totals_.conferences_held += year_->holds(enquiry.conference_on) ? 1 : 0;
        for (const auto& plan : details.protection_plans) totals_.plans_started += year_->holds(plan.started_on) ? 1 : 0;
    }
}

void Validator::finish() {
    for (const auto& [rule, check] : of_file_) {
        if (rule->needs == Needs::children && totals_.children == 0) {
            not_run_.push_back({*rule, "there are no children"});
            continue;
        }
        found_.begin(*rule, {}, 0);
        check(totals_, found_);
    }
}

void Validator::give_up() {
    if (!has_begun_)
        for (const Rule* rule : every_rule()) not_run_.push_back({*rule, "the file could not be read"});
    for (const auto& [rule, check] : of_file_) not_run_.push_back({*rule, "the file could not be read to its end"});
}

}  // namespace holdfast::census
