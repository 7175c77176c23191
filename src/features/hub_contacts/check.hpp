#pragma once

#include "base/word.hpp"
#include "features/hub_contacts/contact.hpp"
#include "features/hub_contacts/standards.hpp"

#include <optional>
#include <string>
#include <vector>

/// What the hub asks agencies to look up about the children of a contact, and what each is ready to share.
namespace holdfast::hub_contacts {

/// How far an agency lets the hub know what it holds.
enum class Sharing { shared, in_part, withheld };
std::span<const Word<Sharing>> words_for(Sharing);

/// One agency asked what it holds. It is a record of that agency; the hub comes to it by the contact.
struct Check {
    Id<Check> id{};
    std::string reference{};
    Id<Contact> contact{};
    std::string agency{};    ///< the key of the one that is asked
    std::string question{};  ///< all that it is told besides the children
    Rating limit{};          ///< as urgent as a contact of this rating: by its clock it is due
    Instant asked_at{};
    Id<trail::Account> asked_by{};
    std::optional<Instant> due{};
    std::optional<Instant> answered_at{};
    std::string late_why{};  ///< why the answer came late, as the agency says
    std::optional<Instant> withdrawn_at{};
    std::string withdrawn_why{};

    RecordRef record() const { return {check_kind, reference}; }
    bool is_open() const { return !answered_at && !withdrawn_at; }
    bool is_late(Instant now) const { return !withdrawn_at && due && *due < answered_at.value_or(now); }
};

/// What an agency found, and its decision how much of it the hub may know. Another beside it corrects it; nothing is written over.
struct Answer {
    Known known{Known::not_known};  ///< whether it knows any of the children; not_known while nothing is said
    std::string held{};             ///< what it holds: for the hub where it is shared, for the agency alone otherwise
    std::string part{};             ///< of an answer that is shared in part: what the hub may read
    Sharing sharing{};
    std::string why{};    ///< why not all is shared
    std::string basis{};  ///< in law, a token of policy::sharing_bases: said with a new answer, and kept in the decision to share
    Instant at{};
    Id<trail::Account> by{};
};
std::vector<FieldError> problems_of(const Answer& answer);

/// An answer as the hub may know it: this much of it ever reaches the hub, and no more.
struct Disclosed {
    Sharing sharing{};
    std::optional<bool> is_known{};  ///< nothing where it is withheld
    std::string words{};             ///< what is held, or the part that may be read
    std::string why{};               ///< why not all of it
    Instant at{};
    Id<trail::Account> by{};
};
Disclosed disclosed(const Answer& answer);

/// How the checks of a contact stand; what was withdrawn does not count.
struct Gauge {
    int asked{}, answered{};
    int late{};  ///< not answered, and overdue
    friend bool operator==(const Gauge&, const Gauge&) = default;
};
/// "2 of 3 answered, 1 late"; empty where none was asked.
std::string in_words(const Gauge& gauge);

}  // namespace holdfast::hub_contacts
