#pragma once

#include "core/site/feature.hpp"

/// The trail on pages: what the auditor looks for, one entry with its proof, who looked at a record, the witnesses, and each person's own doings.
namespace holdfast::audit {

site::Feature feature();

}  // namespace holdfast::audit
