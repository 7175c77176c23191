#pragma once

#include "core/site/feature.hpp"

namespace holdfast::case_recording {

/// Writing in the record of a child by hand, a form for each kind of record, and correcting what was written so that it stays to be read.
site::Feature feature();

}  // namespace holdfast::case_recording
