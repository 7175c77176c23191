#pragma once

#include "core/trail/journal.hpp"
#include "core/vault/vault_service.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace holdfast::vault {

/// How a rotation went.
struct Rotation {
    std::uint32_t key{};                   ///< under which every value is now
    bool is_resumed{false};                ///< one that had stopped was gone on with, and no other key was made
    std::int64_t sealed_again{};           ///< values
    std::vector<std::uint32_t> retired{};  ///< keys taken out of use
};

/// What a rotation is to do.
struct RotationOrder {
    const Vault& vault;
    trail::Actor actor{};
    std::string reason{};
    int batch{500};                                ///< values in one transaction
    std::function<void(std::int64_t)> progress{};  ///< is told how many are left
};

/// Makes the vault's next key, seals every value again under it, batch by batch, and takes the older keys out of use. It may stop anywhere: the next
/// call goes on where it was. Refused with not_found for a vault that holds nothing, with conflict where a key is missing.
Outcome<Rotation> rotate(trail::Journal& journal, const RotationOrder& order);

/// Takes the keys that are out of use from the folder of keys, for good: what older backups hold under them opens never again. Gives their numbers.
Outcome<std::vector<std::uint32_t>> forget_retired_keys(trail::Journal& journal, const RotationOrder& order);

/// Gives the folder of keys of a database that was copied the keys of every vault in it, where it has none of that vault yet.
void hand_over_keys(trail::View& view, const trail::KeyFolder& from, const trail::KeyFolder& to);

}  // namespace holdfast::vault
