// EXPECT: levels are out of order
#include "core/questionnaires/question_set.hpp"
using namespace holdfast;
using namespace holdfast::questionnaires;
constexpr std::array questions{Question{.key = "a", .words = "A?", .yes = 2}};
constexpr std::array levels{Level{"standard", "Standard", 0}, Level{"high", "High", 2}, Level{"medium", "Medium", 1}};
constexpr std::array decisive{Decisive{"a", "yes", "high"}};
constexpr std::array versions{Version{1, make_date(2026, 4, 1), questions, levels, decisive}};
constexpr QuestionSet set{"set", "A set", "", versions};
