#include "store/sqlite/decimal_order.hpp"

#include "base/decimal.hpp"
#include "store/sqlite/errors.hpp"

namespace holdfast::store::sqlite {

static int in_order(std::strong_ordering order) { return order < 0 ? -1 : order > 0 ? 1 : 0; }

static int compare(void*, int left_size, const void* left, int right_size, const void* right) {
    const std::string_view a(static_cast<const char*>(left), static_cast<std::size_t>(left_size));
    const std::string_view b(static_cast<const char*>(right), static_cast<std::size_t>(right_size));
    const auto first = Decimal::parse(a), second = Decimal::parse(b);
    // What is not a decimal comes after what is, so that the order is the same whichever two are compared.
    if (first && second) return in_order(*first <=> *second);
    if (first || second) return first ? -1 : 1;
    return in_order(a <=> b);
}

void order_decimals(sqlite3* database) { check(database, sqlite3_create_collation(database, "decimal", SQLITE_UTF8, nullptr, compare), "collation decimal"); }

}  // namespace holdfast::store::sqlite
