#pragma once

#include "base/id.hpp"
#include "base/outcome.hpp"
#include "core/trail/actor.hpp"
#include "features/early_help/assessment.hpp"

#include <string>
#include <vector>

/// The team around the family: who was asked to come, who came, what the child thinks, what was agreed.
namespace holdfast::early_help {

/// Of a child who is not there it is said that they were not brought.
enum class Attendance : std::uint8_t { came, apologies, absent, not_brought };
inline constexpr std::array attendances{Token{Attendance::came, "came", "Came"}, Token{Attendance::apologies, "apologies", "Sent apologies"},
                                        Token{Attendance::absent, "absent", "Asked, and did not come"},
                                        Token{Attendance::not_brought, "not_brought", "Was not brought"}};

/// How the child had a part in it.
enum class ChildPart : std::uint8_t { there, said_before, spoken_for, not_asked };
inline constexpr std::array child_parts{
    Token{ChildPart::there, "there", "The child was there"}, Token{ChildPart::said_before, "said_before", "The child said before what they wanted to be said"},
    Token{ChildPart::spoken_for, "spoken_for", "Somebody spoke for the child"}, Token{ChildPart::not_asked, "not_asked", "Nobody asked the child"}};

/// Somebody who was asked to come.
struct Invited {
    std::string who{};  ///< name and agency, or who they are to the child
    Attendance attendance{};
    friend bool operator==(const Invited&, const Invited&) = default;
};

struct Meeting {
    Id<Meeting> id{};
    Date held_on{};
    std::vector<Invited> invited{};
    std::optional<ChildPart> child_part{};
    std::string child_view{};  ///< what the child thinks, or why nobody asked
    std::string agreed{};
    bool is_review{};  ///< of the assessment: the next is due from it
    Id<trail::Account> written_by{};
};

/// One on a line, as people type them; empty lines are left out.
std::vector<Invited> invited_in(std::string_view lines, Attendance attendance);
std::vector<FieldError> problems_of(const Meeting& meeting, const Assessment& assessment, Date today);

}  // namespace holdfast::early_help
