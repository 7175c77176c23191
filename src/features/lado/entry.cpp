#include "features/lado/entry.hpp"

#include <algorithm>
#include <array>

namespace holdfast::lado {

namespace {
struct KindWords {
    std::string_view token{}, words{};
};
constexpr std::array kinds{
    KindWords{"adult", "Name"},
    KindWords{"role", "Role"},
    KindWords{"employer", "Employer"},
    KindWords{"children", "Child or children"},
    KindWords{"concern", "What is alleged"},
    KindWords{"contact", "Referrer's contact"},
    KindWords{"note", "Note"},
    KindWords{"decision", "Decision"},
    KindWords{"restraint", "Assessment of the restraint"},
    KindWords{"attendance", "Who attended"},
    KindWords{"minutes", "Minutes"},
    KindWords{"agreed", "What was agreed"},
    KindWords{"from_employer", "From the employer"},
    KindWords{"from_referrer", "From the referrer"},
    KindWords{"handover", "Handover"},
    KindWords{"audit", "Audit"},
    KindWords{"to_employer", "Shared with the employer"},
    KindWords{"feedback", "Feedback"},
};
const std::string nothing;
}  // namespace

std::string_view token_of(EntryKind kind) { return kinds[static_cast<std::size_t>(kind)].token; }
std::string_view in_words(EntryKind kind) { return kinds[static_cast<std::size_t>(kind)].words; }
std::optional<EntryKind> parse_entry_kind(std::string_view token) {
    const auto found = std::ranges::find(kinds, token, &KindWords::token);
    if (found == kinds.end()) return std::nullopt;
    return static_cast<EntryKind>(found - kinds.begin());
}

const std::string& CaseWords::latest(EntryKind kind) const {
    const auto found = std::find_if(entries.rbegin(), entries.rend(), [&](const Entry& entry) { return entry.kind == kind; });
    return found == entries.rend() ? nothing : found->words;
}

std::vector<Entry> CaseWords::every(EntryKind kind) const {
    std::vector<Entry> found;
    std::ranges::copy_if(entries, std::back_inserter(found), [&](const Entry& entry) { return entry.kind == kind; });
    return found;
}

const std::string& CaseWords::of_meeting(EntryKind kind, std::int64_t meeting) const {
    const auto found = std::ranges::find_if(entries, [&](const Entry& entry) { return entry.kind == kind && entry.meeting == meeting; });
    return found == entries.end() ? nothing : found->words;
}

}  // namespace holdfast::lado
