#pragma once

#include "core/trail/change.hpp"
#include "core/vault/cipher.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::vault {

/// The schema of sealed values, and of which keys they are under.
std::vector<store::Migration> migrations();

/// A sealed value as it is stored.
struct SealedCell {
    std::string table{}, column{}, row{};
    std::string sealed{};
    bool is_indexed{};  ///< a value that is found by what it is; a piece of something larger is not
};
/// False where the cell holds a value already.
bool insert_cell(trail::Change& change, const Cell& cell, std::uint32_t key_number, const std::string& sealed, const std::string& index);
void replace_cell(trail::Change& change, const Cell& cell, std::uint32_t key_number, const std::string& sealed, const std::string& index);
bool delete_cell(trail::Change& change, const Cell& cell);
std::optional<std::string> find_cell(trail::View& view, const Cell& cell);
/// The cells of one column under this index.
std::vector<SealedCell> cells_indexed(trail::View& view, const Cell& column, const std::string& index);
/// The cells of one column whose index another of its cells has too, by row.
std::vector<SealedCell> cells_sharing_an_index(trail::View& view, const Cell& column);
/// Cells under an older key than this, at most so many.
std::vector<SealedCell> cells_under_older_keys(trail::View& view, const std::string& vault, std::uint32_t key_number, int most);
std::int64_t count_under_older_keys(trail::View& view, const std::string& vault, std::uint32_t key_number);

/// A key that the database knows of: its number and what shows that it is the right one.
struct KnownKey {
    std::uint32_t number{};
    std::string check{};
    friend bool operator==(const KnownKey&, const KnownKey&) = default;
};
/// Those in use, the newest first.
std::vector<KnownKey> keys_in_use(trail::View& view, const std::string& vault);
std::uint32_t highest_key_number(trail::View& view, const std::string& vault);
/// Takes the number; another program that wants it waits until this change is kept or undone.
void insert_key(trail::Change& change, const std::string& vault, std::uint32_t number);
void replace_key_check(trail::Change& change, const std::string& vault, const KnownKey& key);
/// Takes every key older than this out of use. Gives their numbers.
std::vector<std::uint32_t> retire_older_keys(trail::Change& change, const std::string& vault, std::uint32_t number);
/// Those that were, the oldest first.
std::vector<std::uint32_t> retired_keys(trail::View& view, const std::string& vault);

/// How a vault stands, without anything that is in it.
struct Standing {
    std::string vault{};
    std::uint32_t key{};              ///< the newest
    Instant made_at{};                ///< when that was made
    std::int64_t values{};            ///< in all
    std::int64_t under_older_keys{};  ///< to be sealed again
    std::int64_t retired_keys{};      ///< out of use
};
/// Every vault that a value was ever put into, by name.
std::vector<Standing> load_standings(trail::View& view);

}  // namespace holdfast::vault
