#include "store/dialect.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <stdexcept>

namespace holdfast::store {

/// Where the quoted text or comment that begins at `from` ends; `from` itself when none begins there.
static std::size_t after_quoted(std::string_view script, std::size_t from) {
    const auto end_of = [&](std::string_view closing, std::size_t opening_size) {
        const std::size_t at = script.find(closing, from + opening_size);
        return at == std::string_view::npos ? script.size() : at + closing.size();
    };
    const std::string_view rest = script.substr(from);
    if (rest.starts_with('\'')) return end_of("'", 1);
    if (rest.starts_with('"')) return end_of("\"", 1);
    if (rest.starts_with("--")) return end_of("\n", 2);
    if (rest.starts_with("/*")) return end_of("*/", 2);
    return from;
}

static bool is_space(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

/// Without the blanks and comments around it.
static std::string_view trimmed(std::string_view statement) {
    for (;;) {
        while (!statement.empty() && is_space(statement.front())) statement.remove_prefix(1);
        while (!statement.empty() && is_space(statement.back())) statement.remove_suffix(1);
        if (!statement.starts_with("--") && !statement.starts_with("/*")) return statement;
        statement.remove_prefix(after_quoted(statement, 0));
    }
}

std::vector<std::string_view> split_statements(std::string_view script) {
    std::vector<std::string_view> statements;
    const auto take = [&](std::size_t from, std::size_t to) {
        const std::string_view statement = trimmed(script.substr(from, to - from));
        if (!statement.empty()) statements.push_back(statement);
    };
    std::size_t start = 0;
    for (std::size_t at = 0; at < script.size();) {
        if (const std::size_t end = after_quoted(script, at); end != at) {
            at = end;
        } else if (script[at++] == ';') {
            take(start, at - 1);
            start = at;
        }
    }
    take(start, script.size());
    return statements;
}

static std::string_view type_for(std::string_view word, const Dialect& dialect) {
    const auto* const found = std::ranges::find(dialect.types, word, [](const auto& type) { return type.first; });
    if (found == dialect.types.end()) throw std::runtime_error(fmt::format("a migration uses the unknown type word ${{{}}}", word));
    return found->second;
}

static bool creates_table(std::string_view statement) {
    constexpr std::string_view opening = "create table";
    return statement.size() > opening.size() && std::ranges::equal(statement.substr(0, opening.size()), opening, {},
                                                                   [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
}

std::string in_dialect(std::string_view statement, const Dialect& dialect) {
    std::string expanded;
    std::size_t at = 0;
    for (std::size_t word = statement.find("${"); word != std::string_view::npos; word = statement.find("${", at)) {
        const std::size_t end = statement.find('}', word);
        if (end == std::string_view::npos) throw std::runtime_error("a type word in a migration has no closing brace");
        expanded += statement.substr(at, word - at);
        expanded += type_for(statement.substr(word + 2, end - word - 2), dialect);
        at = end + 1;
    }
    expanded += statement.substr(at);
    // On a line of its own, since a comment may end the statement.
    if (creates_table(statement) && !dialect.table_suffix.empty()) expanded += fmt::format("\n{}", dialect.table_suffix);
    return expanded;
}

}  // namespace holdfast::store
