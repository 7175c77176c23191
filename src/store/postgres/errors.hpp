#pragma once

#include <libpq-fe.h>
#include <memory>
#include <string>
#include <string_view>

namespace holdfast::store::postgres {

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, ClearResult>;

/// What PostgreSQL says over several lines, in one: each line once.
std::string in_one_line(std::string_view message);

/// Throws what a failed result means: Unavailable for a server that is gone, full or too busy, ConstraintBroken for a constraint,
/// std::runtime_error for the rest. The values that the server would quote are left out: they may be about a child.
[[noreturn]] void fail(PGconn* connection, const PGresult* result, std::string_view statement);

/// Throws as `fail` does unless the result is one of success.
void check(PGconn* connection, const PGresult* result, std::string_view statement);

}  // namespace holdfast::store::postgres
