#pragma once

#include "base/decimal.hpp"
#include "base/id.hpp"
#include "base/time.hpp"

#include <concepts>
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
    }

    const Value& value() const { return value_; }

private:
    Value value_{};
};

}  // namespace holdfast::store
