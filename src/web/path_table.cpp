#include "web/path_table.hpp"

namespace holdfast::web {

namespace {

/// Takes the next segment off a path without its leading slash; nothing at its end.
std::optional<std::string_view> next_segment(std::optional<std::string_view>& rest) {
    if (!rest) return std::nullopt;
    const std::size_t end = rest->find('/');
    const std::string_view segment = rest->substr(0, end);
    rest = end == std::string_view::npos ? std::nullopt : std::optional(rest->substr(end + 1));
    return segment;
}

/// What follows the leading slash; nothing for the path `/`.
std::optional<std::string_view> first_rest(std::string_view path) { return path.size() > 1 ? std::optional(path.substr(1)) : std::nullopt; }

[[noreturn]] void malformed(std::string_view pattern) { throw std::logic_error("a malformed path pattern: " + std::string(pattern)); }

/// The name between the braces; nothing for a literal segment.
std::optional<std::string_view> parameter_name(std::string_view segment, std::string_view pattern) {
    const bool is_parameter = segment.starts_with('{') && segment.ends_with('}') && segment.size() > 2;
    const std::string_view inside = is_parameter ? segment.substr(1, segment.size() - 2) : segment;
    if (segment.empty() || inside.find_first_of("{}") != std::string_view::npos) malformed(pattern);
    return is_parameter ? std::optional(inside) : std::nullopt;
}

}  // namespace

std::size_t PathTree::add(std::string_view pattern) {
    if (!pattern.starts_with('/')) malformed(pattern);
    Pattern made{.text = std::string(pattern)};
    Node* node = &root_;
    auto rest = first_rest(pattern);
    while (const auto segment = next_segment(rest)) {
        const auto name = parameter_name(*segment, pattern);
        const bool takes_rest = name && name->ends_with("...");
        if (name) made.names.emplace_back(takes_rest ? name->substr(0, name->size() - 3) : *name);
        if (takes_rest && rest) malformed(pattern);
        if (takes_rest) return end_at(node->rest, std::move(made));
        auto& next = name ? node->parameter : node->literals[std::string(*segment)];
        if (!next) next = std::make_unique<Node>();
        node = next.get();
    }
    return end_at(node->here, std::move(made));
}

std::size_t PathTree::end_at(std::optional<std::size_t>& place, Pattern pattern) {
    if (place && patterns_[*place].names != pattern.names) throw std::logic_error("one path with two sets of parameter names: " + pattern.text);
    if (place) return *place;
    patterns_.push_back(std::move(pattern));
    return *(place = patterns_.size() - 1);
}

std::optional<PathTree::Found> PathTree::find(std::string_view path) const {
    if (!path.starts_with('/')) return std::nullopt;
    const Node* node = &root_;
    std::vector<std::string_view> values;
    auto rest = first_rest(path);
    while (rest) {
        const std::string_view whole = *rest;
        const auto segment = next_segment(rest);
        const auto literal = node->literals.find(*segment);
        if (literal != node->literals.end()) {
            node = literal->second.get();
            continue;
        }
        values.push_back(*segment);
        if (node->parameter && !segment->empty() && (rest || node->parameter->here || !node->rest)) {
            node = node->parameter.get();
        } else if (node->rest && !whole.empty()) {
            values.back() = whole;
            return found(*node->rest, values);
        } else {
            return std::nullopt;
        }
    }
    return node->here ? std::optional(found(*node->here, values)) : std::nullopt;
}

PathTree::Found PathTree::found(std::size_t number, const std::vector<std::string_view>& values) const {
    Found match{.number = number};
    const auto& names = patterns_[number].names;
    for (std::size_t i = 0; i < names.size(); ++i) match.parameters.emplace(names[i], values[i]);
    return match;
}

}  // namespace holdfast::web
