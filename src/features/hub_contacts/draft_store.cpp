#include "features/hub_contacts/draft_store.hpp"

#include "core/access/secret.hpp"
#include "core/site/draft_key.hpp"

namespace holdfast::hub_contacts {

DraftSeal DraftSeal::of_account(Id<trail::Account> account, const trail::KeyFolder& keys) {
    return {"account " + std::to_string(account.number), site::draft_key(keys.seed("drafts.key"), account), draft_lasts};
}

DraftSeal DraftSeal::of_visitor(std::string_view token) { return {"visitor " + access::fingerprint(token), token, visitors_draft_lasts}; }

std::optional<Draft> find_draft(trail::View& view, const DraftSeal& seal) {
    auto draft = view.reader().first(
        "SELECT words, goes_at FROM hub_contacts_drafts WHERE whose = $1 AND goes_at > $2",
        [](const store::Row& row) { return Draft{.words = row.get<std::string>(0), .goes_at = row.get<Instant>(1)}; }, seal.row(), view.now());
    if (!draft) return std::nullopt;
    auto words = seal.open(draft->words);
    if (!words) return std::nullopt;
    draft->words = *std::move(words);
    return draft;
}

void save_draft(trail::Change& change, const DraftSeal& seal, std::string_view words) {
    change.writer().execute("DELETE FROM hub_contacts_drafts WHERE whose = $1 OR goes_at <= $2", seal.row(), change.now());
    change.writer().execute("INSERT INTO hub_contacts_drafts (whose, words, goes_at) VALUES ($1, $2, $3)", seal.row(), store::Bytes{seal.seal(words)},
                            change.now() + seal.lasts());
}

bool erase_draft(trail::Change& change, const DraftSeal& seal) {
    return change.writer().execute("DELETE FROM hub_contacts_drafts WHERE whose = $1", seal.row()) > 0;
}

}  // namespace holdfast::hub_contacts
