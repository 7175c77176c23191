#pragma once

#include "features/early_help/meeting.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

/// The panel of a district: people of several agencies who look on a day at cases that do not move, and decide what happens with each.
namespace holdfast::early_help {

/// What a panel decides of a case.
enum class PanelDecision : std::uint8_t { go_on, step_up, close, new_lead };
inline constexpr std::array panel_decisions{
    Token{PanelDecision::go_on, "go_on", "It goes on, with advice"}, Token{PanelDecision::step_up, "step_up", "Step up to children's social care"},
    Token{PanelDecision::close, "close", "Step down: it may be closed"}, Token{PanelDecision::new_lead, "new_lead", "Another lead professional takes it on"}};
/// What the decision says of escalation, as closing asks for it; nothing where it says nothing.
std::optional<Escalation> escalation_in(PanelDecision decision);

/// Whoever is asked to a panel is an adult.
inline constexpr std::span attendances_of_panel = std::span(attendances).first<3>();

struct PanelMember {
    std::string name{}, agency{};
    Attendance attendance{};
    friend bool operator==(const PanelMember&, const PanelMember&) = default;
};

struct Panel {
    Id<Panel> id{};
    std::string district{};
    Date held_on{};
    Id<trail::Account> convened_by{};
    std::string minutes{};  ///< of the meeting as a whole; what is said of a child is in the decision on their case
    std::int64_t version{};
    std::vector<PanelMember> members{};

    RecordRef record() const { return {"early_help_panel", std::to_string(id.number)}; }
};

/// An assessment on the list of a panel, and what was decided of it.
struct PanelCase {
    Id<PanelCase> id{};
    Id<Panel> panel{};
    std::string reference{};  ///< of the assessment
    std::string why{};        ///< why it is on the list
    Id<trail::Account> put_by{};
    std::optional<Id<policy::Involvement>> part{};  ///< that the convener got in the assessment for it
    std::optional<PanelDecision> decision{};
    std::string reasons{};
    std::optional<Date> decided_on{};
};

/// `Early help panel of Eden on 3 December 2026`.
std::string in_words(const Panel& panel);

/// One on a line, the name before the first comma and the agency after it; empty lines are left out. An agency that is missing is empty.
std::vector<PanelMember> panel_members_in(std::string_view lines, Attendance attendance);
/// As they were typed, one on a line.
std::string lines_of(const std::vector<PanelMember>& members, Attendance attendance);

/// A panel is convened for one of the districts on record, no more than a year ahead.
std::vector<FieldError> problems_of(const Panel& panel, const std::vector<std::string>& districts, Date today);
struct PanelMinutes {
    std::vector<PanelMember> members{};
    std::string minutes{};
};
/// Minutes name somebody who came, each with their agency, once the day has come.
std::vector<FieldError> problems_of(const PanelMinutes& minutes, const Panel& panel, Date today);
std::vector<FieldError> problems_of_why(const std::string& why);
struct PanelSaid {
    std::optional<PanelDecision> decision{};
    std::string reasons{};
};
std::vector<FieldError> problems_of(const PanelSaid& said);

}  // namespace holdfast::early_help
