#pragma once

#include "base/decimal.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace holdfast::exchange {

/// One cell of a listing: nothing, yes or no, an exact number, text, or a list of objects nested in JSON (written as JSON text in CSV).
class Value {
public:
    /// Members in order; for nested objects such as the values of a contradiction.
    using Object = std::vector<std::pair<std::string, Value>>;
    using State = std::variant<std::monostate, bool, Decimal, std::string, std::vector<Object>>;

    Value() = default;
    Value(bool value) : state_(value) {}
    Value(Decimal value) : state_(value) {}
    Value(std::string value) : state_(std::move(value)) {}
    Value(std::string_view value) : state_(std::string(value)) {}
    Value(const char* value) : state_(std::string(value)) {}
    Value(std::vector<Object> objects) : state_(std::move(objects)) {}
    template <class T>
    Value(const std::optional<T>& value) {
        if (value) *this = Value(*value);
    }
    const State& state() const { return state_; }

private:
    State state_{};
};

/// A result with named columns, for every listing command: `--format table|csv|json` writes the same rows.
struct Listing {
    std::vector<std::string> columns{};
    std::vector<std::vector<Value>> rows{};
};

/// RFC 4180 with a header row, CRLF; a text that a spreadsheet would run as a formula gets a leading apostrophe.
std::string to_csv(const Listing& listing);
/// One array of objects; absent is null, numbers are exact JSON numbers.
std::string to_json(const Listing& listing);
/// Columns aligned for a terminal.
std::string to_table(const Listing& listing);

}  // namespace holdfast::exchange
