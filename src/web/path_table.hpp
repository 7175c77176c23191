#pragma once

#include "web/request.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace holdfast::web {

/// Patterns of paths such as `/indicators/{code}/periods/{period}`. A literal segment wins over a parameter; there is no going back, so
/// that a look-up takes one step a segment. A last segment `{name...}` takes the rest of the path, slashes included.
class PathTree {
public:
    using Parameters = std::map<std::string, std::string, std::less<>>;
    struct Found {
        std::size_t number{};
        Parameters parameters{};
    };

    /// The number of the pattern, from 0 in the order of adding; a pattern added again keeps its number.
    /// Throws std::logic_error for a malformed pattern, or one that differs from another in the names of its parameters only.
    std::size_t add(std::string_view pattern);
    std::optional<Found> find(std::string_view path) const;
    const std::string& pattern(std::size_t number) const { return patterns_[number].text; }

private:
    struct Pattern {
        std::string text{};
        std::vector<std::string> names{};
    };
    struct Node {
        std::map<std::string, std::unique_ptr<Node>, std::less<>> literals{};
        std::unique_ptr<Node> parameter{};
        std::optional<std::size_t> here{};  ///< the pattern that ends here
        std::optional<std::size_t> rest{};  ///< the pattern that takes whatever follows
    };

    std::size_t end_at(std::optional<std::size_t>& place, Pattern pattern);
    Found found(std::size_t number, const std::vector<std::string_view>& values) const;

    Node root_{};
    std::vector<Pattern> patterns_{};
};

/// What is served on which path by which method.
template <class Payload>
class PathTable {
public:
    struct Match {
        const Payload* payload{};       ///< null when the path has no such method
        std::vector<Method> methods{};  ///< of the path, for the Allow header; empty when there is no such path
        PathTree::Parameters parameters{};
    };

    /// Throws std::logic_error for a malformed pattern, and when the path has this method already.
    void add(Method method, std::string_view pattern, Payload payload) {
        const std::size_t number = tree_.add(pattern);
        if (number == payloads_.size()) payloads_.emplace_back();
        auto& place = payloads_[number][index(method)];
        if (place) throw std::logic_error("two routes for one method and path: " + std::string(pattern));
        place = std::move(payload);
    }

    /// A HEAD is found where a GET is.
    Match find(Method method, std::string_view path) const {
        auto found = tree_.find(path);
        if (!found) return {};
        const auto& payloads = payloads_[found->number];
        Match match{.parameters = std::move(found->parameters)};
        if (payloads[index(Method::get)]) match.methods = {Method::get, Method::head};
        if (payloads[index(Method::post)]) match.methods.push_back(Method::post);
        if (const auto& payload = payloads[index(method)]) match.payload = &*payload;
        return match;
    }

    /// Calls `see` with method, pattern and payload of every route, in the order of adding their paths.
    template <class See>
    void each(See see) const {
        for (std::size_t i = 0; i < payloads_.size(); ++i)
            for (const Method method : {Method::get, Method::post})
                if (const auto& payload = payloads_[i][index(method)]) see(method, tree_.pattern(i), *payload);
    }

private:
    static constexpr std::size_t index(Method method) { return method == Method::post ? 1 : 0; }

    PathTree tree_{};
    std::vector<std::array<std::optional<Payload>, 2>> payloads_{};
};

}  // namespace holdfast::web
