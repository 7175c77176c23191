#pragma once

#include "base/id.hpp"
#include "base/outcome.hpp"
#include "base/record_ref.hpp"
#include "core/trail/actor.hpp"
#include "features/lado/permissions.hpp"
#include "features/lado/vocabulary.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::lado {

/// Advice given below the threshold, without the adult's name (the national LADO network's first tier).
struct Consultation {
    Id<Consultation> id{};
    std::string reference{};
    Instant asked_at{};
    ReferrerType asker{};
    EmployerType employer{};
    Category category{};
    Id<trail::Account> advised_by{};
    std::string allegation{};  ///< the reference of the allegation that it became or came from, or empty

    RecordRef record() const { return {consultation_kind, reference}; }
};
/// As it is logged: for whom the adult works, as what, what was asked and what was advised go to the vault.
struct Advice {
    Consultation consultation{};
    std::string employer_name{};  ///< patterns by employer are seen from it
    std::string role{};
    std::string nature{};
    std::string advice{};
};
/// Whether the words hold a title before a word with a capital letter, as in `Head, Mr John Smith`. A name without a title is not told from a place or a post.
bool names_with_title(std::string_view words);
/// Also for a role that names somebody with their title.
std::vector<FieldError> problems_of(const Advice& advice, Date today);

}  // namespace holdfast::lado
