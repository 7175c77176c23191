#pragma once

#include "core/people/name_index_store.hpp"
#include "core/retention/kind.hpp"
#include "core/site/feature.hpp"
#include "core/subject_access/source.hpp"

#include <memory>

/// The pages of children and adults: finding them, their records, corrections, duplicates.
namespace holdfast::people {

/// `index` is of the database that the pages are served from.
site::Feature feature(std::shared_ptr<NameIndex> index);

/// Records of people who were born so long ago that nothing asks for them any more.
retention::Kind people_of_long_ago();
/// Children and adults as those who ask what is held about them, with what this slice holds: facts, parts in the record, what was shared.
subject_access::RecordSubject who_can_ask();
/// What a member of staff typed to find somebody, as long as it is kept.
subject_access::Source searches_made();

}  // namespace holdfast::people
