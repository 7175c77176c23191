#include "features/early_help/meeting.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace holdfast::early_help {

static constexpr std::size_t longest_name = 200, most_invited = 60, longest_words = 20'000;

std::vector<Invited> invited_in(std::string_view lines, Attendance attendance) {
    std::vector<Invited> all;
    while (!lines.empty()) {
        const auto end = std::min(lines.find('\n'), lines.size());
        std::string_view line = lines.substr(0, end);
        const auto from = line.find_first_not_of(" \t\r");
        if (from != std::string_view::npos) all.push_back({std::string(line.substr(from, line.find_last_not_of(" \t\r") - from + 1)), attendance});
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    return all;
}

static void check_invited(const Meeting& meeting, std::vector<FieldError>& errors) {
    if (std::ranges::find(meeting.invited, Attendance::came, &Invited::attendance) == meeting.invited.end())
        errors.push_back({"came", "Enter who came, one on a line"});
    if (meeting.invited.size() > most_invited) errors.push_back({"came", "Enter 60 people or fewer"});
    for (const auto& one : meeting.invited)
        if (one.who.size() > longest_name) {
            errors.push_back({std::string(line_of(attendances, one.attendance).token), "Enter 200 characters or fewer on a line"});
            return;
        }
}

std::vector<FieldError> problems_of(const Meeting& meeting, const Assessment& assessment, Date today) {
    std::vector<FieldError> errors;
    if (meeting.held_on > today) errors.push_back({"held_on", "The meeting must have been held today or before"});
    else if (meeting.held_on < assessment.started_on)
        errors.push_back({"held_on", "The meeting cannot have been held before the assessment started, on " + in_words(assessment.started_on)});
    check_invited(meeting, errors);
    if (!meeting.child_part) errors.push_back({"child_part", "Choose how the child had a part in it"});
    if (is_blank(meeting.child_view)) errors.push_back({"child_view", "Say what the child thinks, or why nobody asked"});
    if (is_blank(meeting.agreed)) errors.push_back({"agreed", "Say what was agreed"});
    if (meeting.child_view.size() > longest_words) errors.push_back({"child_view", "Enter 20,000 characters or fewer"});
    if (meeting.agreed.size() > longest_words) errors.push_back({"agreed", "Enter 20,000 characters or fewer"});
    return errors;
}

}  // namespace holdfast::early_help
