#include "core/census/sound_child_test.hpp"

#include "core/census/validator.hpp"

#include <set>
#include <stdexcept>

namespace holdfast::census::sound {

Header header() {
    Header header;
    header.is_there = header.collection.is_there = true;
    take(header.collection.collection, "CIN");
    take(header.collection.year, "2026");
    take(header.collection.reference_on, "2026-03-31");
    return header;
}

static void add_details(CinDetails& details) {
    take(details.referred_on, "2025-05-01");
    take(details.referral_source, "1A");
    take(details.primary_need, "N1");
    take(details.no_further_action, "false");
    auto& assessment = details.assessments.add();
    take(assessment.started_on, "2025-05-02");
    take(assessment.authorised_on, "2025-06-02");
    take(assessment.factors.add().codes.add(), "5A");
    auto& enquiry = details.section_47.add();
    take(enquiry.started_on, "2025-05-12");
    take(enquiry.conference_target_on, "2025-06-02");
    take(enquiry.conference_on, "2025-05-30");
    take(enquiry.conference_not_required, "0");
    auto& plan = details.protection_plans.add();
    take(plan.started_on, "2025-05-30");
    take(plan.ended_on, "2025-12-01");
    take(plan.initial_category, "NEG");
    take(plan.latest_category, "EMO");
    take(plan.earlier_plans, "0");
    take(plan.reviews.add().held_on.add(), "2025-08-20");
    take(details.cin_plans.add().started_on, "2025-12-01");
}

Child child() {
    Child child;
    child.is_there = child.identifiers.is_there = child.characteristics.is_there = true;
    take(child.identifiers.la_child_id, "A1");
    take(child.identifiers.upn, "H801200001001");
    take(child.identifiers.birth_on, "2012-05-06");
    take(child.identifiers.sex, "F");
    take(child.characteristics.ethnicity, "WBRI");
    auto& disabilities = child.characteristics.disabilities.add();
    for (const auto* code : {"MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS"}) take(disabilities.codes.add(), code);
    add_details(child.details.add());
    return child;
}

static std::vector<std::string> all_breaches(const Header& header, const std::vector<Child>& children, std::string_view must_run) {
    static const calendar::Calendar calendar;
    std::vector<std::string> codes;
    Validator validator(calendar, [&](const Breach& breach) { codes.emplace_back(breach.rule.code); });
    validator.header(header);
    for (const auto& each : children) validator.child(each);
    validator.finish();
    for (const auto& [rule, reason] : validator.not_run())
        if (rule.code == must_run) throw std::logic_error(reason);
    return codes;
}

int breaches(std::string_view code, const Header& of_file, const std::vector<Child>& children) {
    const auto codes = all_breaches(of_file, children, code);
    return static_cast<int>(std::ranges::count(codes, code));
}

int breaches(std::string_view code, Change change) {
    Child changed = child();
    change(changed);
    return breaches(code, header(), {changed});
}

std::string broken(const Header& of_file, const std::vector<Child>& children) {
    const auto codes = all_breaches(of_file, children, {});
    std::string said;
    for (const auto& code : std::set<std::string>(codes.begin(), codes.end())) said += (said.empty() ? "" : " ") + code;
    return said;
}

std::string not_run(std::string_view code, const Header& of_file) {
    static const calendar::Calendar calendar;
    Validator validator(calendar, [](const Breach&) {});
    validator.header(of_file);
    validator.finish();
    for (const auto& [rule, reason] : validator.not_run())
        if (rule.code == code) return reason;
    return {};
}

}  // namespace holdfast::census::sound
