#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::people {

/// A name as it is compared: capitals A to Z without accents, blanks, hyphens and apostrophes. Letters of other scripts stay as they are.
std::string folded(std::string_view name);

/// The parts of a name between blanks and hyphens, folded: `Mary-Jane O'Neill` gives MARY, JANE and ONEILL.
std::vector<std::string> folded_parts(std::string_view name);

}  // namespace holdfast::people
