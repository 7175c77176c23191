#pragma once

#include "base/permission.hpp"
#include "core/policy/record_kind.hpp"
#include "core/trail/view.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::professional_disagreement {

/// A kind of record about which people can disagree, as the composition root puts it together. Nothing of it writes.
struct Subject {
    policy::RecordKind kind{};
    std::string_view label{};   ///< "Contact with the safeguarding hub"
    std::string_view series{};  ///< of its references; empty for a person's, which have none
    /// Whether whoever looks is involved although they may not read it, as who sent a contact is. None: who may read it is.
    std::function<bool(trail::View&, const std::string& reference)> is_involved{};
    /// By what the child is known.
    std::function<std::string(trail::View&, const std::string& reference)> name{};
    /// The records of the kind that are about the child with this record.
    std::function<std::vector<std::string>(trail::View&, const std::string& person)> about{};
};

/// What this slice works with besides its records.
struct Desk {
    std::vector<Role> roles{};  ///< of the product: by them it is known who can take part
    std::vector<Subject> subjects{};

    const Subject* find(std::string_view kind) const {
        for (const auto& subject : subjects)
            if (subject.kind.kind == kind) return &subject;
        return nullptr;
    }
};
using SharedDesk = std::shared_ptr<const Desk>;

}  // namespace holdfast::professional_disagreement
