#include "core/open_id/erasure_store.hpp"

#include "core/access/account_store.hpp"

namespace holdfast::open_id {

void erase_links(trail::Change& change, Id<trail::Account> account) {
    change.writer().execute(
        "DELETE FROM open_id_sign_ins WHERE EXISTS (SELECT 1 FROM open_id_links l WHERE l.account_id = $1 AND l.issuer = open_id_sign_ins.issuer "
        "AND l.subject = open_id_sign_ins.sub)",
        account);
    change.writer().execute("DELETE FROM open_id_links WHERE account_id = $1", account);
    access::set_ways_elsewhere(change, account, 0);
}

}  // namespace holdfast::open_id
