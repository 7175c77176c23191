#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace holdfast::store {

/// How one database spells what the type words of a migration mean.
struct Dialect {
    std::array<std::pair<std::string_view, std::string_view>, 10> types{};
    /// Added to every CREATE TABLE.
    std::string_view table_suffix{};
};

/// The statements of a script, without the `;` between them. Quoted text and comments may contain `;`.
std::vector<std::string_view> split_statements(std::string_view script);

/// The statement with its `${words}` spelt for the database. Throws std::runtime_error for a word it does not know.
std::string in_dialect(std::string_view statement, const Dialect& dialect);

}  // namespace holdfast::store
