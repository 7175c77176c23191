#pragma once

#include "core/census/rule.hpp"
#include "core/extracts/table.hpp"

#include <functional>
#include <map>
#include <set>

namespace holdfast::extracts {

/// One thing that is wrong. The texts live as long as the tables, but for the remedy.
struct Finding {
    std::string_view rule{};
    census::Severity severity{};
    const Table* table{};
    std::string_view child{};
    int line{};
    std::string_view field{};
    std::string_view value{};
    std::string_view meaning{};
    std::string remedy{};
};
using Sink = std::function<void(const Finding&)>;

/// Which child a row is about; empty where it is about none.
using ChildOf = std::string_view (*)(const Table& table, const Row& row);

/// Columns that are missing (`hf-column`) or there twice, and cells that their column does not take: `hf-blank`, `hf-date`, `hf-number`, `hf-code`;
/// dates before the one that has to come first: `hf-order`.
void check_cells(const Table& table, ChildOf child_of, const Sink& sink);

/// Holds rows to one another, over all tables: keys that are there twice (`hf-key`), and references to rows that are not there (`hf-reference`).
class References {
public:
    explicit References(const std::vector<const Table*>& tables);
    void check(ChildOf child_of, const Sink& sink) const;
    /// References that cannot be looked into, because no file has the table.
    const std::set<std::string>& absent() const { return absent_; }

private:
    const std::vector<const Table*> tables_;
    std::map<std::string, std::set<std::string_view>, std::less<>> values_{};
    std::set<std::string> absent_{};
};

/// What the rules above mean, for the reference page.
struct RuleWords {
    std::string_view code{};
    census::Severity severity{};
    std::string_view meaning{};
    std::string_view remedy{};
};
const std::vector<RuleWords>& rules();

/// What a column takes, in words, for the reference page.
std::string taken_by(const Column& column);

}  // namespace holdfast::extracts
