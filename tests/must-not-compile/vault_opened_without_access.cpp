// EXPECT: is private within this context
#include "core/vault/vault_service.hpp"
using namespace holdfast;
Outcome<std::optional<std::string>> name(trail::View& view, const vault::Vault& lado) {
    const policy::VaultAccess access{"lado", "LADO-1"};
    return lado.open(view, access, {"allegations", "name", "LADO-1"});
}
