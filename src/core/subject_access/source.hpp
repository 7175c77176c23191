#pragma once

#include "core/policy/record_kind.hpp"
#include "core/trail/change.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// What is held about one person, for that person: gathered, redacted by one, released by another.
namespace holdfast::subject_access {

/// One thing that is held about a person.
struct HeldItem {
    std::string what{};      ///< "Post", "Session"
    std::string when{};      ///< in words; empty where nothing says when
    std::string from{};      ///< where it came from: an agency, the person, the product
    std::string words{};     ///< what is held, in words
    bool is_about_others{};  ///< says something of somebody else too, so that nobody gives it without having decided
};

/// What a slice contributes: what it holds about a person who has an account. Never what proves the person (a password, a key).
struct Source {
    std::string_view title{};
    std::function<std::vector<HeldItem>(trail::View& view, Id<trail::Account> person)> items{};
};

/// What a slice contributes of a record about somebody, such as a child.
struct RecordSource {
    std::string_view title{};
    std::function<std::vector<HeldItem>(trail::View& view, const std::string& reference)> items{};
};

/// A kind of record whose subjects can ask what is held about them.
struct RecordSubject {
    policy::RecordKind kind{};
    std::vector<RecordSource> sources{};
    /// What the subject of the record is called.
    std::function<std::string(trail::View& view, const std::string& reference)> name{};
    /// The record and those linked with it that the viewer may read.
    std::function<std::vector<std::string>(trail::View& view, const std::string& reference)> records{};
    /// Whether somebody may be named to prepare the answer by who does not own the record: they work for the agency to which the law gives it.
    std::function<bool(trail::View& view, const std::string& reference, Id<trail::Account> account)> may_prepare{};
};

}  // namespace holdfast::subject_access
