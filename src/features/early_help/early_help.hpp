#pragma once

#include "core/site/feature.hpp"

/// Early help: what a family wants help with, who holds it together, and how it ends. Nobody is let go unseen because they did not come or said no.
namespace holdfast::early_help {

/// By `roles` a lead professional is known to be one who may read assessments.
site::Feature feature(const std::vector<Role>& roles);

}  // namespace holdfast::early_help
