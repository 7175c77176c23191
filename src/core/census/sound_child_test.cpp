#include "core/census/sound_child_test.hpp"

#include "core/census/planted.hpp"
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

/// The sound episode but for its factor, its latest category and the day by which the conference was due.
static void add_details(CinDetails& details) {
    add_sound_episode(details);
    take(details.assessments[0].factors[0].codes[0], "5A");
    take(details.protection_plans[0].latest_category, "EMO");
    take(details.section_47[0].conference_target_on, "2025-06-02");
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
