#include "store/postgres/values.hpp"

#include <charconv>
#include <fmt/format.h>
#include <memory>
#include <stdexcept>
#include <variant>

namespace holdfast::store::postgres {

// The numbers by which PostgreSQL has known its built-in types since before version 8; the server's headers are not needed for them.
static constexpr Oid inferred = 0, boolean = 16, bytea = 17, int8 = 20, text_type = 25, float8 = 701, date = 1082, timestamptz = 1184, numeric = 1700;

/// In the order of Parameter::Value.
static constexpr std::array<Oid, std::variant_size_v<Parameter::Value>> types{inferred, int8, boolean, float8, inferred, bytea, date, timestamptz, numeric};

static bool asks_whether_null(std::string_view sql, std::size_t number) {
    const auto is_marker = fmt::format("${} IS ", number);
    return sql.find(is_marker) != std::string_view::npos;
}

std::vector<Oid> parameter_types(std::span<const Parameter> parameters, std::string_view sql) {
    std::vector<Oid> declared;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const Oid type = types.at(parameters[i].type());
        declared.push_back(type == inferred && asks_whether_null(sql, i + 1) ? text_type : type);
    }
    return declared;
}

namespace {

/// A value as text; text and bytes themselves are borrowed where they are.
struct Written {
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(bool value) const { return value ? "t" : "f"; }
    std::string operator()(double value) const { return fmt::format("{}", value); }
    std::string operator()(Date value) const { return iso(value); }
    std::string operator()(Instant value) const { return iso(value); }
    std::string operator()(Decimal value) const { return value.string(); }
    std::string operator()(std::string_view value) const { return std::string(value); }
    std::string operator()(Bytes value) const { return std::string(value.view); }
    std::string operator()(std::monostate) const { return {}; }
};

}  // namespace

EncodedParameters::EncodedParameters(std::span<const Parameter> parameters) {
    texts_.reserve(parameters.size());
    for (const Parameter& parameter : parameters) {
        const bool is_bytes = std::holds_alternative<Bytes>(parameter.value());
        const bool is_absent = std::holds_alternative<std::monostate>(parameter.value());
        const std::string& text = texts_.emplace_back(std::visit(Written{}, parameter.value()));
        if (!is_bytes && text.find('\0') != std::string::npos) throw std::runtime_error("text with a NUL character cannot be stored");
        values_.push_back(is_absent ? nullptr : text.c_str());
        lengths_.push_back(static_cast<int>(text.size()));
        formats_.push_back(is_bytes ? 1 : 0);
    }
}

bool ResultRow::is_null(int column) const {
    if (column < 0 || column >= PQnfields(result_)) throw std::logic_error(fmt::format("the row has no column {}", column + 1));
    return PQgetisnull(result_, row_, column) != 0;
}

std::string_view ResultRow::as_sent(int column) const {
    return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

template <class Number>
static Number number(std::string_view text, const char* column, const char* name) {
    Number value{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) throw std::runtime_error(fmt::format("column {} of a row is not {}", column, name));
    return value;
}

std::int64_t ResultRow::whole(int column) const { return number<std::int64_t>(as_sent(column), PQfname(result_, column), "a whole number"); }

double ResultRow::real(int column) const { return number<double>(as_sent(column), PQfname(result_, column), "a number"); }

bool ResultRow::flag(int column) const {
    if (PQftype(result_, column) != boolean) throw std::runtime_error(fmt::format("column {} of a row is not a flag", PQfname(result_, column)));
    return as_sent(column) == "t";
}

static std::string bytes_of(const char* hexadecimal) {
    struct Free {
        void operator()(unsigned char* memory) const { PQfreemem(memory); }
    };
    std::size_t size = 0;
    const std::unique_ptr<unsigned char, Free> memory(PQunescapeBytea(reinterpret_cast<const unsigned char*>(hexadecimal), &size));
    if (!memory) throw std::bad_alloc();
    return {reinterpret_cast<const char*>(memory.get()), size};
}

std::string_view ResultRow::text(int column) const {
    const Oid type = PQftype(result_, column);
    if (type != bytea && type != timestamptz) return as_sent(column);
    auto& kept = converted_[column];
    if (!kept.empty()) return kept;
    if (type == bytea) return kept = bytes_of(PQgetvalue(result_, row_, column));
    const auto moment = parse_instant(as_sent(column));
    return kept = moment ? iso(*moment) : std::string(as_sent(column));
}

}  // namespace holdfast::store::postgres
