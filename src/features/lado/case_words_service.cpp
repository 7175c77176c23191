#include "features/lado/case_words_service.hpp"

#include "base/utf8.hpp"
#include "core/actions/action_service.hpp"
#include "core/attachments/attachment_service.hpp"
#include "features/lado/feedback_store.hpp"
#include "features/lado/permissions.hpp"
#include "features/lado/share_service.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::lado {

static vault::Place place_of(const Allegation& allegation, const Entry& entry) {
    return {"lado_entries", token_of(entry.kind), fmt::format("{}/{}", allegation.reference, entry.id.number)};
}

Outcome<Done> write_words(trail::Change& change, const vault::Vault& vault, const Allegation& allegation, Entry entry, std::string_view words) {
    if (is_blank(words)) return Done{};
    entry.id = insert_entry(change, allegation.id, entry);
    return vault.put(change, place_of(allegation, entry), words);
}

static Outcome<policy::VaultAccess> access_to(trail::View& view, const Allegation& allegation) {
    return policy::enter_vault(view, {allegation_records, policy::belonging_of(view)}, allegation.reference);
}

Outcome<CaseWords> open_words(trail::View& view, const vault::Vault& vault, const Allegation& allegation) {
    const auto access = TRY(access_to(view, allegation));
    CaseWords words{entries_of(view, allegation.id)};
    for (auto& entry : words.entries) entry.words = TRY(vault.open(view, access, place_of(allegation, entry))).value_or("");
    return words;
}

Outcome<std::string> open_latest(trail::View& view, const vault::Vault& vault, const Allegation& allegation, EntryKind kind) {
    const Entry latest{.id = latest_entry(view, allegation.id, kind), .kind = kind};
    if (latest.id == Id<Entry>{}) return std::string{};
    const auto access = TRY(access_to(view, allegation));
    return TRY(vault.open(view, access, place_of(allegation, latest))).value_or("");
}

Outcome<std::vector<std::string>> allegations_with(trail::View& view, const vault::Vault& vault, EntryKind kind, std::string_view words) {
    const auto search = TRY(policy::search_vault(view, {allegation_records, policy::belonging_of(view)}, vault.name()));
    std::vector<std::string> references;
    for (const auto& row : TRY(vault.find(view, search, {"lado_entries", token_of(kind), ""}, words)))
        if (auto reference = row.substr(0, row.find('/')); std::ranges::find(references, reference) == references.end())
            references.push_back(std::move(reference));
    return references;
}

void erase_words(trail::Change& change, const Office& office, const Allegation& allegation) {
    erase_shares(change, office, allegation);
    forget_who_gave_feedback(change, allegation.id);
    for (const auto& entry : entries_of(change, allegation.id)) office.vault.erase(change, place_of(allegation, entry));
    delete_entries(change, allegation.id);
    attachments::erase_all(change, office.keys, allegation.record());
    actions::erase_all(change, office.keys, allegation.record());
}

}  // namespace holdfast::lado
