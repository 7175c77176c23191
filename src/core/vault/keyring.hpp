#pragma once

#include "base/outcome.hpp"
#include "core/trail/key_folder.hpp"
#include "core/vault/cipher.hpp"

#include <string>
#include <vector>

namespace holdfast::vault {

/// The file in the folder of keys that has the keys of this vault.
inline std::string keys_file_of(const std::string& vault) { return "vault-" + vault + ".keys"; }

/// The keys of one vault: the file `vault-NAME.keys` in the folder of keys, one line for each version. Never in the database, nor in its backups.
class Keyring {
public:
    Keyring(std::string vault, const trail::KeyFolder& folder) : vault_(std::move(vault)), folder_(folder) {}

    /// Refused with conflict, naming the vault, the number and the folder, where the key is missing.
    Outcome<Key> load(std::uint32_t number) const;
    /// The key of this number, made and on the disk when this returns if there was none.
    Key ensure(std::uint32_t number) const;
    /// Forgets a key for good; false where it was not there. What is still sealed under it, in a backup too, can never be opened again.
    bool forget(std::uint32_t number) const;

private:
    std::vector<Key> read() const;
    void write(const std::vector<Key>& keys) const;
    std::string file() const { return keys_file_of(vault_); }

    std::string vault_;
    trail::KeyFolder folder_;
};

}  // namespace holdfast::vault
