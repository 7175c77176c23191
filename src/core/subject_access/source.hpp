#pragma once

#include "core/trail/change.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// What is held about one person, for that person: gathered, redacted by one, released by another.
namespace holdfast::subject_access {

/// One thing that is held about a person.
struct HeldItem {
    std::string what{};   ///< "Post", "Session"
    std::string when{};   ///< in words; empty where nothing says when
    std::string from{};   ///< where it came from: an agency, the person, the product
    std::string words{};  ///< what is held, in words
};

/// What a slice contributes: what it holds about a person who has an account. Never what proves the person (a password, a key).
struct Source {
    std::string_view title{};
    std::function<std::vector<HeldItem>(trail::View& view, Id<trail::Account> person)> items{};
};

}  // namespace holdfast::subject_access
