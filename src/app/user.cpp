#include "app/user.hpp"

#include "core/access/account_service.hpp"

namespace holdfast::app {

Outcome<Id<trail::Account>> add_user(Program& program, const trail::Actor& actor, access::NewAccount account) {
    account.partnership = program.partnership();
    return access::add_account(program.journal(), actor, std::move(account), program.roles());
}

}  // namespace holdfast::app
