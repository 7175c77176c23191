// EXPECT: nodiscard
#include "core/access/account.hpp"
void check() { holdfast::access::validate({}, {}); }
