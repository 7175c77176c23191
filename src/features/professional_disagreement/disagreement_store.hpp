#pragma once

#include "core/policy/record_store.hpp"
#include "core/trail/change.hpp"
#include "features/professional_disagreement/disagreement.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::professional_disagreement {

/// The schema of professional disagreements.
std::vector<store::Migration> migrations();

Id<Disagreement> insert_disagreement(trail::Change& change, const Disagreement& disagreement);
/// Nothing for one that was disposed of.
std::optional<Disagreement> find_disagreement(trail::View& view, const std::string& reference);
/// Writes how far it has come and raises the version. False where somebody else has raised it since.
bool update_disagreement(trail::Change& change, const Disagreement& disagreement);

/// False where they have a part already.
bool insert_part(trail::Change& change, Id<Disagreement> disagreement, const Part& part);
/// By level, and at one level by side.
std::vector<Part> parts_of(trail::View& view, Id<Disagreement> disagreement);

void insert_happened(trail::Change& change, Id<Disagreement> disagreement, const Happened& happened);
/// The earliest first.
std::vector<Happened> history_of(trail::View& view, Id<Disagreement> disagreement);

/// A disagreement in a list, with when its level is due.
struct Listed {
    Disagreement disagreement{};
    std::optional<Instant> due{};
};
/// Which disagreements are listed, of those that the viewer has a part in: those that are open, what is due first before the others; those of them that are overdue; those
/// that are resolved, the latest first.
enum class Which { open, overdue, resolved };
std::vector<Listed> listed_disagreements(trail::View& view, const policy::ListFilter& filter, Which which, int most);
/// Those about the record that the viewer may list, the earliest first.
std::vector<Disagreement> disagreements_about(trail::View& view, const policy::ListFilter& filter, const RecordRef& about);
/// All of them, whoever may list them: for an answer to the subject, and for disposal.
std::vector<Disagreement> all_about(trail::View& view, const RecordRef& about);

/// Those that were resolved by the day and are not disposed of, the earliest first.
std::vector<Disagreement> resolved_by(trail::View& view, Date day);
/// Erases every word of it, about which record it was and who took part; what is counted stays.
void erase_disagreement(trail::Change& change, Id<Disagreement> disagreement);

}  // namespace holdfast::professional_disagreement
