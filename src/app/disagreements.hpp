#pragma once

#include "features/professional_disagreement/subject.hpp"

namespace holdfast::app {

/// The kinds of records about which professionals can disagree: children, contacts with the hub, early help assessments.
professional_disagreement::SharedDesk desk_of_disagreements(const std::vector<Role>& roles);

}  // namespace holdfast::app
