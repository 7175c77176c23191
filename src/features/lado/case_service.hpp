#pragma once

#include "core/policy/record_service.hpp"
#include "features/lado/allegation.hpp"
#include "features/lado/consultation.hpp"
#include "features/lado/entry.hpp"
#include "features/lado/case_store.hpp"
#include "features/lado/office_service.hpp"

#include <string>

/// What a designated officer does with a case. Every use case asks the policy first: not_found to who may not know of the case.
namespace holdfast::lado {

/// The case, for who may do this with it.
Outcome<Allegation> case_for(trail::View& view, policy::Verb verb, const std::string& reference);
/// Why nothing more is written in the case: its words were erased, when it was disposed of or taken as advice.
std::optional<std::string> words_gone(trail::View& view, const std::string& reference);

/// Why a correction is refused of something that another has changed since it was opened.
inline constexpr std::string_view changed_since = "Somebody else has changed this since you opened it.";

/// Whether the officer has a conflict of interest with the case that nobody has lifted. Theirs, not the asker's, is the question.
bool is_barred(trail::View& view, const Allegation& allegation, const Officer& officer);
/// The same of the viewer.
bool is_viewer_barred(trail::View& view, const Allegation& allegation);
/// Who is told of something in the case: its officer, or every officer of its authority where it has none who may deal with it. Nobody who is barred.
std::vector<Officer> officers_to_tell(trail::View& view, const Office& office, const Allegation& allegation);

/// Makes an officer the one who deals with the case, instead of whoever did. Refused where they are no named reader, are barred from it, or are not known to
/// have no connection with anybody in it (`is_unconnected`); from one officer to another it takes a note of handover.
struct Assignment {
    Id<trail::Account> officer{};
    std::string note{};
    bool is_unconnected{};
};
Outcome<Done> assign(trail::Change& change, const Office& office, const std::string& reference, const Assignment& assignment);
/// Lets another officer write in the case beside the one who deals with it, by the same rules; no note is asked for.
Outcome<Done> join(trail::Change& change, const Office& office, const std::string& reference, const Assignment& assignment);
/// Ends that: not_found for a part that is not of such a colleague.
Outcome<Done> leave(trail::Change& change, const std::string& reference, Id<policy::Involvement> part);
/// The parts of those who write in it beside its officer today.
std::vector<policy::Involvement> colleagues_in(trail::View& view, const Allegation& allegation);
/// Passes every open case of an officer to another, with one note of handover. Gives how many. Takes lado.supervise; a case that the other may not have stays.
struct Passing {
    Id<trail::Account> from{}, to{};
    std::string note{};
    bool is_unconnected{};  ///< as of Assignment: whoever passes them on asked the next officer
};
struct Passed {
    std::size_t passed{};
    std::vector<std::string> kept{};  ///< the references that the other may not have
};
Outcome<Passed> pass_cases(trail::Change& change, const Office& office, const Passing& passing);

/// Times the referral from the day on which the employer knew, where that is known.
Outcome<Done> time_referral(trail::Change& change, const Allegation& allegation);
/// The threshold is met: says by which criteria, and the clock of the first meeting starts.
Outcome<Done> accept(trail::Change& change, const std::string& reference, const std::vector<Criterion>& criteria);
/// The enquiries of others that are under way, in words; empty where none is.
std::string strands_under_way(trail::View& view, const Allegation& allegation);
/// It ends, at once after the initial consideration or after it was managed. Refused while an enquiry is under way, unless the officer says that it goes on.
Outcome<Done> close(trail::Change& change, const Office& office, const std::string& reference, Step step, const Closing& closing);
/// It does not meet the threshold: a consultation without the name is made of it, and every word of it is erased. Gives the consultation's reference.
Outcome<std::string> take_as_advice(trail::Change& change, const Office& office, const std::string& reference, const Advice& advice);
/// Any of the other steps, with a note in words: send_away, acknowledge, take_back, reopen.
Outcome<Done> take_step(trail::Change& change, const Office& office, const std::string& reference, Step step, const std::string& note);

/// The referrer was answered, in these words; the first time ends the clock of the response.
Outcome<Done> respond(trail::Change& change, const Office& office, const std::string& reference, const std::string& words);
/// Adds a note, or corrects what holds of the adult, the employer, the children or the concern: what stood there before stays. A correction is refused with
/// conflict where another entry holds by now than the one that the officer had before them.
struct Writing {
    EntryKind kind{};
    std::string words{};
    Id<Entry> seen{};  ///< of a correction: the entry that held when it was begun, 0 for none
};
Outcome<Done> write(trail::Change& change, const Office& office, const std::string& reference, const Writing& writing);
/// Corrects what may be counted. Refused with conflict where somebody else has changed the case since `version`.
Outcome<Done> correct(trail::Change& change, const std::string& reference, const Facts& facts, std::int64_t version);
/// Says how one of the three enquiries stands. Refused with conflict where it stands otherwise by now than the officer had before them.
struct StrandNote {
    Strand strand{};
    StrandState state{};
    StrandState seen{};  ///< how it stood when this was begun
    std::string note{};
};
Outcome<Done> set_strand(trail::Change& change, const Office& office, const std::string& reference, const StrandNote& said);

/// A meeting as it is written down: it ends the clock of the first meeting or of the review, and starts that of the next review.
struct MeetingRecord {
    Meeting meeting{};
    std::string attendance{}, minutes{}, agreed{};
};
Outcome<Done> record_meeting(trail::Change& change, const Office& office, const std::string& reference, const MeetingRecord& record);

}  // namespace holdfast::lado
