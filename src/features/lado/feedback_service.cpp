#include "features/lado/feedback_service.hpp"

#include "core/access/account_store.hpp"
#include "core/access/notice_service.hpp"
#include "features/lado/allegation_store.hpp"
#include "features/lado/case_service.hpp"
#include "features/lado/case_words_service.hpp"
#include "features/lado/notice_kinds.hpp"
#include "features/lado/share_store.hpp"

#include <algorithm>

namespace holdfast::lado {

static void ask(trail::Change& change, const Allegation& allegation, Id<trail::Account> account) {
    const auto person = access::find_account(change, account);
    if (!person || !person->is_active || !insert_asked(change, allegation.id, account)) return;
    access::tell(change, account,
                 {.kind = feedback_asked,
                  .body = "A case in which you had a part is closed. Please say how it was to work with the designated officers:\n\n{site}/lado/feedback\n",
                  .path = "/lado/feedback"});
}

void ask_for_feedback(trail::Change& change, const Allegation& allegation) {
    if (allegation.referred_by) ask(change, allegation, *allegation.referred_by);
    for (const auto& share : shares_of(change, allegation.id))
        if (!share.ended_at && !is_barred(change, allegation, {.account = share.lead})) ask(change, allegation, share.lead);
}

Outcome<AskedFeedback> feedback_for(trail::View& view, const std::string& reference) {
    const auto asked = asked_of(view, view.actor().account);
    const auto found = std::ranges::find(asked, reference, &AskedFeedback::reference);
    if (found == asked.end()) return not_found();
    return *found;
}

Outcome<Done> give_feedback(trail::Change& change, const Office& office, const std::string& reference, const Feedback& feedback) {
    const auto asked = TRY(feedback_for(change, reference));
    if (asked.given_on) return conflict("You have answered this already.");
    if (auto errors = problems_of(feedback); !errors.empty()) return invalid(std::move(errors));
    const auto allegation = find_allegation(change, reference).value();
    TRY(write_words(change, office.vault, allegation, Entry{.kind = EntryKind::feedback}, in_words(feedback)));
    put_replies(change, asked.id, feedback);
    for (const auto& officer : officers_to_tell(change, office, allegation))
        access::tell(change, officer.account, {.kind = feedback_given, .body = "Feedback has come in on a case that is closed.\n\n{site}/lado\n"},
                     allegation.record());
    change.record({"lado.feedback_given", allegation.record(), ""});
    return Done{};
}

}  // namespace holdfast::lado
