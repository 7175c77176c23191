#pragma once

#include "core/questionnaires/question_set.hpp"
#include "features/hub_contacts/vocabulary.hpp"

/// The levels of need, as whoever thinks of getting in touch reads them: examples in the product's own words, which a partnership replaces by those that it has published (Working Together to
/// Safeguard Children asks for a threshold document).
namespace holdfast::hub_contacts {

/// A level with what it means, what it may look like, and who helps.
struct LevelWords {
    Level level{};
    std::string_view means{};
    std::array<std::string_view, 3> examples{};
    std::string_view help{};
};
inline constexpr std::array level_words{
    LevelWords{Level::universal,
               "Family, school, nursery, health visitor and doctor give what the child needs.",
               {"A parent asks how to settle a child who sleeps badly", "A pupil is behind in reading, and the school helps", "A young person wants to know where to talk about their feelings"},
               "Speak with the school, the nursery, the health visitor or the doctor."},
    LevelWords{Level::early_help,
               "A child or family needs something more, and one or two services can give it with the family's agreement.",
               {"A child has begun to miss school on Mondays", "A parent on their own finds it hard since the baby came", "A child has become quiet since a death in the family"},
               "Ask the family whether they would like early help, and ask the school, the nursery or the health visitor to begin it."},
    LevelWords{Level::targeted,
               "Several worries come together, and several services plan with the family, led by one professional.",
               {"A child is often late and hungry, the rent is not paid and a parent is ill", "A young carer has nobody who takes their place", "One service has helped for some months, and nothing has become better"},
               "An early help assessment brings the services together. The family has to agree to it."},
    LevelWords{Level::statutory,
               "A child may be harmed, or will not be well or develop as other children do without help from children's social care.",
               {"A child has a mark that nobody explains, or says that they were hit", "Nobody who is sober looks after a baby", "A young person is made to carry drugs, or is given gifts for sex"},
               "Tell the hub now. Where a child may be at risk of harm the family need not agree."},
};

namespace levels_of_need {
using questionnaires::Question;

inline constexpr std::array questions{
    Question{.key = "harmed", .words = "Has a child been hurt, abused or used by somebody, or do you fear that it will happen?", .yes = 1},
    Question{.key = "uncared", .words = "Is a child without food, warmth, a doctor or an adult who can look after them?", .yes = 1},
    Question{.key = "several", .words = "Do several worries come together, such as school, health, behaviour, money or housing?", .yes = 3},
    Question{.key = "no_better", .words = "Has somebody helped already, and it has become no better?", .yes = 3},
    Question{.key = "more", .words = "Does the child or the family need more than school, nursery and doctor give every family?", .yes = 1, .not_known = 1},
};
inline constexpr std::array levels{questionnaires::Level{"universal", "Level 1", 0}, questionnaires::Level{"early_help", "Level 2", 1}, questionnaires::Level{"targeted", "Level 3", 3},
                                   questionnaires::Level{"statutory", "Level 4", 100}};
inline constexpr std::array decisive{questionnaires::Decisive{"harmed", "yes", "statutory"}, questionnaires::Decisive{"uncared", "yes", "statutory"}};
inline constexpr std::array versions{questionnaires::Version{.number = 1, .from = make_date(2014, 4, 1), .questions = questions, .levels = levels, .decisive = decisive}};
}  // namespace levels_of_need

/// The questions by which the page suggests a level. They decide nothing: anybody can tell the hub whatever they answer.
inline constexpr questionnaires::QuestionSet level_questions{"levels_of_need", "Which level may it be?", "", levels_of_need::versions};

}  // namespace holdfast::hub_contacts
