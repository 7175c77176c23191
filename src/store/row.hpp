#pragma once

#include "base/decimal.hpp"
#include "base/id.hpp"
#include "base/time.hpp"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace holdfast::store {

namespace detail {
template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};
template <class T>
struct is_id : std::false_type {};
template <class T>
struct is_id<Id<T>> : std::true_type {};
template <class>
inline constexpr bool unknown_type = false;
}  // namespace detail

/// One row of a result, valid until the next row is fetched. Columns count from 0 in the order of the SELECT.
class Row {
public:
    virtual ~Row() = default;
    virtual bool is_null(int column) const = 0;

    /// The column as T: std::int64_t, int, double, bool, std::string, std::string_view (valid as long as the row), Date, Instant,
    /// Decimal, Id<Thing>, or std::optional of one of these (empty for NULL).
    /// Throws std::runtime_error for a NULL that is not asked for as optional and for a value that is not of the type.
    template <class T>
    T get(int column) const {
        if constexpr (detail::is_optional<T>::value) {
            if (is_null(column)) return std::nullopt;
            return get<typename T::value_type>(column);
        } else {
            if (is_null(column)) refuse(column, "is NULL");
            return value<T>(column);
        }
    }

protected:
    virtual std::int64_t whole(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual bool flag(int column) const = 0;
    /// Text, or the bytes of a `${bytes}` column.
    virtual std::string_view text(int column) const = 0;
    virtual std::string bytes(int column) const { return std::string(text(column)); }

private:
    template <class T>
    T value(int column) const {
        if constexpr (std::same_as<T, bool>) return flag(column);
        else if constexpr (std::integral<T>) return static_cast<T>(whole(column));
        else if constexpr (std::same_as<T, double>) return real(column);
        else if constexpr (std::same_as<T, std::string_view>) return text(column);
        else if constexpr (std::same_as<T, std::string>) return bytes(column);
        else if constexpr (detail::is_id<T>::value) return T{whole(column)};
        else if constexpr (std::same_as<T, Date>) return required(parse_date(text(column)), column, "is not a date");
        else if constexpr (std::same_as<T, Instant>) return required(parse_instant(text(column)), column, "is not an instant");
        else if constexpr (std::same_as<T, Decimal>) return required(Decimal::parse(text(column)), column, "is not a decimal");
        else static_assert(detail::unknown_type<T>, "a column cannot be read as this type");
    }
    template <class T>
    T required(std::optional<T> read, int column, const char* what) const {
        if (!read) refuse(column, what);
        return *read;
    }
    [[noreturn]] static void refuse(int column, const char* what);
};

}  // namespace holdfast::store
