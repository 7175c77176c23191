#pragma once

#include "base/decimal.hpp"
#include "base/id.hpp"
#include "base/time.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace holdfast::store {

/// Bytes that are not text.
struct Bytes {
    std::string_view view{};
};

/// One value bound to a `$n`. Text and bytes are borrowed until the statement has run.
class Parameter {
public:
    using Value = std::variant<std::monostate, std::int64_t, bool, double, std::string_view, Bytes, Date, Instant, Decimal>;

    Parameter(std::nullopt_t) {}
    Parameter(bool value) : value_(value) {}
    template <std::integral Whole>
        requires(!std::same_as<Whole, bool>)
    Parameter(Whole value) : value_(static_cast<std::int64_t>(value)) {}
    Parameter(double value) : value_(value) {}
    Parameter(std::string_view value) : value_(value) {}
    Parameter(const std::string& value) : value_(std::string_view(value)) {}
    Parameter(const char* value) : value_(std::string_view(value)) {}
    Parameter(Bytes value) : value_(value) {}
    Parameter(Date value) : value_(value) {}
    Parameter(Instant value) : value_(value) {}
    Parameter(Decimal value) : value_(value) {}
    template <class Thing>
    Parameter(Id<Thing> value) : value_(value.number) {}
    template <class T>
    Parameter(const std::optional<T>& value) {
        if (value) value_ = Parameter(*value).value_;
        else absent_ = Parameter(T{}).value_.index();
    }

    const Value& value() const { return value_; }
    /// Which alternative of Value it is, or would be were it not NULL; 0 for a NULL of no type.
    std::size_t type() const { return absent_ != 0 ? absent_ : value_.index(); }

private:
    Value value_{};
    std::size_t absent_{};
};

}  // namespace holdfast::store
