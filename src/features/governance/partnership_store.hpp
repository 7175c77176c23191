#pragma once

#include "core/trail/change.hpp"
#include "features/governance/glossary.hpp"
#include "features/governance/partnership.hpp"

#include <optional>
#include <vector>

namespace holdfast::governance {

/// Every seat there is or was, in the order in which they were first given.
std::vector<Member> members(trail::View& view);
std::optional<Member> find_member(trail::View& view, const Member& member);
void put_member(trail::Change& change, const Member& member);

/// Every group there is or was, in the order in which they were first given.
std::vector<Group> groups(trail::View& view);
std::optional<Group> find_group(trail::View& view, const Group& group);
void put_group(trail::Change& change, const Group& group);

/// The glossary in the order in which it was first given.
std::vector<Term> terms(trail::View& view);
std::optional<Term> find_term(trail::View& view, const Term& term);
void put_term(trail::Change& change, const Term& term);

}  // namespace holdfast::governance
