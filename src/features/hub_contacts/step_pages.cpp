#include "features/hub_contacts/parts_pages.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::hub_contacts {

using web::Html;
using web::html;
namespace govuk = web::govuk;
using Errors = std::vector<FieldError>;

static constexpr std::string_view reason = "Work in the safeguarding hub";

site::Page page_about(const web::Request& request, const Contact& contact, site::RecordForm form, const Errors& errors) {
    const auto path = contact_path(contact.reference);
    form.reference = contact.reference;
    form.action = path + form.action;
    form.breadcrumbs = {{"Safeguarding hub", "/hub"}, {contact.reference, path}};
    return site::form_page(request, std::move(form), errors);
}

Html seen_version(trail::View& view, const web::Request& request, const Contact& contact) {
    Html fields = html("<input type=\"hidden\" name=\"version\" value=\"{}\">", contact.version);
    if (request.method != web::Method::post || site::typed_number(request, "version") == contact.version) return fields;
    const auto ratings = ratings_of(view, contact.id);
    std::string now = fmt::format("{}.", in_words(contact.stage));
    if (contact.onward) now += fmt::format(" Decided: {}.", in_words(*contact.onward));
    if (contact.found) now += fmt::format(" The hub found about domestic abuse: {}, adviser: {}.", in_words(contact.found->domestic_abuse),
                                          contact.found->adviser ? in_words(*contact.found->adviser) : "not said");
    if (!ratings.empty()) now += fmt::format(" Rated {} by {}: {}", token_of(ratings.front().rating), name_of(view, ratings.front().by), ratings.front().reason);
    now += fmt::format(" Officer: {}.", name_of(view, contact.officer));
    return fields.add(govuk::inset_text({.text = "As it stands now: " + now}));
}

static Outcome<site::Answer> show_assignment(trail::View& view, const web::Request& request, const Hub& hub, const Errors& errors) {
    const auto contact = TRY(contact_for(view, policy::Verb::allocate, reference_of(request)));
    const site::Form form{request, errors, {{"officer", std::to_string(view.actor().account.number)}}};
    std::vector<govuk::SelectItem> officers{{.value = "", .text = "Choose somebody"}};
    for (const auto& officer : officers_for(view, hub, contact)) officers.push_back({.value = std::to_string(officer.account.number), .text = officer.name});
    Html fields = form.choice("officer", "Who deals with it?", std::move(officers));
    if (contact.officer) fields.add(form.lines("note", "Handover: what does the next officer have to know?", "What was done, what is due, who waits for a call"));
    return site::Answer{page_about(request, contact,
                                   {.title = contact.officer ? "Hand the contact over" : "Who deals with the contact?",
                                    .action = "/assignment",
                                    .fields = std::move(fields),
                                    .button = contact.officer ? "Hand over" : "Give it to them"},
                                   errors)};
}

static Outcome<site::Answer> show_rating(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto contact = TRY(contact_for(view, policy::Verb::allocate, reference_of(request)));
    const site::Form form{request, errors, {{"rating", contact.rating ? std::string(token_of(*contact.rating)) : ""}}};
    Html fields = seen_version(view, request, contact);
    fields.add(form.one_of("rating", "How urgent is it?", site::radios_of(Rating{}, view.today())));
    fields.add(form.lines("reason", "Why?"));
    return site::Answer{page_about(request, contact,
                                   {.title = contact.rating ? "Rate the contact otherwise" : "Rate the contact",
                                    .action = "/rating",
                                    .fields = std::move(fields),
                                    .button = "Rate it"},
                                   errors)};
}

static Outcome<Done> take_rating(trail::Change& change, const web::Request& request) {
    return rate(change, reference_of(request),
                {.rating = parse<Rating>(site::typed(request, "rating")),
                 .reason = site::typed(request, "reason"),
                 .version = site::typed_number(request, "version")});
}

static Outcome<site::Answer> show_decision(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto contact = TRY(contact_for(view, policy::Verb::allocate, reference_of(request)));
    const site::Form form{request, errors};
    Html fields = seen_version(view, request, contact);
    fields.add(form.one_of("onward", "What becomes of it?", site::radios_of(Onward{}, view.today())));
    fields.add(form.one_of("level", "Which level of need is it?", site::radios_of(Level{}, view.today())));
    fields.add(form.lines("rationale", "Why?", "What the child's life is like, what is strong, and what the risk is"));
    fields.add(form.lines("considered", "On what information?", "Who was asked, and what they said"));
    fields.add(form.line("to", "To whom does it go?", "The team, agency or authority by name. Leave it out for advice and no further action"));
    Html above = html("<p class=\"govuk-body\">The decision is in your name, under: {}.</p>", edition_on(view.today()));
    return site::Answer{page_about(request, contact,
                                   {.title = "Decide what becomes of the contact",
                                    .action = "/decision",
                                    .fields = std::move(fields),
                                    .button = "Decide",
                                    .above = std::move(above)},
                                   errors)};
}

static Outcome<Done> take_decision(trail::Change& change, const web::Request& request) {
    Errors errors;
    Decision made{.onward = site::chosen<Onward>(request, "onward", "Choose what becomes of it", errors),
                  .level = site::chosen<Level>(request, "level", "Choose the level of need", errors),
                  .rationale = site::typed(request, "rationale"),
                  .considered = site::typed(request, "considered"),
                  .to = site::typed(request, "to")};
    if (errors.empty()) return decide(change, reference_of(request), {.decision = std::move(made), .version = site::typed_number(request, "version")});
    TRY(contact_for(change, policy::Verb::allocate, reference_of(request)));
    for (auto& more : problems_of(made)) errors.push_back(std::move(more));
    return invalid(std::move(errors));
}

static Outcome<site::Answer> show_answer(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto contact = TRY(contact_for(view, policy::Verb::allocate, reference_of(request)));
    const site::Form form{request, errors};
    Html fields = seen_version(view, request, contact);
    fields.add(form.one_of("telling", "Were they told what became of it?", site::radios_of(Telling{}, view.today())));
    fields.add(form.lines("words", "What they are told",
                          contact.sent_by ? "They read this. Say what was decided and why" : "They cannot read it here: call or write to them, and say what you said"));
    fields.add(form.lines("why_not", "Or why they are not told", "For the hub alone"));
    return site::Answer{page_about(
        request, contact, {.title = "Answer who got in touch", .action = "/answer", .fields = std::move(fields), .button = "Save the answer"}, errors)};
}

static Outcome<Done> take_answer(trail::Change& change, const web::Request& request) {
    Errors errors;
    const auto telling = site::chosen<Telling>(request, "telling", "Say whether they were told", errors);
    if (errors.empty())
        return tell(change, reference_of(request),
                    {.telling = telling,
                     .words = site::typed(request, "words"),
                     .why_not = site::typed(request, "why_not"),
                     .version = site::typed_number(request, "version")});
    TRY(contact_for(change, policy::Verb::allocate, reference_of(request)));
    return invalid(std::move(errors));
}

namespace {
/// A form of one question in words.
struct Question {
    const char* title{};
    const char* place{};
    const char* field{};
    const char* asks{};
    const char* button{};
};
constexpr Question reopening{"Open the contact again", "/reopening", "why", "What has come to light, and who asked for it?", "Open it again"};
constexpr Question note{"Write a note", "/notes", "words", "What did you do, hear or learn?", "Save the note"};
}  // namespace

static auto show_question(const Question& asked) {
    return [&asked](trail::View& view, const web::Request& request, const Errors& errors) -> Outcome<site::Answer> {
        const auto contact = TRY(contact_for(view, policy::Verb::allocate, reference_of(request)));
        const site::Form form{request, errors};
        return site::Answer{page_about(
            request, contact, {.title = asked.title, .action = asked.place, .fields = form.lines(asked.field, asked.asks), .button = asked.button}, errors)};
    };
}

void add_form(site::Router& router, std::string_view pattern, Permission permission, site::FormAct act) {
    act.next = [](const web::Request& request) { return contact_path(reference_of(request)); };
    router.get(pattern, permission, [show = act.show](trail::View& view, const web::Request& request) { return show(view, request, {}); });
    router.post_act(pattern, permission, reason, site::page_of(std::move(act), reason));
}

void add_step_routes(site::Router& router, const SharedHub& hub) {
    add_form(router, "/hub/contacts/{reference}/assignment", permissions::work,
             {.show = [hub](trail::View& view, const web::Request& request, const Errors& errors) { return show_assignment(view, request, *hub, errors); },
              .act =
                  [hub](trail::Change& change, const web::Request& request) {
                      return assign(change, *hub, reference_of(request),
                                    {.officer = {site::typed_number(request, "officer")}, .note = site::typed(request, "note")});
                  },
              .message = "The contact has its officer"});
    add_form(router, "/hub/contacts/{reference}/rating", permissions::work, {.show = show_rating, .act = take_rating, .message = "The contact is rated"});
    add_form(router, "/hub/contacts/{reference}/decision", permissions::decide, {.show = show_decision, .act = take_decision, .message = "It is decided"});
    add_form(router, "/hub/contacts/{reference}/answer", permissions::work, {.show = show_answer, .act = take_answer, .message = "The answer is saved"});
    add_form(router, "/hub/contacts/{reference}/reopening", permissions::work,
             {.show = show_question(reopening),
              .act = [](trail::Change& change, const web::Request& request) { return reopen(change, reference_of(request), site::typed(request, "why")); },
              .message = "The contact is open again"});
    add_form(router, "/hub/contacts/{reference}/notes", permissions::work,
             {.show = show_question(note),
              .act = [](trail::Change& change, const web::Request& request) { return write_note(change, reference_of(request), site::typed(request, "words")); },
              .message = "The note is saved"});
}

}  // namespace holdfast::hub_contacts
