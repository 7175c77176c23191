// EXPECT: two transitions share a stage and a step
#include "core/workflow/workflow.hpp"
using namespace holdfast;
enum class Stage { open, closed, lost };
enum class Step { close };
constexpr Permission handle{"case.handle", "Handle"};
using Move = workflow::Transition<Stage, Step>;
constexpr workflow::Workflow pathway{Stage::open, std::array{Move{Stage::open, Step::close, Stage::closed, handle, "case.closed"},
                                                             Move{Stage::open, Step::close, Stage::open, handle, "case.kept"}}};
