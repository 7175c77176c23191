#pragma once

#include "core/site/feature.hpp"
#include "features/professional_disagreement/subject.hpp"

/// Any professional who has a part in a child's case can say that a decision is wrong, and take it from level to level until it is resolved, while nothing about the child waits.
namespace holdfast::professional_disagreement {

/// `desk` has the kinds of records about which people can disagree, and the roles by which it is known who can be asked.
site::Feature feature(const SharedDesk& desk);

}  // namespace holdfast::professional_disagreement
