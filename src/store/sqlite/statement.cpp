#include "store/sqlite/statement.hpp"

#include "store/sqlite/errors.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <stdexcept>

namespace holdfast::store::sqlite {

/// The n of `$n`.
static std::size_t number_of(const char* name, std::string_view sql) {
    const std::string_view text = name ? name : "";
    std::size_t number = 0;
    const auto read = text.starts_with('$') ? std::from_chars(text.data() + 1, text.data() + text.size(), number) : std::from_chars_result{};
    if (number == 0 || read.ptr != text.data() + text.size()) throw std::logic_error(fmt::format("parameters are written $1, $2...: {}", sql));
    return number;
}

Statement::Statement(sqlite3* database, std::string_view sql) : database_(database), sql_(sql) {
    sqlite3_stmt* prepared = nullptr;
    const char* rest = nullptr;
    check(database, sqlite3_prepare_v3(database, sql_.c_str(), static_cast<int>(sql_.size()) + 1, SQLITE_PREPARE_PERSISTENT, &prepared, &rest), sql);
    statement_.reset(prepared);
    if (!prepared || !std::all_of(rest, sql_.c_str() + sql_.size(), [](char c) { return c == ';' || c == ' ' || c == '\n'; }))
        throw std::logic_error(fmt::format("not one statement: {}", sql));
    for (int place = 1; place <= sqlite3_bind_parameter_count(prepared); ++place)
        numbers_.push_back(number_of(sqlite3_bind_parameter_name(prepared, place), sql));
}

Execution::Execution(Statement& statement, std::span<const Parameter> parameters) : statement_(statement) {
    const std::size_t expected = statement.numbers_.empty() ? 0 : *std::ranges::max_element(statement.numbers_);
    if (expected != parameters.size())
        throw std::logic_error(fmt::format("{} parameters were given and {} are used in: {}", parameters.size(), expected, statement.sql()));
    for (std::size_t i = 0; i < statement.numbers_.size(); ++i) bind(static_cast<int>(i) + 1, parameters[statement.numbers_[i] - 1]);
    statement_.is_running_ = true;
}

Execution::~Execution() {
    sqlite3_reset(statement_.get());
    // Borrowed text must not be looked at again.
    sqlite3_clear_bindings(statement_.get());
    statement_.is_running_ = false;
}

namespace {

/// Binds a value at a place, in the form in which it is kept: dates, instants and decimals as text.
struct Binding {
    sqlite3_stmt* statement;
    int place;

    int operator()(std::monostate) const { return sqlite3_bind_null(statement, place); }
    int operator()(std::int64_t value) const { return sqlite3_bind_int64(statement, place, value); }
    int operator()(bool value) const { return sqlite3_bind_int(statement, place, value ? 1 : 0); }
    int operator()(double value) const { return sqlite3_bind_double(statement, place, value); }
    int operator()(Date value) const { return copied(iso(value)); }
    int operator()(Instant value) const { return copied(iso(value)); }
    int operator()(Decimal value) const { return copied(value.string()); }
    int operator()(std::string_view value) const {
        // A null pointer would bind NULL, and an empty text is not NULL.
        return sqlite3_bind_text64(statement, place, value.data() ? value.data() : "", value.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    int operator()(Bytes value) const {
        return sqlite3_bind_blob64(statement, place, value.view.data() ? value.view.data() : "", value.view.size(), SQLITE_STATIC);
    }

private:
    int copied(const std::string& text) const { return sqlite3_bind_text64(statement, place, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8); }
};

}  // namespace

void Execution::bind(int place, const Parameter& parameter) {
    check(statement_.database(), std::visit(Binding{statement_.get(), place}, parameter.value()), statement_.sql());
}

bool Execution::step() {
    ++statement_.steps_;
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    fail(statement_.database(), code, statement_.sql());
}

const StatementRow::Kept& StatementRow::at(int column) const {
    if (column == kept_.column && statement_.steps_ == kept_.step) return kept_;
    if (column < 0 || column >= columns_) throw std::logic_error(fmt::format("the row has no column {}", column + 1));
    sqlite3_value* const value = sqlite3_column_value(statement_.get(), column);
    return kept_ = {.value = value, .type = sqlite3_value_type(value), .column = column, .step = statement_.steps_};
}

bool StatementRow::is_null(int column) const { return at(column).type == SQLITE_NULL; }

sqlite3_value* StatementRow::of_type(int column, int type, const char* name) const {
    const Kept& kept = at(column);
    if (kept.type != type) throw std::runtime_error(fmt::format("column {} of a row is not {}", sqlite3_column_name(statement_.get(), column), name));
    return kept.value;
}

std::int64_t StatementRow::whole(int column) const { return sqlite3_value_int64(of_type(column, SQLITE_INTEGER, "a whole number")); }

double StatementRow::real(int column) const { return sqlite3_value_double(at(column).value); }

bool StatementRow::flag(int column) const { return sqlite3_value_int64(of_type(column, SQLITE_INTEGER, "a flag")) != 0; }

std::string_view StatementRow::text(int column) const {
    const Kept& kept = at(column);
    const void* const bytes = kept.type == SQLITE_BLOB ? sqlite3_value_blob(kept.value) : sqlite3_value_text(kept.value);
    return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_value_bytes(kept.value))};
}

}  // namespace holdfast::store::sqlite
