#pragma once

#include "core/policy/facts.hpp"

#include <span>
#include <string>

namespace holdfast::policy {

/// What somebody may know of a record.
enum class Standing : std::uint8_t {
    allowed,
    known_only,  ///< that it is known, and whom to ask
    hidden,      ///< not even that there is one: 404, and not counted
};

/// One line of the policy. Read it: "<relation> may <verbs> up to <restriction> records, because <because>".
struct Rule {
    Relation relation{};
    Restriction up_to{};
    Verbs verbs{};
    bool needs_role{};  ///< the asker's own roles must permit the verb for this kind of record too
    std::string_view because{};
};
/// The whole policy of what is allowed. What no line allows is refused.
std::span<const Rule> rules();

/// The answer, and the sentence that gave it.
struct Decision {
    Standing standing{Standing::hidden};
    Verb verb{};
    Restriction restriction{};
    std::string_view because{};
    explicit operator bool() const { return standing == Standing::allowed; }
};

/// May the asker do this with the record, at this moment. The only place that answers it for one record; HOLDFAST_MAY_LIST says the same in SQL.
Decision decide(const Asker& asker, Verb verb, const RecordFacts& record, Instant now);

/// The decision as an auditor may be shown it: "Allowed to read this ordinary record: they work on it."
std::string in_words(const Decision& decision);

/// All that a professional learns who comes upon a child known to others. It has no room for anything else.
struct Stub {
    static constexpr std::string_view words = "Known to the partnership. Ask the duty desk.";
};

}  // namespace holdfast::policy
