#pragma once

#include "core/extracts/checks.hpp"

/// The Standard Safeguarding Dataset: the tables in which local authorities give out what their case systems hold of children.
namespace holdfast::ssd {

/// data/ssd-fields.csv as it is shipped.
std::string_view shipped_fields();
/// `ssd_address` to `ssd_voice_of_child`.
const extracts::Standard& tables();

/// What came of holding the tables to their fields.
struct Verdict {
    std::uint64_t children{};  ///< different ones, over all tables
    std::uint64_t errors{};
    std::uint64_t queries{};
    std::vector<std::string> not_looked_into{};  ///< `table.field` to which there are references, but which no file has
};
/// Holds each table to its fields, keys to being unique and references to being kept.
Verdict validate(const std::vector<extracts::Table>& tables, const extracts::Sink& sink);

/// The child that the row is about; empty where it is about none, or that is said by another table.
std::string_view child_of(const extracts::Table& table, const extracts::Row& row);

/// The lists of fields and rules in docs/reference/returns.md.
std::string reference_page();

}  // namespace holdfast::ssd
