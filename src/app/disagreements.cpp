#include "app/disagreements.hpp"

#include "core/pathway/name_store.hpp"
#include "core/people/permissions.hpp"
#include "core/people/person_store.hpp"
#include "features/early_help/assessment_store.hpp"
#include "features/hub_contacts/about_store.hpp"
#include "features/hub_contacts/contact_store.hpp"

namespace holdfast::app {

using professional_disagreement::Subject;

static Subject of_children() {
    return {.kind = people::record_kind,
            .label = "Child's record",
            .name =
                [](trail::View& view, const std::string& reference) {
                    const auto person = people::find_person(view, reference);
                    return person ? pathway::known_by(view, person->id).name : std::string("a child");
                },
            .about = [](trail::View&, const std::string& person) { return std::vector{person}; }};
}

/// Whoever sent a contact follows it without reading it, and is who most often disagrees with what became of it.
static Subject of_contacts() {
    return {.kind = hub_contacts::contact_records,
            .label = "Contact with the safeguarding hub",
            .series = "HUB",
            .is_involved = [](trail::View& view,
                              const std::string& reference) { return hub_contacts::own_contact(view, view.actor().account, reference).has_value(); },
            .name =
                [](trail::View& view, const std::string& reference) {
                    const auto contact = hub_contacts::find_contact(view, reference);
                    return contact && !contact->concern.children.empty() ? contact->concern.children.front().name() : std::string("a child");
                },
            .about = hub_contacts::contacts_about};
}

static Subject of_assessments() {
    return {.kind = early_help::assessment_records,
            .label = "Early help assessment",
            .series = "EHA",
            .name =
                [](trail::View& view, const std::string& reference) {
                    const auto assessment = early_help::find_assessment(view, reference);
                    return assessment ? pathway::known_by(view, assessment->child).name : std::string("a child");
                },
            .about =
                [](trail::View& view, const std::string& person) {
                    std::vector<std::string> references;
                    const auto child = people::find_person(view, person);
                    for (const auto& one : child ? early_help::assessments_of(view, child->id) : std::vector<early_help::Assessment>{})
                        references.push_back(one.reference);
                    return references;
                }};
}

professional_disagreement::SharedDesk desk_of_disagreements(const std::vector<Role>& roles) {
    return std::make_shared<const professional_disagreement::Desk>(
        professional_disagreement::Desk{.roles = roles, .subjects = {of_contacts(), of_assessments(), of_children()}});
}

}  // namespace holdfast::app
