// EXPECT: a question that is asked in other words has another key
#include "core/questionnaires/question_set.hpp"
using namespace holdfast;
using namespace holdfast::questionnaires;
constexpr std::array before{Question{.key = "a", .words = "Afraid?", .yes = 2}};
constexpr std::array after{Question{.key = "a", .words = "Worried?", .yes = 2}};
constexpr std::array levels{Level{"standard", "Standard", 0}};
constexpr std::array versions{Version{1, make_date(2026, 4, 1), before, levels, {}}, Version{2, make_date(2026, 5, 1), after, levels, {}}};
constexpr QuestionSet set{"set", "A set", "", versions};
