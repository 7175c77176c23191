#pragma once

#include <sqlite3.h>

namespace holdfast::store::sqlite {

/// Gives the connection the collation `decimal`, under which text that is a decimal number compares by value, exactly:
/// 9.5 comes before 10, and 68.0 is 68.
void order_decimals(sqlite3* database);

}  // namespace holdfast::store::sqlite
