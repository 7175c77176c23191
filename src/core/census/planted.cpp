#include "core/census/planted.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace holdfast::census {

void add_sound_episode(CinDetails& details) {
    take(details.referred_on, "2025-05-01");
    take(details.referral_source, "1A");
    take(details.primary_need, "N1");
    take(details.no_further_action, "false");
    auto& assessment = details.assessments.add();
    take(assessment.started_on, "2025-05-02");
    take(assessment.authorised_on, "2025-06-02");
    take(assessment.factors.add().codes.add(), "1A");
    auto& enquiry = details.section_47.add();
    take(enquiry.started_on, "2025-05-12");
    take(enquiry.conference_target_on, "2025-06-03");
    take(enquiry.conference_on, "2025-05-30");
    take(enquiry.conference_not_required, "0");
    auto& plan = details.protection_plans.add();
    take(plan.started_on, "2025-05-30");
    take(plan.ended_on, "2025-12-01");
    take(plan.initial_category, "NEG");
    take(plan.latest_category, "NEG");
    take(plan.earlier_plans, "0");
    take(plan.reviews.add().held_on.add(), "2025-08-20");
    take(details.cin_plans.add().started_on, "2025-12-01");
}

namespace {

CinDetails& d(Child& c) { return c.details[0]; }
Assessment& a(Child& c) { return c.details[0].assessments[0]; }
Section47& s(Child& c) { return c.details[0].section_47[0]; }
ProtectionPlan& p(Child& c) { return c.details[0].protection_plans[0]; }
CinPlan& n(Child& c) { return c.details[0].cin_plans[0]; }
ChildIdentifiers& who(Child& c) { return c.identifiers; }

template <class Field>
void drop(Field& field) {
    field = {};
}

/// One more row like the first.
template <class Row>
Row& again(Rows<Row>& rows) {
    Row first = rows[0];
    return rows.add() = std::move(first);
}

void disabled(Child& c, std::initializer_list<const char*> codes) {
    c.characteristics.disabilities.clear();
    auto& group = c.characteristics.disabilities.add();
    for (const auto* code : codes) take(group.codes.add(), code);
}

void factors(Child& c, std::initializer_list<const char*> codes) {
    a(c).factors.clear();
    auto& group = a(c).factors.add();
    for (const auto* code : codes) take(group.codes.add(), code);
}

Child sound_child() {
    Child child;
    child.is_there = child.identifiers.is_there = child.characteristics.is_there = true;
    take(child.identifiers.upn_unknown, "UN3");
    take(child.identifiers.birth_on, "2012-05-06");
    take(child.identifiers.sex, "F");
    take(child.characteristics.ethnicity, "WBRI");
    disabled(child, {"NONE"});
    add_sound_episode(child.details.add());
    return child;
}

struct Planted {
    std::string_view rule;
    void (*change)(Child& c);
};

constexpr Planted plants[] = {
    {"1103", [](Child& c) { take(a(c).started_on, "2025-04-30"); }},
    {"1104", [](Child& c) { take(s(c).conference_on, "2025-04-30"); }},
    {"1105", [](Child& c) { take(p(c).started_on, "2025-04-30"); }},
    {"1510", [](Child& c) { take(who(c).upn, "A801200001001"); }},
    {"1520", [](Child& c) { take(who(c).upn, "H801200001001"); }},
    {"1530", [](Child& c) { take(who(c).upn, "A100200001001"); }},
    {"1540", [](Child& c) { take(who(c).upn, "A801123X56789"); }},
    {"1550", [](Child& c) { take(who(c).upn, "A80112345678S"); }},
    {"1560Q", [](Child& c) { take(who(c).former_upn, "A8012"); }},
    {"1570", [](Child& c) { take(who(c).la_child_id, "P15700000000000000001"); }},
    {"1580", [](Child& c) { take(who(c).la_child_id, "P-1580"); }},
    {"2884", [](Child& c) { take(d(c).conference_on, "2025-05-30"); }},
    {"2885", [](Child& c) { take(p(c).started_on, "2025-05-29"); }},
    {"2889", [](Child& c) { take(s(c).started_on, "2025-04-30"); }},
    {"2990", [](Child& c) { take(d(c).closed_on, "2026-01-02"), take(d(c).closure_reason, "RC8"), take(n(c).ended_on, "2026-01-02"); }},
    {"2991Q", [](Child& c) { d(c).assessments.clear(); }},
    {"4000", [](Child& c) { take(d(c).no_further_action, "1"); }},
    {"4001", [](Child& c) { drop(p(c).ended_on); }},
    {"4003", [](Child& c) { take(n(c).ended_on, "2026-01-02"), take(p(c).reviews[0].held_on[0], "2025-12-02"); }},
    {"4004", [](Child& c) { take(again(d(c).cin_plans).started_on, "2026-01-02"); }},
    {"4008", [](Child& c) { take(who(c).death_on, "2025-11-30"); }},
    {"4009Q", [](Child& c) { take(who(c).death_on, "2025-12-31"), take(n(c).ended_on, "2026-01-02"); }},
    {"4010", [](Child& c) { drop(n(c).started_on); }},
    {"4011", [](Child& c) { take(n(c).ended_on, "2025-11-30"); }},
    {"4012Q", [](Child& c) { take(n(c).ended_on, "2025-12-01"); }},
    {"4013", [](Child& c) { take(n(c).ended_on, "2026-04-01"); }},
    {"4014", [](Child& c) { take(again(d(c).cin_plans).started_on, "2026-01-02"); }},
    {"4015", [](Child& c) { take(n(c).started_on, "2025-04-30"); }},
    {"4016", [](Child& c) { take(n(c).started_on, "2025-11-30"); }},
    {"4017", [](Child& c) { take(n(c).started_on, "2025-05-02"); }},
    {"4180", [](Child& c) { take(who(c).sex, "X"); }},
    {"4220", [](Child& c) { take(c.characteristics.ethnicity, "XXXX"); }},
    {"8500", [](Child& c) { drop(who(c).la_child_id); }},
    {"8510", [](Child&) {}},
    {"8520", [](Child& c) { take(who(c).birth_on, "2026-04-01"); }},
    {"8525Q", [](Child& c) { take(who(c).expected_birth_on, "2026-05-01"); }},
    {"8530Q", [](Child& c) { take(who(c).expected_birth_on, "2025-05-01"); }},
    {"8535Q", [](Child& c) { take(who(c).death_on, "2012-05-05"); }},
    {"8540", [](Child& c) { disabled(c, {"XX"}); }},
    {"8545Q", [](Child& c) { take(who(c).death_on, "2026-04-02"); }},
    {"8555Q", [](Child& c) { take(who(c).death_on, "2025-04-30"); }},
    {"8565", [](Child& c) { take(d(c).closed_on, "2025-11-03"), take(d(c).closure_reason, "RC7"); }},
    {"8568", [](Child& c) { take(d(c).no_further_action, "Y"); }},
    {"8569Q", [](Child& c) { take(d(c).referred_on, "2025-01-02"), take(d(c).no_further_action, "1"); }},
    {"8585Q", [](Child& c) { take(d(c).closed_on, "2026-01-02"), take(d(c).closure_reason, "RC2"), take(n(c).ended_on, "2026-01-02"); }},
    {"8590", [](Child& c) { c.details.clear(); }},
    {"8600", [](Child& c) { drop(d(c).referred_on); }},
    {"8606", [](Child& c) { take(who(c).birth_on, "2026-03-02"); }},
    {"8608", [](Child& c) { take(a(c).authorised_on, "2025-05-01"); }},
    {"8610", [](Child& c) { drop(d(c).primary_need); }},
    {"8614", [](Child& c) { drop(a(c).authorised_on); }},
    {"8615", [](Child& c) { drop(s(c).started_on); }},
    {"8617", [](Child& c) { factors(c, {"8A"}); }},
    {"8620", [](Child& c) { take(d(c).closed_on, "2026-04-01"), take(d(c).closure_reason, "RC7"); }},
    {"8630", [](Child& c) { take(d(c).closed_on, "2025-04-30"), take(d(c).closure_reason, "RC7"); }},
    {"8640", [](Child& c) { take(d(c).closed_on, "2026-01-02"), take(d(c).closure_reason, "RC10"); }},
    {"8650", [](Child& c) { take(d(c).primary_need, "N10"); }},
    {"8670Q", [](Child& c) { drop(a(c).authorised_on), factors(c, {}); }},
    {"8675Q", [](Child& c) { drop(s(c).conference_on); }},
    {"8696", [](Child& c) { take(a(c).authorised_on, "2026-04-01"); }},
    {"8715", [](Child& c) { take(s(c).conference_on, "2026-04-01"); }},
    {"8720", [](Child& c) { drop(p(c).started_on); }},
    {"8730", [](Child& c) { take(p(c).earlier_plans, "-1"); }},
    {"8736", [](Child& c) { drop(a(c).authorised_on), take(a(c).started_on, "2025-03-31"); }},
    {"8740", [](Child& c) { drop(s(c).conference_on), take(s(c).started_on, "2025-03-31"); }},
    {"8750", [](Child& c) { drop(who(c).birth_on), take(who(c).expected_birth_on, "2026-05-01"); }},
    {"8770Q", [](Child& c) { take(who(c).upn_unknown, "UN1"); }},
    {"8772", [](Child& c) { take(who(c).upn_unknown, "UN7"); }},
    {"8775Q", [](Child& c) { take(who(c).birth_on, "2000-01-01"); }},
    {"8790",
     [](Child& c) {
         disabled(c, {"NONE", "LD"});
     }},
    {"8794",
     [](Child& c) {
         disabled(c, {"LD", "LD"});
     }},
    {"8805", [](Child& c) { take(d(c).closed_on, "2026-01-02"); }},
    {"8810", [](Child& c) { take(d(c).closure_reason, "RC7"); }},
    {"8815", [](Child& c) { take(again(c.details).referred_on, "2026-01-02"); }},
    {"8816", [](Child& c) { take(again(c.details).referred_on, "2026-01-02"); }},
    {"8820", [](Child& c) { take(again(c.details).referred_on, "2026-01-02"); }},
    {"8825Q", [](Child& c) { take(d(c).closed_on, "2026-01-02"), take(d(c).closure_reason, "RC8"), d(c).assessments.clear(); }},
    {"8831", [](Child& c) { take(d(c).no_further_action, "true"); }},
    {"8832", [](Child& c) { take(d(c).no_further_action, "true"); }},
    {"8839", [](Child& c) { drop(s(c).conference_on), again(d(c).section_47); }},
    {"8840", [](Child& c) { take(p(c).ended_on, "2025-05-30"); }},
    {"8841", [](Child& c) { take(p(c).reviews[0].held_on[0], "2025-05-30"); }},
    {"8842Q", [](Child& c) { p(c).reviews[0].held_on.clear(); }},
    {"8863Q", [](Child& c) { take(again(d(c).assessments).started_on, "2025-06-02"); }},
    {"8866", [](Child& c) { take(d(c).referral_source, "11"); }},
    {"8867", [](Child& c) { take(d(c).closed_on, "2026-01-02"), take(d(c).closure_reason, "RC7"), drop(a(c).authorised_on), factors(c, {}); }},
    {"8868", [](Child& c) { take(d(c).closed_on, "2026-01-02"), take(d(c).closure_reason, "RC7"), take(s(c).conference_not_required, "1"); }},
    {"8869",
     [](Child& c) {
         factors(c, {"1A", "21"});
     }},
    {"8870Q", [](Child& c) { take(s(c).conference_target_on, "2025-05-31"); }},
    {"8873Q", [](Child& c) { factors(c, {"21"}); }},
    {"8875", [](Child& c) { take(s(c).conference_on, "2025-05-31"), take(p(c).started_on, "2025-05-31"); }},
    {"8890", [](Child& c) { take(again(d(c).section_47).started_on, "2025-05-30"); }},
    {"8896", [](Child& c) { drop(a(c).authorised_on), again(d(c).assessments); }},
    {"8897Q", [](Child& c) { factors(c, {"99"}); }},
    {"8898",
     [](Child& c) {
         factors(c, {"1A", "1A"});
     }},
    {"8899Q", [](Child& c) { disabled(c, {"LD"}); }},
    {"8905", [](Child& c) { take(p(c).initial_category, "XXX"); }},
    {"8910", [](Child& c) { take(p(c).latest_category, "XXX"); }},
    {"8915", [](Child& c) { take(who(c).death_on, "2025-05-29"); }},
    {"8920", [](Child& c) { take(who(c).death_on, "2025-11-30"); }},
    {"8925", [](Child& c) { take(p(c).ended_on, "2025-05-29"); }},
    {"8930", [](Child& c) { take(p(c).ended_on, "2026-04-01"); }},
    {"8935", [](Child& c) { drop(p(c).ended_on), again(d(c).protection_plans); }},
    {"8940", [](Child& c) { take(again(d(c).protection_plans).started_on, "2025-10-01"); }},
    {"8945Q", [](Child& c) { factors(c, {"18A"}); }},
    {"8950Q", [](Child& c) { factors(c, {"19A"}); }},
};

}  // namespace

std::vector<std::string_view> plantable_rules() {
    std::vector<std::string_view> rules;
    for (const auto& plant : plants) rules.push_back(plant.rule);
    return rules;
}

std::vector<Child> planted_breach(std::string_view rule, Keeper& texts) {
    const auto plant = std::ranges::find(plants, rule, &Planted::rule);
    if (plant == std::end(plants)) return {};
    const bool is_about_two = rule == "1520" || rule == "8510";
    std::vector<Child> children(is_about_two ? 2 : 1, sound_child());
    for (std::size_t i = 0; i < children.size(); ++i) {
        const bool is_other = i == 1 && rule != "8510";
        take(children[i].identifiers.la_child_id, texts.text("P" + std::string(rule) + (is_other ? "B" : "")));
        plant->change(children[i]);
    }
    return children;
}

}  // namespace holdfast::census
