#pragma once

#include "core/policy/record_kind.hpp"
#include "core/site/feature.hpp"
#include "core/subject_access/source.hpp"

#include <vector>

/// The pages around the policy: breaking glass and its reviews, conflicts of interest, decisions to share.
namespace holdfast::need_to_know {

/// A vault by its name and by what is in it.
struct NamedVault {
    std::string_view name{};
    std::string_view words{};  ///< "Allegations against people who work with children"
};

/// The kinds and the vaults are those that slices contribute; the pages work for any of them.
site::Feature feature(std::vector<policy::RecordKind> kinds, std::vector<NamedVault> vaults);

/// What stands around a record of the kind: who broke its glass and what came of it, whose conflict of interest kept them from it, and where that was lifted.
std::vector<subject_access::RecordSource> held_about_records(std::string_view kind);

}  // namespace holdfast::need_to_know
