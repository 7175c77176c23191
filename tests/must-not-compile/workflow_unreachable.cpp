// EXPECT: a transition starts from a stage that nothing reaches
#include "core/workflow/workflow.hpp"
using namespace holdfast;
enum class Stage { open, closed, lost };
enum class Step { close };
constexpr Permission handle{"case.handle", "Handle"};
using Move = workflow::Transition<Stage, Step>;
constexpr workflow::Workflow pathway{Stage::open, std::array{Move{Stage::open, Step::close, Stage::closed, handle, "case.closed"},
                                                             Move{Stage::lost, Step::close, Stage::closed, handle, "case.closed"}}};
