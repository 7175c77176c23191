#pragma once

#include "base/outcome.hpp"
#include "core/subject_access/request_store.hpp"

#include <vector>

namespace holdfast::subject_access {

/// The kinds of record about whose subjects can be asked.
using Subjects = std::vector<RecordSubject>;

/// What somebody may do with a request.
struct Part {
    bool may_prepare{};  ///< decide what is given
    bool may_release{};  ///< as the second person
    bool may_see() const { return may_prepare || may_release; }
};
/// About an account: by role, and never one's own. About a record: who was named prepares it while their time lasts and they may read the record; who owns the record, or allocates it for the
/// agency to which the law gives it, releases it.
Part part_in(trail::View& view, const Subjects& subjects, const Asked& asked);

/// Opens a request and gathers what every source holds about the person, as it stands now. Refused to the person themselves and to the operator.
Outcome<Id<Asked>> open_request(trail::Change& change, const std::vector<Source>& sources, const Asked& asked);

/// At most so long after the request is opened may who was named prepare it: one month, and two more where the law lets an answer take longer.
inline constexpr std::chrono::days longest_preparation{92};
/// Names who prepares the answer about a record, gives them a part in it to read until that day, and gathers what is held, in the records linked with it too. Refused to who may neither manage
/// nor allocate the record; where a field is wrong (`named`, `until`, `asked_by`, `asked_on`, `because`).
Outcome<Id<Asked>> open_record_request(trail::Change& change, const RecordSubject& subject, const Asked& asked, const std::string& because);

/// Decides what the person is given of one item. What is left out takes the exemption in words; what is replaced, the new words besides.
Outcome<Done> decide(trail::Change& change, const Subjects& subjects, Id<Asked> id, const GatheredItem& decided);
/// Withholds words wherever they stand in the answer. Refused without a reason, and where no item holds them.
Outcome<Done> withhold(trail::Change& change, const Subjects& subjects, Id<Asked> id, const WithheldWords& withheld);
/// Gives the words after all.
Outcome<Done> give_again(trail::Change& change, const Subjects& subjects, Id<Asked> id, Id<WithheldWords> withheld);
/// Says that every item was looked at: what was not decided is given. From then on nothing is decided any more. Refused while an item about others, too, is undecided.
Outcome<Done> finish(trail::Change& change, const Subjects& subjects, Id<Asked> id);
/// Takes a finished request back to be decided again. For who may release and finds something wrong.
Outcome<Done> send_back(trail::Change& change, const Subjects& subjects, Id<Asked> id, const std::string& reason);
/// The second person's consent. Refused to who prepared it and to the person themselves.
Outcome<Done> release(trail::Change& change, const Subjects& subjects, Id<Asked> id);
/// Ends a request that was not released and wipes what was gathered.
Outcome<Done> withdraw(trail::Change& change, const Subjects& subjects, Id<Asked> id, const std::string& reason);

/// What the person gets: what is given as it stands, what is replaced with its other words and without
/// where it came from, and of what is left out only that it is and why; without the words that are withheld, in whatever case.
std::vector<GatheredItem> released_items(const std::vector<GatheredItem>& items, const std::vector<WithheldWords>& withheld = {});

}  // namespace holdfast::subject_access
