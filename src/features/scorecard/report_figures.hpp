#pragma once

#include "core/documents/block.hpp"

namespace holdfast::scorecard {

/// Section 12 of the annual report: the scorecard, and in more detail early help, re-referrals, exploitation and missing from home, child
/// protection plans and looked-after children, each as a table with its chart.
documents::Section report_section();

}  // namespace holdfast::scorecard
