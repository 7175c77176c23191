#pragma once

#include "features/lado/case_store.hpp"
#include "features/lado/office_service.hpp"
#include "features/lado/share_store.hpp"

#include <string>
#include <vector>

/// What of a case is shared with a safeguarding lead of the employer. Whatever an officer writes to the lead, and the lead answers, is sealed twice: as an entry of the case in its
/// vault, and as a message that its lead alone opens, by whom no other word of the case can be reached.
namespace holdfast::lado {

/// Somebody with whom a case can be shared.
struct Lead {
    Id<trail::Account> account{};
    std::string name{};
    std::string agency{};       ///< as records have their owner
    std::string agency_name{};  ///< today
};
/// The safeguarding leads of the case's employer; of every agency where the employer is on no file, and where it is the authority itself. By name.
std::vector<Lead> leads_for(trail::View& view, const Office& office, const Allegation& allegation);

/// The latest name of the adult, and where it stands.
struct NamedAdult {
    Id<Entry> entry{};
    std::string name{};
};
/// Opened so that the case is not shared with whom it is about. Refused with not_found to who may not share the case.
Outcome<NamedAdult> named_adult(trail::View& view, const Office& office, const std::string& reference);

struct Sharing {
    Id<trail::Account> lead{};
    std::string words{};
    bool is_unconnected{};  ///< the officer made sure that the lead is neither the adult nor of their family
    NamedAdult adult{};     ///< read just before
};
/// Shares words of a case with a lead, who is told that something was shared. Refused where a field is wrong (`lead`, `words`, `is_unconnected`), to the lead whom the name of the adult
/// names or who has a conflict of interest; with conflict where the name was corrected since it was read.
Outcome<Done> share(trail::Change& change, const Office& office, const std::string& reference, const Sharing& sharing);
/// The share of the case with this number, not ended, for who may share the case.
Outcome<SharedCase> share_to_add_to(trail::View& view, const std::string& reference, std::int64_t number);
/// Shares more.
Outcome<Done> share_more(trail::Change& change, const Office& office, const SharedCase& share, const std::string& words);
/// From now on the lead finds nothing there.
Outcome<Done> end_share(trail::Change& change, const Office& office, const SharedCase& share, const std::string& why);
/// Ends at once each share of the case with somebody whom the name of the adult, as it stands now, names; and once the employer was corrected, with everybody who does not act for it.
Outcome<Done> end_shares_with_named(trail::Change& change, const Office& office, const Allegation& allegation, const std::string& adult);
Outcome<Done> end_shares_elsewhere(trail::Change& change, const Office& office, const Allegation& allegation);
/// Takes every word of every share of the case out for good, and ends them.
void erase_shares(trail::Change& change, const Office& office, const Allegation& allegation);

/// What is shared with the viewer, the latest first.
std::vector<SharedCase> shares_with_viewer(trail::View& view);
/// For the lead that it is with. Refused with not_found to everybody else, once it is ended, once they act for another agency, and while they have a conflict of interest with the case.
Outcome<SharedCase> share_for(trail::View& view, policy::Verb verb, const std::string& reference);
/// What was written both ways, the latest first; that it was opened is in the trail before the page leaves.
Outcome<std::vector<Message>> open_messages(trail::View& view, const Office& office, const SharedCase& share);
/// The lead's answer becomes an entry of the case, and its officer is told.
Outcome<Done> answer(trail::Change& change, const Office& office, const std::string& reference, const std::string& words);

/// The employer for which the lead acts, by its name today.
std::string employer_in(trail::View& view, const SharedCase& share);
/// How far the case has come, as the lead is told it.
std::string_view in_words_for_lead(Stage stage);

}  // namespace holdfast::lado
