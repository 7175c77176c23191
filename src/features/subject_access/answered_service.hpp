#pragma once

#include "core/retention/kind.hpp"

namespace holdfast::subject_access {

/// The class `subject_access_answers`: what was gathered for an answer that was released, with the name of who asked.
retention::Kind answers_released();

}  // namespace holdfast::subject_access
