#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "core/trail/actor.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::lado {

/// What a piece of text in an allegation says. The text itself is in the vault; a correction is another entry of its kind, and the one before it stays.
enum class EntryKind {
    adult,
    role,
    employer,
    children,
    concern,
    contact,  // the latest of each holds
    note,
    decision,
    restraint,
    attendance,
    minutes,
    agreed,
    from_employer,
    from_referrer,
    handover,
    audit,
    to_employer,
    feedback  // each stands by itself
};
/// Whether the latest entry of the kind holds, and another is a correction.
constexpr bool is_correctable(EntryKind kind) { return kind < EntryKind::note; }
std::string_view token_of(EntryKind kind);
std::string_view in_words(EntryKind kind);
std::optional<EntryKind> parse_entry_kind(std::string_view token);

/// An entry as anybody who may read the case finds it before it is opened.
struct Entry {
    Id<Entry> id{};
    EntryKind kind{};
    std::int64_t meeting{};  ///< the meeting that it is of, or 0
    Instant written_at{};
    Id<trail::Account> written_by{};
    std::string words{};  ///< once it was opened
};

/// All that is written in a case, opened.
struct CaseWords {
    std::vector<Entry> entries{};

    /// What holds of this kind: the words of its latest entry, or empty.
    const std::string& latest(EntryKind kind) const;
    std::vector<Entry> every(EntryKind kind) const;
    /// Those of a meeting.
    const std::string& of_meeting(EntryKind kind, std::int64_t meeting) const;
};

}  // namespace holdfast::lado
