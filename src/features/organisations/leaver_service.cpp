#include "features/organisations/leaver_service.hpp"

#include "core/access/leaver_store.hpp"
#include "core/notices/inbox_store.hpp"
#include "core/notices/way_store.hpp"
#include "core/open_id/erasure_store.hpp"
#include "core/sign_in/erasure_store.hpp"

#include <charconv>

namespace holdfast::organisations {

static std::vector<retention::KeptRecord> records(trail::View& view, Date started_by) {
    std::vector<retention::KeptRecord> records;
    for (const auto& leaver : access::leavers(view, started_by)) records.push_back({std::to_string(leaver.account.number), leaver.name, leaver.left_on});
    return records;
}

static void dispose(trail::Change& change, const std::string& reference) {
    Id<trail::Account> account{};
    std::from_chars(reference.data(), reference.data() + reference.size(), account.number);
    open_id::erase_links(change, account);
    sign_in::erase_proofs(change, account);
    notices::erase_items(change, account);
    notices::erase_ways(change, account);
    access::erase_person(change, account);
}

retention::Kind people_who_left() { return {.class_key = "people_who_left", .record_kind = access::account_kind, .records = records, .dispose = dispose}; }

}  // namespace holdfast::organisations
