#include "features/early_help/panel.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::early_help {

static constexpr std::size_t longest_line = 200, longest_words = 20'000, most_members = 60;
static constexpr std::chrono::days furthest_ahead{366};

std::optional<Escalation> escalation_in(PanelDecision decision) {
    switch (decision) {
        case PanelDecision::go_on: return Escalation::go_on;
        case PanelDecision::step_up: return Escalation::refer;
        case PanelDecision::close: return Escalation::may_close;
        case PanelDecision::new_lead: break;
    }
    return std::nullopt;
}

std::string in_words(const Panel& panel) { return fmt::format("Early help panel of {} on {}", panel.district, in_words(panel.held_on)); }

static std::string without_blanks(std::string_view text) {
    const auto from = text.find_first_not_of(" \t\r");
    return from == std::string_view::npos ? std::string{} : std::string(text.substr(from, text.find_last_not_of(" \t\r") - from + 1));
}

std::vector<PanelMember> panel_members_in(std::string_view lines, Attendance attendance) {
    std::vector<PanelMember> members;
    for (const auto& [who, how] : invited_in(lines, attendance)) {
        const auto comma = std::min(who.find(','), who.size());
        members.push_back({.name = without_blanks(std::string_view(who).substr(0, comma)),
                           .agency = without_blanks(std::string_view(who).substr(std::min(comma + 1, who.size()))),
                           .attendance = how});
    }
    return members;
}

std::string lines_of(const std::vector<PanelMember>& members, Attendance attendance) {
    std::string lines;
    for (const auto& member : members)
        if (member.attendance == attendance) lines += fmt::format("{}, {}\n", member.name, member.agency);
    return lines;
}

std::vector<FieldError> problems_of(const Panel& panel, const std::vector<std::string>& districts, Date today) {
    std::vector<FieldError> errors;
    if (std::ranges::find(districts, panel.district) == districts.end()) errors.push_back({"district", "Choose the district of the panel"});
    if (panel.held_on > today + furthest_ahead) errors.push_back({"held_on", "The day must be within a year from today"});
    return errors;
}

static void check_member(const PanelMember& member, std::vector<FieldError>& errors) {
    const std::string field(line_of(attendances, member.attendance).token);
    if (std::ranges::find(errors, field, &FieldError::field) != errors.end()) return;
    if (member.name.empty() || member.agency.empty())
        errors.push_back({field, fmt::format("Write “{}” as name, agency: for example, Bea Lead, Hill School", member.name + member.agency)});
    else if (member.name.size() > longest_line || member.agency.size() > longest_line)
        errors.push_back({field, "Enter 200 characters or fewer for a name and for an agency"});
}

std::vector<FieldError> problems_of(const PanelMinutes& minutes, const Panel& panel, Date today) {
    std::vector<FieldError> errors;
    if (panel.held_on > today) errors.push_back({"came", "The panel meets on " + in_words(panel.held_on) + ": write its minutes then"});
    else if (std::ranges::find(minutes.members, Attendance::came, &PanelMember::attendance) == minutes.members.end())
        errors.push_back({"came", "Enter who came, one on a line: name, agency"});
    if (minutes.members.size() > most_members) errors.push_back({"came", "Enter 60 people or fewer"});
    for (const auto& member : minutes.members) check_member(member, errors);
    if (is_blank(minutes.minutes)) errors.push_back({"minutes", "Write down what the panel talked about as a whole"});
    if (minutes.minutes.size() > longest_words) errors.push_back({"minutes", "Enter 20,000 characters or fewer"});
    return errors;
}

std::vector<FieldError> problems_of_why(const std::string& why) {
    if (is_blank(why)) return {{"why", "Say why the panel should look at it"}};
    if (why.size() > longest_words) return {{"why", "Enter 20,000 characters or fewer"}};
    return {};
}

std::vector<FieldError> problems_of(const PanelSaid& said) {
    std::vector<FieldError> errors;
    if (!said.decision) errors.push_back({"decision", "Choose what the panel decided"});
    if (is_blank(said.reasons)) errors.push_back({"reasons", "Give the panel's reasons"});
    if (said.reasons.size() > longest_words) errors.push_back({"reasons", "Enter 20,000 characters or fewer"});
    return errors;
}

}  // namespace holdfast::early_help
