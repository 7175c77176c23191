#include "core/access/account_store.hpp"
#include "features/lado/parts_pages.hpp"
#include "features/lado/share_service.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::lado {

using web::Html;
using web::html;
namespace govuk = web::govuk;
using Errors = std::vector<FieldError>;

static std::string_view number_of(const SharedCase& share) { return std::string_view(share.reference).substr(share.reference.rfind('-') + 1); }

static std::string said_of(trail::View& view, const SharedCase& share) {
    const auto messages = messages_of(view, share.id);
    const auto answers = static_cast<std::size_t>(std::ranges::count(messages, true, &Message::is_answer));
    std::string words =
        fmt::format("Since {}. Written to them: {}. Their answers: {}", in_words(london_date(share.shared_at)), messages.size() - answers, answers);
    if (share.ended_at) words += fmt::format(". Ended on {}", in_words(london_date(*share.ended_at)));
    return words;
}

Html shares_part(trail::View& view, const Allegation& allegation, bool may_share) {
    Html part = html("<h2 class=\"govuk-heading-m\">The employer's safeguarding lead</h2>");
    govuk::SummaryList list;
    for (const auto& share : shares_of(view, allegation.id)) {
        const auto lead = access::find_account(view, share.lead);
        govuk::SummaryRow row{.key = {.text = fmt::format("{}, {}", lead->name, employer_in(view, share))}, .value = {.text = said_of(view, share)}};
        const auto path = fmt::format("{}/shares/{}", case_path(allegation.reference), number_of(share));
        if (may_share && !share.ended_at)
            row.actions.items = {{.href = path, .text = "Share more", .visually_hidden_text = "with " + lead->name},
                                 {.href = path + "/end", .text = "End", .visually_hidden_text = "sharing with " + lead->name}};
        list.rows.push_back(std::move(row));
    }
    if (list.rows.empty()) part.add("<p class=\"govuk-body\">Nothing of this case is shared with the employer.</p>");
    else part.add(govuk::summary_list(list));
    if (may_share)
        part.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}/shares\">Share with the employer's safeguarding lead</a></p>",
                 case_path(allegation.reference));
    return part;
}

static Outcome<site::Answer> show_share(trail::View& view, const web::Request& request, const Office& office, const Errors& errors) {
    const auto allegation = TRY(case_for(view, policy::Verb::share, reference_of(request)));
    const auto leads = leads_for(view, office, allegation);
    std::vector<govuk::SelectItem> items{
        {.value = "", .text = leads.empty() ? "Nobody is a safeguarding lead of this employer here" : "Choose a safeguarding lead"}};
    for (const auto& lead : leads) items.push_back({.value = std::to_string(lead.account.number), .text = fmt::format("{}, {}", lead.name, lead.agency_name)});
    const site::Form form{request, errors};
    Html fields = html(
        "<p class=\"govuk-body\">They see what you write here and what you share later, how far the case has come and your name; nothing else of the case. "
        "What they answer becomes part of "
        "the case.</p>");
    fields.add(form.choice("lead", "With whom?", std::move(items)));
    fields.add(form.lines("words", "What may they know?", "And what you ask of them. Name nobody whom they need not know of"));
    fields.add(form.tick("is_unconnected", "I have made sure that they are not the person the allegation is about, and not of that person's family"));
    return site::Answer{form_page(request,
                                  {.title = "Share with the employer's safeguarding lead",
                                   .reference = allegation.reference,
                                   .action = case_path(allegation.reference) + "/shares",
                                   .fields = std::move(fields),
                                   .button = "Share this"},
                                  errors)};
}

/// The name is opened first, in a look that stays in the trail whatever becomes of the change.
static Outcome<site::Answer> take_share(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const SharedOffice& office) {
    const auto adult = TRY(journal.view(actor, [&](trail::View& view) { return named_adult(view, *office, reference_of(request)); }));
    return page_of({.show = [office](trail::View& view, const web::Request& sent, const Errors& errors) { return show_share(view, sent, *office, errors); },
                    .act =
                        [&](trail::Change& change, const web::Request& sent) {
                            return share(change, *office, reference_of(sent),
                                         {.lead = account_in(sent, "lead"),
                                          .words = site::typed(sent, "words"),
                                          .is_unconnected = sent.form.get("is_unconnected") == "yes",
                                          .adult = adult});
                        },
                    .message = "It is shared with the employer's safeguarding lead"})(journal, actor, request);
}

static Outcome<SharedCase> share_in(trail::View& view, const web::Request& request) {
    return share_to_add_to(view, reference_of(request), site::number_in(request, "share"));
}

static Outcome<site::Answer> words_page(trail::View& view, const web::Request& request, const Errors& errors, bool is_end) {
    const auto share = TRY(share_in(view, request));
    const auto lead = access::find_account(view, share.lead);
    const site::Form form{request, errors};
    Html fields = is_end ? form.lines("words", "Why is nothing shared with them any more?",
                                      "They are not told. From now on they find nothing there, not even what was shared before")
                         : form.lines("words", "What may they know?", "And what you ask of them. Name nobody whom they need not know of");
    return site::Answer{form_page(request,
                                  {.title = fmt::format("{} {}", is_end ? "End sharing with" : "Share more with", lead->name),
                                   .reference = share.case_reference,
                                   .action = fmt::format("{}/shares/{}{}", case_path(share.case_reference), number_of(share), is_end ? "/end" : ""),
                                   .fields = std::move(fields),
                                   .button = is_end ? "End sharing" : "Share this"},
                                  errors)};
}

static void add_words_form(site::Router& router, const SharedOffice& office, bool is_end) {
    const auto show = [is_end](trail::View& view, const web::Request& request, const Errors& errors) { return words_page(view, request, errors, is_end); };
    add_form(router, is_end ? "/lado/allegations/{reference}/shares/{share}/end" : "/lado/allegations/{reference}/shares/{share}",
             {.show = show,
              .act = [office, is_end](trail::Change& change, const web::Request& request) -> Outcome<Done> {
                  const auto share = TRY(share_in(change, request));
                  const auto words = site::typed(request, "words");
                  return is_end ? end_share(change, *office, share, words) : share_more(change, *office, share, words);
              },
              .message = is_end ? "Nothing is shared with them any more" : "It is shared with the employer's safeguarding lead"});
}

void add_share_routes(site::Router& router, const SharedOffice& office) {
    const char* pattern = "/lado/allegations/{reference}/shares";
    router.get(pattern, permissions::manage, [office](trail::View& view, const web::Request& request) { return show_share(view, request, *office, {}); });
    router.post_act(pattern, permissions::manage, "Allegations", [office](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
        return take_share(journal, actor, request, office);
    });
    add_words_form(router, office, false);
    add_words_form(router, office, true);
}

}  // namespace holdfast::lado
