#include "store/sqlite/errors.hpp"

#include "store/database.hpp"

#include <fmt/format.h>

namespace holdfast::store::sqlite {

static bool is_for_want_of_a_working_database(int primary_code) {
    switch (primary_code) {
        case SQLITE_FULL:
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_PROTOCOL:
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_NOMEM:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: return true;
        default: return false;
    }
}

void fail(sqlite3* database, int code, std::string_view statement) {
    const int primary_code = code & 0xff;
    if (primary_code == SQLITE_FULL) throw Unavailable("the disk is full: nothing was written");
    const auto message = fmt::format("SQLite: {} ({}) in: {}", database ? sqlite3_errmsg(database) : sqlite3_errstr(code), code, statement);
    if (is_for_want_of_a_working_database(primary_code)) throw Unavailable(message);
    if (primary_code == SQLITE_CONSTRAINT) throw ConstraintBroken(message);
    throw std::runtime_error(message);
}

}  // namespace holdfast::store::sqlite
