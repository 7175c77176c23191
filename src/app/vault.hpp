#pragma once

#include "app/program.hpp"
#include "core/vault/rotation_service.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace holdfast::app {

/// Whose vault, and who rotates it.
struct VaultOrder {
    std::string vault{};
    trail::Actor actor{};
    std::string reason{};
};

/// Gives a vault another key and seals everything in it again under that; goes on with a rotation that stopped. `progress` is told how many values are left.
Outcome<vault::Rotation> rotate_vault(Program& program, const VaultOrder& order, const std::function<void(std::int64_t)>& progress);

/// Takes the keys that are out of use from the folder of keys, for good. Gives their numbers.
Outcome<std::vector<std::uint32_t>> forget_vault_keys(Program& program, const VaultOrder& order);

}  // namespace holdfast::app
