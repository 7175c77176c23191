#include "store/postgres/waiting_rows.hpp"

#include "store/postgres/connection.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <stdexcept>
#include <variant>

namespace holdfast::store::postgres {

namespace {

/// Adds a value in COPY's text form: columns end with a tab, rows with a newline, and these and the backslash are escaped.
struct Copied {
    std::string& out;

    void operator()(std::monostate) const { out += "\\N"; }
    void operator()(std::int64_t value) const { out += fmt::format_int(value).c_str(); }
    void operator()(bool value) const { out += value ? 't' : 'f'; }
    void operator()(double value) const { fmt::format_to(std::back_inserter(out), "{}", value); }
    void operator()(Date value) const { out += iso(value); }
    void operator()(Instant value) const { out += iso(value); }
    void operator()(Decimal value) const { out += value.string(); }
    void operator()(std::string_view value) const {
        for (const char c : value) add(c);
    }
    void operator()(Bytes value) const {
        out += "\\\\x";
        for (const char c : value.view) fmt::format_to(std::back_inserter(out), "{:02x}", static_cast<unsigned char>(c));
    }

private:
    void add(char c) const {
        switch (c) {
            case '\0': throw std::runtime_error("text with a NUL character cannot be stored");
            case '\\': out += "\\\\"; break;
            case '\t': out += "\\t"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            default: out += c;
        }
    }
};

}  // namespace

WaitingRows::Table& WaitingRows::table_of(Sql into) {
    const auto found = std::ranges::find(tables_, into.text().data(), [](const Table& table) { return table.into.data(); });
    return found != tables_.end() ? *found : tables_.emplace_back(Table{into.text(), {}});
}

void WaitingRows::add(Sql into, std::span<const Parameter> row) {
    std::string& rows = table_of(into).rows;
    const std::size_t before = rows.size();
    try {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) rows += '\t';
            std::visit(Copied{rows}, row[i].value());
        }
    } catch (...) {
        rows.resize(before);
        throw;
    }
    rows += '\n';
    bytes_ += rows.size() - before;
}

static void copy(PGconn* connection, std::string_view into, const std::string& rows) {
    const auto statement = fmt::format("COPY {} FROM STDIN", into);
    const Result begun(PQexec(connection, statement.c_str()));
    if (PQresultStatus(begun.get()) != PGRES_COPY_IN) fail(connection, begun.get(), statement);
    if (PQputCopyData(connection, rows.data(), static_cast<int>(rows.size())) != 1 || PQputCopyEnd(connection, nullptr) != 1)
        fail(connection, nullptr, statement);
    const Result ended(PQgetResult(connection));
    while (Result(PQgetResult(connection))) {
    }
    check(connection, ended.get(), statement);
}

void WaitingRows::send(PGconn* connection) {
    bytes_ = 0;
    try {
        for (Table& table : tables_) {
            if (!table.rows.empty()) copy(connection, table.into, table.rows);
            table.rows.clear();
        }
    } catch (...) {
        clear();
        throw;
    }
}

void WaitingRows::clear() noexcept {
    tables_.clear();
    bytes_ = 0;
}

}  // namespace holdfast::store::postgres
