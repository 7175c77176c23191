// EXPECT: use of deleted function
#include "core/vault/vault_service.hpp"
using namespace holdfast;
Outcome<std::optional<std::string>> name(trail::Change& change, const policy::VaultAccess& access, const vault::Vault& lado) {
    return lado.open(change, access, {"allegations", "name", "LADO-1"});
}
