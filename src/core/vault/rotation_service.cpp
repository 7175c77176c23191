#include "core/vault/rotation_service.hpp"

#include "core/vault/vault_store.hpp"

namespace holdfast::vault {

static Refusal no_such_vault(const std::string& name) { return conflict("There is no vault named " + name + " with anything in it"); }

/// Values under an older key are of a rotation that stopped: another key would only make them two rotations behind.
static Outcome<Rotation> begin(trail::Change& change, const Vault& vault) {
    const auto newest = highest_key_number(change, vault.name());
    if (newest == 0) return no_such_vault(vault.name());
    if (count_under_older_keys(change, vault.name(), newest) > 0) return Rotation{.key = newest, .is_resumed = true};
    return Rotation{.key = TRY(vault.make_key(change))};
}

Outcome<Rotation> rotate(trail::Journal& journal, const RotationOrder& order) {
    const auto changed = [&](const auto& act) { return journal.change(order.actor, order.reason, act); };
    Rotation rotation = TRY(changed([&](trail::Change& change) { return begin(change, order.vault); }));
    const auto left_of = [&](trail::View& view) -> Outcome<std::int64_t> { return count_under_older_keys(view, order.vault.name(), rotation.key); };
    for (auto left = TRY(journal.view(order.actor, left_of)); left > 0;) {
        const auto before = left;
        left = TRY(changed([&](trail::Change& change) { return order.vault.seal_again(change, order.batch); }));
        rotation.sealed_again += before - left;
        if (order.progress) order.progress(left);
    }
    rotation.retired = TRY(changed([&](trail::Change& change) { return order.vault.retire_keys(change); }));
    return rotation;
}

Outcome<std::vector<std::uint32_t>> forget_retired_keys(trail::Journal& journal, const RotationOrder& order) {
    return journal.change(order.actor, order.reason, [&](trail::Change& change) -> Outcome<std::vector<std::uint32_t>> {
        if (highest_key_number(change, order.vault.name()) == 0) return no_such_vault(order.vault.name());
        return order.vault.forget_retired_keys(change);
    });
}

void hand_over_keys(trail::View& view, const trail::KeyFolder& from, const trail::KeyFolder& to) {
    for (const auto& standing : load_standings(view)) {
        const std::string file = keys_file_of(standing.vault);
        const auto keys = from.find_text(file);
        if (keys && !to.find_text(file)) to.keep_text(file, *keys);
    }
}

}  // namespace holdfast::vault
