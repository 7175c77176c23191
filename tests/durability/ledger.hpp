#pragma once

#include "store/database.hpp"

#include <array>
#include <cstdint>

namespace holdfast::test {

/// Rows in pairs: no entry is whole without its companion, as no record is whole without the event that tells of it.
inline constexpr std::array ledger_schema{store::Migration{"ledger", R"(
    CREATE TABLE entries (number ${integer} PRIMARY KEY, note ${text} NOT NULL);
    CREATE TABLE companions (number ${integer} PRIMARY KEY))"}};

inline store::Verdict write_pair(store::Writer& writer, std::int64_t number) {
    writer.execute("INSERT INTO entries (number, note) VALUES ($1, $2)", number, "a child was seen, and this is what was said about it");
    writer.execute("INSERT INTO companions (number) VALUES ($1)", number);
    return store::Verdict::keep;
}

}  // namespace holdfast::test
