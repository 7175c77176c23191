#pragma once

#include "base/time.hpp"
#include "core/documents/block.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::governance {

/// The kind of the group at the top of the structure.
inline constexpr std::string_view board = "board";

/// An agency's seat on the Board. Agency and seat name it.
struct Member {
    std::string agency{};
    std::string seat{};  ///< empty where an agency has one
    std::string type{};  ///< `statutory`, `relevant`, `lay` or empty
    std::optional<Date> from{};
    std::optional<Date> to{};
    std::string note{};
    friend bool operator==(const Member&, const Member&) = default;
};

/// The Board itself, a group below it, or a group below that one.
struct Group {
    std::string name{};
    std::string kind{};    ///< `board`, `subgroup`, `task group`...
    std::string parent{};  ///< the name of the group above, empty for the board
    std::string chair{};
    std::string vice_chair{};
    std::optional<Date> from{};
    std::optional<Date> to{};
    std::optional<int> objectives{};
    std::optional<int> sub_objectives{};  ///< points below the objectives
    std::string note{};
    friend bool operator==(const Group&, const Group&) = default;
};

/// Whether it holds on the day; an open end holds.
template <class Dated>
bool holds_on(const Dated& dated, Date day) {
    return (!dated.from || *dated.from <= day) && (!dated.to || *dated.to >= day);
}

/// Those that hold on the day, in the same order.
template <class Dated>
std::vector<Dated> holding_on(const std::vector<Dated>& all, Date day) {
    std::vector<Dated> holding;
    for (const auto& dated : all)
        if (holds_on(dated, day)) holding.push_back(dated);
    return holding;
}

/// Every group but the board itself.
std::vector<Group> below_board(const std::vector<Group>& groups);

/// The structure as a tree below the first group without a parent. A group whose parent does not hold stands directly below the top.
documents::Tree structure_of(const std::vector<Group>& groups, Date day);

/// Why the group cannot stand at the top: another one without a parent holds on some day that it holds on too. Empty when it can.
std::string top_problem(const Group& group, const std::vector<Group>& groups);

/// Why the group cannot stand among the others: its parent is not there, or following the parents leads back to it. Empty when it can.
std::string parent_problem(const Group& group, const std::vector<Group>& groups);

}  // namespace holdfast::governance
