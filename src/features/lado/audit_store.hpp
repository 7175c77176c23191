#pragma once

#include "core/policy/record_store.hpp"
#include "core/trail/change.hpp"
#include "features/lado/audit.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::lado {

/// The references of the authority's cases that were closed in the quarter and have their words still, of those that the viewer may list.
std::vector<std::string> closed_in(trail::View& view, const policy::ListFilter& filter, const std::string& agency, const Period& quarter);

Id<Sample> insert_sample(trail::Change& change, const Sample& sample, const std::vector<std::string>& references);
/// From which cases it was drawn, so that whoever draws again has the same before them whatever became of those cases; in order.
void insert_candidates(trail::Change& change, Id<Sample> id, const std::vector<std::string>& references);
std::vector<std::string> candidates_of(trail::View& view, Id<Sample> id);
/// Those that the viewer may list, the latest quarter first.
std::vector<Sample> load_samples(trail::View& view, const policy::ListFilter& filter);
bool is_drawn(trail::View& view, const std::string& agency, const Period& quarter);
std::optional<Sample> find_sample(trail::View& view, Id<Sample> id);

/// A case of a sample, with its audit once there is one.
struct SampleCase {
    std::string reference{};
    std::optional<Date> audited_on{};
    std::optional<Id<trail::Account>> audited_by{};
    std::map<AuditQuestion, AuditAnswer> answers{};
    bool is_disposed{};  ///< its words were erased for good
    bool is_own{};       ///< the viewer dealt with it, as `show_sample` finds out
};
/// In the order in which they were drawn, whoever may see them.
std::vector<SampleCase> cases_of(trail::View& view, Id<Sample> id);
/// Writes the answers by which the actor audited the case today. False where it was audited already.
bool put_answers(trail::Change& change, Id<Sample> id, const std::string& reference, const std::map<AuditQuestion, AuditAnswer>& answers);

}  // namespace holdfast::lado
