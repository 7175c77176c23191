// EXPECT: a transition has no event
#include "core/workflow/workflow.hpp"
using namespace holdfast;
enum class Stage { open, closed, lost };
enum class Step { close };
constexpr Permission handle{"case.handle", "Handle"};
using Move = workflow::Transition<Stage, Step>;
constexpr workflow::Workflow pathway{
    Stage::open, std::array{Move{Stage::open, Step::close, Stage::closed, handle, "case.closed"}, Move{Stage::closed, Step::close, Stage::open, handle, ""}}};
