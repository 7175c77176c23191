#include "app/vault.hpp"

namespace holdfast::app {

Outcome<vault::Rotation> rotate_vault(Program& program, const VaultOrder& order, const std::function<void(std::int64_t)>& progress) {
    const vault::Vault vault{order.vault, program.keys()};
    return vault::rotate(program.journal(), {.vault = vault, .actor = order.actor, .reason = order.reason, .progress = progress});
}

Outcome<std::vector<std::uint32_t>> forget_vault_keys(Program& program, const VaultOrder& order) {
    const vault::Vault vault{order.vault, program.keys()};
    return vault::forget_retired_keys(program.journal(), {.vault = vault, .actor = order.actor, .reason = order.reason});
}

}  // namespace holdfast::app
