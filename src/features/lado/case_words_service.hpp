#pragma once

#include "core/vault/vault_service.hpp"
#include "features/lado/case_store.hpp"
#include "features/lado/office_service.hpp"

#include <string_view>

namespace holdfast::lado {

/// Puts words of a case into the vault. Nothing where there is nothing to read in them.
Outcome<Done> write_words(trail::Change& change, const vault::Vault& vault, const Allegation& allegation, Entry entry, std::string_view words);
/// Opens all that is written in the case; each opening is in the trail before the page leaves. Refused with not_found to who may not.
Outcome<CaseWords> open_words(trail::View& view, const vault::Vault& vault, const Allegation& allegation);
/// Opens the latest words of this kind alone, for a list.
Outcome<std::string> open_latest(trail::View& view, const vault::Vault& vault, const Allegation& allegation, EntryKind kind);
/// The references of allegations in which an entry of this kind has these words, exactly but for case and marks.
Outcome<std::vector<std::string>> allegations_with(trail::View& view, const vault::Vault& vault, EntryKind kind, std::string_view words);
/// Takes every word of the case out of the vault for good, with its documents and actions and what was shared of it.
void erase_words(trail::Change& change, const Office& office, const Allegation& allegation);

}  // namespace holdfast::lado
