#include "features/governance/partnership.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::governance {

using Node = documents::Tree::Node;

std::vector<Group> below_board(const std::vector<Group>& groups) {
    std::vector<Group> below;
    std::ranges::copy_if(groups, std::back_inserter(below), [](const Group& group) { return group.kind != board; });
    return below;
}

static const Group* find(const std::vector<Group>& groups, std::string_view name) {
    const auto at = std::ranges::find(groups, name, &Group::name);
    return at == groups.end() ? nullptr : &*at;
}

static std::string note_of(const Group& group) {
    std::string note = group.kind == board ? std::string{} : group.kind;
    if (!group.chair.empty()) note += fmt::format("{}chaired by {}", note.empty() ? "" : ", ", group.chair);
    return note;
}

static Node node_of(const Group& group, const std::vector<Group>& groups) {
    Node node{group.name, note_of(group), {}};
    for (const auto& below : groups)
        if (below.parent == group.name) node.children.push_back(node_of(below, groups));
    return node;
}

documents::Tree structure_of(const std::vector<Group>& groups, Date day) {
    const auto holding = holding_on(groups, day);
    documents::Tree tree{.name = "structure", .caption = fmt::format("Structure of the partnership at {}", in_words(day)), .root = {"Board", {}, {}}};
    const auto top = std::ranges::find_if(holding, [](const Group& group) { return group.parent.empty(); });
    if (top != holding.end()) tree.root = node_of(*top, holding);
    for (const auto& group : holding) {
        const bool is_top = top != holding.end() && group.name == top->name;
        if (!is_top && !find(holding, group.parent)) tree.root.children.push_back(node_of(group, holding));
    }
    return tree;
}

static bool hold_together(const Group& one, const Group& other) {
    return !(one.to && other.from && *one.to < *other.from) && !(other.to && one.from && *other.to < *one.from);
}

std::string top_problem(const Group& group, const std::vector<Group>& groups) {
    if (!group.parent.empty()) return {};
    const auto other = std::ranges::find_if(
        groups, [&](const Group& one) { return one.parent.empty() && one.name != group.name && hold_together(one, group); });
    if (other == groups.end()) return {};
    return fmt::format("is empty, and so is that of {}: one group is at the top at a time; give its last day, or name the group above", other->name);
}

std::string parent_problem(const Group& group, const std::vector<Group>& groups) {
    const Group* above = &group;
    for (std::size_t steps = 0; !above->parent.empty(); ++steps) {
        if (steps > groups.size() || (steps > 0 && above->name == group.name))
            return fmt::format("leads back to {} itself", group.name);
        const Group* next = find(groups, above->parent);
        if (!next) return fmt::format("must be the name of a group of the file or one already there; there is no {}", above->parent);
        above = next;
    }
    return {};
}

}  // namespace holdfast::governance
