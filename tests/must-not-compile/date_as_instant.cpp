// EXPECT: could not convert
#include "base/time.hpp"
holdfast::Instant when(holdfast::Date day) { return day; }
