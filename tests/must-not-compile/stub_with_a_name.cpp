// EXPECT: could not convert
#include "core/policy/decision.hpp"
holdfast::policy::Stub stub() { return {"Jane Doe"}; }
