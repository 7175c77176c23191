// EXPECT: has no member named
#include "core/trail/view.hpp"
void write(holdfast::trail::View& view) { view.writer().execute("DELETE FROM t"); }
