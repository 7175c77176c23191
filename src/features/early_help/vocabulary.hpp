#pragma once

#include "core/people/person.hpp"

#include <array>
#include <optional>
#include <string_view>

/// The words of early help: consent, what a family needs and what is strong in it, how an assessment ends.
namespace holdfast::early_help {

using holdfast::in_words;
using people::line_of;
using people::parse_token;
using people::Token;

enum class Consent : std::uint8_t { not_asked, given, refused, withdrawn };
inline constexpr std::array consents{Token{Consent::given, "given", "Given"}, Token{Consent::refused, "refused", "Refused"},
                                     Token{Consent::withdrawn, "withdrawn", "Given, then withdrawn"}, Token{Consent::not_asked, "not_asked", "Not asked yet"}};
/// Whether the family has said no, at first or later.
constexpr bool is_no(Consent consent) { return consent == Consent::refused || consent == Consent::withdrawn; }

/// Why an assessment was closed.
enum class EndReason : std::uint8_t { outcomes_met, stepped_up, no_engagement, no_consent, moved_away, other };
inline constexpr std::array end_reasons{Token{EndReason::outcomes_met, "outcomes_met", "What was wanted for the child was reached"},
                                        Token{EndReason::stepped_up, "stepped_up", "Stepped up to children's social care"},
                                        Token{EndReason::no_engagement, "no_engagement", "Lack of engagement"},
                                        Token{EndReason::no_consent, "no_consent", "Consent refused or withdrawn"},
                                        Token{EndReason::moved_away, "moved_away", "The family moved away"},
                                        Token{EndReason::other, "other", "Another reason"}};

/// What whoever considered escalation decided.
enum class Escalation : std::uint8_t { refer, go_on, may_close };
inline constexpr std::array escalations{Token{Escalation::refer, "refer", "Refer the child to children's social care"},
                                        Token{Escalation::go_on, "go_on", "Keep it open and offer help in another way"},
                                        Token{Escalation::may_close, "may_close", "No escalation is needed: it may be closed"}};

/// The three domains of the Framework for the Assessment of Children in Need and their Families.
enum class Domain : std::uint8_t { child, parenting, family };
inline constexpr std::array domains{Token{Domain::child, "child", "The child's development"}, Token{Domain::parenting, "parenting", "Parenting"},
                                    Token{Domain::family, "family", "Family and environment"}};
/// Something that can be a need, a strength, or both.
struct Topic {
    Domain domain{};
    std::string_view token{}, words{};
};
inline constexpr std::array topics{Topic{Domain::child, "health", "Health"},
                                   Topic{Domain::child, "education", "Education"},
                                   Topic{Domain::child, "behaviour", "Feelings and behaviour"},
                                   Topic{Domain::child, "identity", "Identity"},
                                   Topic{Domain::child, "relationships", "Family and friends"},
                                   Topic{Domain::child, "presentation", "How the child comes across to others"},
                                   Topic{Domain::child, "self_care", "Looking after themselves"},
                                   Topic{Domain::parenting, "basic_care", "Basic care"},
                                   Topic{Domain::parenting, "safety", "Keeping the child safe"},
                                   Topic{Domain::parenting, "warmth", "Warmth"},
                                   Topic{Domain::parenting, "stimulation", "Play and learning"},
                                   Topic{Domain::parenting, "guidance", "Guidance and boundaries"},
                                   Topic{Domain::parenting, "stability", "Stability"},
                                   Topic{Domain::family, "history", "Family history and how the family works"},
                                   Topic{Domain::family, "wider_family", "Wider family"},
                                   Topic{Domain::family, "housing", "Housing"},
                                   Topic{Domain::family, "employment", "Work"},
                                   Topic{Domain::family, "income", "Money"},
                                   Topic{Domain::family, "integration", "Part of the community"},
                                   Topic{Domain::family, "resources", "Services nearby"}};
/// Whether the domain has a topic of this token.
constexpr bool has_topic(Domain domain, std::string_view token) {
    for (const auto& topic : topics)
        if (topic.domain == domain && topic.token == token) return true;
    return false;
}

/// From early help to children's social care, or back.
enum class Way : std::uint8_t { up, down };
inline constexpr std::array ways{Token{Way::up, "up", "Step up to children's social care"}, Token{Way::down, "down", "Step down from children's social care"}};

/// What an entry of an assessment's history says.
enum class EntryKind : std::uint8_t { consent, lead, review, escalation, step_up, step_down, stuck, moving, closure, panel, addendum, reopening };
inline constexpr std::array entry_kinds{Token{EntryKind::consent, "consent", "Consent"},
                                        Token{EntryKind::lead, "lead", "Lead professional"},
                                        Token{EntryKind::review, "review", "Review"},
                                        Token{EntryKind::escalation, "escalation", "Escalation considered"},
                                        Token{EntryKind::step_up, "step_up", "Stepped up to children's social care"},
                                        Token{EntryKind::step_down, "step_down", "Stepped down from children's social care"},
                                        Token{EntryKind::stuck, "stuck", "Stuck"},
                                        Token{EntryKind::moving, "moving", "Moving again"},
                                        Token{EntryKind::closure, "closure", "Closed"},
                                        Token{EntryKind::panel, "panel", "Early help panel"},
                                        Token{EntryKind::addendum, "addendum", "Added or put right after it was closed"},
                                        Token{EntryKind::reopening, "reopening", "Opened again"}};

}  // namespace holdfast::early_help
