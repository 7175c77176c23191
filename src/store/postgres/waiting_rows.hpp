#pragma once

#include "store/parameter.hpp"
#include "store/sql.hpp"

#include <cstddef>
#include <libpq-fe.h>
#include <span>
#include <string>
#include <vector>

namespace holdfast::store::postgres {

/// Rows on their way into tables, gathered in the form that COPY takes.
class WaitingRows {
public:
    /// So many bytes are worth a round trip.
    static constexpr std::size_t enough = std::size_t{512} << 10;

    /// Throws std::runtime_error for text with a NUL character.
    void add(Sql into, std::span<const Parameter> row);
    /// Sends every row, table after table in the order in which their first rows came. Whether it succeeds or throws, none is left.
    void send(PGconn* connection);
    void clear() noexcept;
    std::size_t bytes() const { return bytes_; }

private:
    struct Table {
        std::string_view into{};
        std::string rows{};
    };
    Table& table_of(Sql into);

    std::vector<Table> tables_{};
    std::size_t bytes_{};
};

}  // namespace holdfast::store::postgres
