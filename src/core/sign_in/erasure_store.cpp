#include "core/sign_in/erasure_store.hpp"

#include "core/sign_in/passkey_store.hpp"
#include "core/sign_in/second_factor_store.hpp"

namespace holdfast::sign_in {

void erase_proofs(trail::Change& change, Id<trail::Account> account) {
    remove_passkeys(change, account);
    remove_totp(change, account);
    change.writer().execute("DELETE FROM sign_in_recovery_codes WHERE account_id = $1", account);
    change.writer().execute("DELETE FROM sign_in_devices WHERE account_id = $1", account);
    change.writer().execute("DELETE FROM sign_in_pending WHERE account_id = $1", account);
    change.writer().execute("DELETE FROM sign_in_links WHERE account_id = $1", account);
}

}  // namespace holdfast::sign_in
