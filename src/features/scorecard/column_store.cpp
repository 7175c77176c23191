#include "features/scorecard/column_store.hpp"

#include <fmt/format.h>
#include <stdexcept>

namespace holdfast::scorecard {

template <class T>
static T known(const std::optional<T>& read, std::string_view text) {
    if (!read) throw std::runtime_error(fmt::format("the scorecard's tables hold an unknown word: {}", text));
    return *read;
}

figures::Unit unit_at(const store::Row& row, int column) {
    const auto text = row.get<std::string_view>(column);
    return known(figures::parse_unit(text), text);
}

Basis basis_at(const store::Row& row, int column) {
    const auto text = row.get<std::string_view>(column);
    return known(parse_basis(text), text);
}

indicators::GoodIs good_is_at(const store::Row& row, int column) {
    const auto text = row.get<std::string_view>(column);
    return known(indicators::parse_good_is(text), text);
}

Period period_at(const store::Row& row, int column) {
    const auto text = row.get<std::string_view>(column);
    return known(Period::parse(text), text);
}

indicators::Target target_at(const store::Row& row, int first_column) {
    return {
        .low = row.get<std::optional<Decimal>>(first_column + 1),
        .high = row.get<std::optional<Decimal>>(first_column + 2),
        .green_within = row.get<Decimal>(first_column + 3),
        .amber_within = row.get<Decimal>(first_column + 4),
        .good_is = good_is_at(row, first_column),
    };
}

}  // namespace holdfast::scorecard
