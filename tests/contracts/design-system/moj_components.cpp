#include "components.hpp"

namespace holdfast::contracts {

Components moj_components() { return {}; }

}  // namespace holdfast::contracts
