#pragma once

#include <sqlite3.h>
#include <string_view>

namespace holdfast::store::sqlite {

/// Throws what a result code means: Unavailable for a full disk, a failing disk or a locked database, ConstraintBroken for a
/// constraint, std::runtime_error for the rest. `statement` is named in the message; it holds no values.
[[noreturn]] void fail(sqlite3* database, int code, std::string_view statement);

/// Throws as `fail` does unless the code says that all is well.
inline void check(sqlite3* database, int code, std::string_view statement) {
    if (code != SQLITE_OK) fail(database, code, statement);
}

}  // namespace holdfast::store::sqlite
