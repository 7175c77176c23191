#pragma once

#include "core/questionnaires/question_set.hpp"

/// Short question sets in the product's own words, so that a hub can begin. They were tried on nobody and take the place of no validated tool: a partnership replaces them by its own.
namespace holdfast::questionnaires {

namespace examples {

inline constexpr std::string_view note{
    "This is an example set, written for this product and not validated. The partnership replaces it by the set that it has agreed."};
inline constexpr std::array levels{Level{"standard", "Standard", 0}, Level{"medium", "Medium", 5}, Level{"high", "High", 10}};

inline constexpr std::array adult_questions{
    Question{
        .key = "afraid", .words = "Is the adult afraid of what the other person may do next?", .hint = "Ask them. What they fear is often right.", .yes = 2},
    Question{.key = "injured", .words = "Was anybody hurt this time?", .yes = 2},
    Question{.key = "more_often", .words = "Has it become worse, or does it happen more often?", .yes = 2},
    Question{.key = "strangled", .words = "Has the other person ever put hands or anything else round the adult’s neck, or stopped their breath?", .yes = 3},
    Question{.key = "weapon", .words = "Has a weapon, or an object as a weapon, been used or threatened?", .yes = 3},
    Question{.key = "threat_to_kill", .words = "Has the other person threatened to kill anybody, or themselves?", .yes = 3},
    Question{.key = "control", .words = "Does the other person decide whom the adult sees, what they spend or where they go?", .yes = 2},
    Question{.key = "followed", .words = "Are they followed, watched or contacted when they do not want to be?", .yes = 2},
    Question{.key = "separation", .words = "Have they parted, or tried to, within the last year?", .yes = 1},
    Question{.key = "pregnancy", .words = "Is the adult pregnant, or is there a baby under eighteen months?", .yes = 1},
    Question{.key = "forced", .words = "Has the adult been made to do something sexual that they did not want?", .yes = 2},
    Question{.key = "court_order", .words = "Has the other person broken an order of a court, bail or a condition meant to protect somebody?", .yes = 2},
    Question{.key = "own_words", .words = "What does the adult say, in their own words?", .kind = Kind::words, .is_required = false},
};
inline constexpr std::array adult_decisive{Decisive{"strangled", "yes", "high"}, Decisive{"threat_to_kill", "yes", "high"}};
inline constexpr std::array adult_versions{
    Version{.number = 1, .from = make_date(2014, 4, 1), .questions = adult_questions, .levels = levels, .decisive = adult_decisive}};

inline constexpr std::array presence{Choice{"elsewhere", "Elsewhere", 0}, Choice{"in_the_home", "In the home, and may have heard it", 1},
                                     Choice{"saw_it", "In the room, or saw it", 2}, Choice{"not_known", "Not known", 1}};
inline constexpr std::array children_questions{
    Question{.key = "where_children_were", .words = "Where were the children?", .kind = Kind::one_of, .choices = presence},
    Question{.key = "child_hurt", .words = "Was a child hurt, or did a child come between them?", .yes = 3},
    Question{.key = "child_threatened", .words = "Has a child been threatened, or used to threaten the adult?", .yes = 3},
    Question{.key = "child_under_five", .words = "Is a child under five, or one with a disability, in the household?", .yes = 2},
    Question{.key = "child_behaves_differently", .words = "Has a child begun to behave, sleep, eat or do at school otherwise than before?", .yes = 2},
    Question{.key = "child_afraid", .words = "Has a child said or shown that they are afraid at home?", .yes = 2},
    Question{.key = "care_suffers",
             .words = "Does the care of the children suffer by it?",
             .hint = "Food, sleep, health, school, somebody who is there for them",
             .yes = 2},
    Question{.key = "drink_drugs_health", .words = "Do drink, drugs or the mental health of an adult add to it?", .yes = 1},
    Question{.key = "known_before", .words = "Were the children known to children’s social care because of it before?", .yes = 1},
    Question{.key = "how_many_children", .words = "How many children live in the household?", .kind = Kind::number, .is_required = false, .most = 20},
    Question{.key = "child_words", .words = "What do the children say, in their own words?", .kind = Kind::words, .is_required = false},
};
inline constexpr std::array children_decisive{Decisive{"child_hurt", "yes", "high"}};
inline constexpr std::array children_versions{
    Version{.number = 1, .from = make_date(2014, 4, 1), .questions = children_questions, .levels = levels, .decisive = children_decisive}};

}  // namespace examples

/// The risk to the adult who is abused.
inline constexpr QuestionSet domestic_abuse_risk{"domestic_abuse_risk", "Domestic abuse: the risk to the adult", examples::note, examples::adult_versions};
/// What it means for the children of the household.
inline constexpr QuestionSet domestic_abuse_children{"domestic_abuse_children", "Domestic abuse: the children of the household", examples::note,
                                                     examples::children_versions};

}  // namespace holdfast::questionnaires
