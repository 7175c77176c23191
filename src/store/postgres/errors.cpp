#include "store/postgres/errors.hpp"

#include "store/database.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>

namespace holdfast::store::postgres {

static std::string field(const PGresult* result, int code) {
    const char* const text = PQresultErrorField(result, code);
    return text ? text : "";
}

/// Too few parameters, or too many: the program's own fault, though its class is that of a broken connection.
static constexpr std::string_view protocol_violation = "08P01";

/// Classes 08 connection, 53 resources (a full disk among them), 57 intervention, 58 system; and lock timeout, deadlock,
/// serialization failure, and a server that has become a read-only standby.
static bool is_for_want_of_a_working_database(std::string_view state) {
    static constexpr std::array<std::string_view, 4> classes{"08", "53", "57", "58"};
    static constexpr std::array<std::string_view, 4> states{"55P03", "40P01", "40001", "25006"};
    if (state == protocol_violation) return false;
    return std::ranges::any_of(classes, [&](std::string_view start) { return state.starts_with(start); }) || std::ranges::find(states, state) != states.end();
}

std::string in_one_line(std::string_view message) {
    static constexpr std::string_view blank = " \t\r";
    std::string joined;
    while (!message.empty()) {
        std::string_view line = message.substr(0, message.find('\n'));
        message.remove_prefix(std::min(line.size() + 1, message.size()));
        line.remove_prefix(std::min(line.find_first_not_of(blank), line.size()));
        while (!line.empty() && blank.find(line.back()) != std::string_view::npos) line.remove_suffix(1);
        if (line.empty() || joined.find(line) != std::string::npos) continue;
        joined += fmt::format("{}{}", joined.empty() ? "" : ". ", line);
    }
    return joined;
}

/// `table children, column born_on, constraint children_born_on_check`, as far as the server names them.
static std::string place(const PGresult* result) {
    std::string named;
    for (const auto& [code, word] :
         {std::pair{PG_DIAG_TABLE_NAME, "table"}, std::pair{PG_DIAG_COLUMN_NAME, "column"}, std::pair{PG_DIAG_CONSTRAINT_NAME, "constraint"}})
        if (const auto name = field(result, code); !name.empty()) named += fmt::format("{}{} {}", named.empty() ? "" : ", ", word, name);
    return named;
}

void fail(PGconn* connection, const PGresult* result, std::string_view statement) {
    const std::string state = result ? field(result, PG_DIAG_SQLSTATE) : "";
    if (PQstatus(connection) == CONNECTION_BAD || state.empty())
        throw Unavailable(fmt::format("PostgreSQL: {} in: {}", in_one_line(PQerrorMessage(connection)), statement));
    const auto message = fmt::format("PostgreSQL: {} ({}) {} in: {}", field(result, PG_DIAG_MESSAGE_PRIMARY), state, place(result), statement);
    if (is_for_want_of_a_working_database(state)) throw Unavailable(message);
    if (state.starts_with("23")) throw ConstraintBroken(message);
    throw std::runtime_error(message);
}

void check(PGconn* connection, const PGresult* result, std::string_view statement) {
    const ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_SINGLE_TUPLE) fail(connection, result, statement);
}

}  // namespace holdfast::store::postgres
