#pragma once

#include "core/trail/view.hpp"

#include <string>
#include <vector>

namespace holdfast::professional_disagreement {

/// The key of the agency that is called this today; the text itself where none is.
std::string agency_called(trail::View& view, const std::string& called);
/// What the agency of this key is called today; the key where there is none.
std::string name_of_agency(trail::View& view, const std::string& key);
/// What the account is called; empty where there is none.
std::string name_of(trail::View& view, Id<trail::Account> account);

/// An agency whose decisions somebody can disagree with.
struct DecidingAgency {
    std::string key{};
    std::string name{};
};
/// Those that exist today, and those for which somebody here acts, by name.
std::vector<DecidingAgency> deciding_agencies(trail::View& view);

}  // namespace holdfast::professional_disagreement
