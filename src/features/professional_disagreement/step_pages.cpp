#include "features/professional_disagreement/parts_pages.hpp"

#include <fmt/format.h>

namespace holdfast::professional_disagreement {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {

std::string reference_of(const web::Request& request) { return request.parameter("reference"); }

/// The disagreement for a step, for who may take it now.
Outcome<Disagreement> disagreement_to(trail::View& view, const web::Request& request, Step step) {
    auto one = TRY(disagreement_for(view, policy::Verb::advance, reference_of(request)));
    TRY(pathway.take(view.actor(), one.stage, step));
    if (!may_take(step, one, own_sides(view, one))) return forbidden("This is for the other side to do.");
    return one;
}

/// How it stood when the form was made; with what another has done since above it, once it is refused for that.
Html seen_version(trail::View& view, const web::Request& request, const Disagreement& one) {
    Html fields = html("<input type=\"hidden\" name=\"version\" value=\"{}\">", one.version);
    if (request.method != web::Method::post || site::typed_number(request, "version") == one.version) return fields;
    const auto history = history_of(view, one.id);
    const auto& latest = history.back();
    return fields.add(govuk::inset_text({.text = fmt::format("As it stands now: {}. {} {} by {}. {}", one.now_at().words, in_words(latest.move),
                                                             latest.stance ? in_words(*latest.stance) : "", name_of(view, latest.by), latest.words)}));
}

site::Page page_about(const web::Request& request, const Disagreement& one, site::RecordForm form, const Errors& errors) {
    const auto path = path_of(one.reference);
    form.reference = one.reference;
    form.action = path + form.action;
    form.breadcrumbs = {{std::string(list_title), std::string(list_path)}, {one.reference, path}};
    return site::form_page(request, std::move(form), errors);
}

Outcome<site::Answer> show_answer(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto one = TRY(disagreement_to(view, request, Step::answer));
    const site::Form form{request, errors};
    Html fields = seen_version(view, request, one);
    fields.add(form.one_of("stance", "What does your agency say?", site::radios_of(Stance{}, view.today())));
    fields.add(form.lines("words", "Why, and what happens for the child?"));
    return site::Answer{page_about(request, one, {.title = "Answer the disagreement", .action = "/answer", .fields = std::move(fields), .button = "Answer"}, errors)};
}

Outcome<Done> take_answer(trail::Change& change, const web::Request& request) {
    return answer(change, reference_of(request), {.stance = parse<Stance>(site::typed(request, "stance")), .words = site::typed(request, "words")},
                  site::typed_number(request, "version"));
}

Outcome<site::Answer> show_next(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto one = TRY(disagreement_to(view, request, Step::take_on));
    const auto& next = one.levels()[static_cast<std::size_t>(one.level)];
    const site::Form form{request, errors};
    Html fields = seen_version(view, request, one);
    fields.add(form.lines("why", "Why does it go to the next level?"));
    if (next.panel != Panel::scrutiny) {
        const bool are_leads_asked = next.panel == Panel::leads;
        fields.add(form.line("own", "Who takes it on for your agency?",
                             are_leads_asked ? "The safeguarding leads are asked. Name or user name of somebody else" : "Name or user name, such as that of your line manager. You may leave it empty"));
        fields.add(form.line("other", "Who answers for the agency that decided?",
                             are_leads_asked ? "The safeguarding leads are asked. Name or user name of somebody else" : "Name or user name. Otherwise its safeguarding leads are asked"));
    }
    return site::Answer{page_about(
        request, one, {.title = std::string(next.words), .action = "/next-level", .fields = std::move(fields), .button = "Take it to this level"}, errors)};
}

Outcome<Done> take_next(trail::Change& change, const web::Request& request, const Desk& desk) {
    return take_on(change, desk, reference_of(request),
                   {.why = site::typed(request, "why"),
                    .named = {.own = site::typed(request, "own"), .other = site::typed(request, "other")},
                    .version = site::typed_number(request, "version")});
}

Outcome<site::Answer> show_resolution(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto one = TRY(disagreement_to(view, request, Step::resolve));
    const site::Form form{request, errors};
    Html fields = seen_version(view, request, one);
    fields.add(form.one_of("ending", "How does it end?", site::radios_of(Ending{}, view.today())));
    fields.add(form.lines("words", "What happens for the child now?"));
    fields.add(form.lines("learned", "What was learned?", "For the partnership. Do not name the child or the family"));
    return site::Answer{page_about(request, one, {.title = "Resolve the disagreement", .action = "/resolution", .fields = std::move(fields), .button = "It is resolved"}, errors)};
}

Outcome<Done> take_resolution(trail::Change& change, const web::Request& request) {
    return resolve(change, reference_of(request),
                   {.ending = parse<Ending>(site::typed(request, "ending")), .words = site::typed(request, "words"), .learned = site::typed(request, "learned")},
                   site::typed_number(request, "version"));
}

void add_form(site::Router& router, std::string_view pattern, site::FormAct act) {
    act.next = [](const web::Request& request) { return path_of(reference_of(request)); };
    router.get(pattern, permissions::take_part, [show = act.show](trail::View& view, const web::Request& request) { return show(view, request, {}); });
    router.post_act(pattern, permissions::take_part, why_changed, site::page_of(std::move(act), why_changed));
}

}  // namespace

void add_step_routes(site::Router& router, const SharedDesk& desk) {
    add_form(router, "/disagreements/{reference}/answer", {.show = show_answer, .act = take_answer, .message = "Your answer is with who disagrees"});
    add_form(router, "/disagreements/{reference}/next-level",
             {.show = show_next,
              .act = [desk](trail::Change& change, const web::Request& request) { return take_next(change, request, *desk); },
              .message = "It is at the next level"});
    add_form(router, "/disagreements/{reference}/resolution", {.show = show_resolution, .act = take_resolution, .message = "The disagreement is resolved"});
}

}  // namespace holdfast::professional_disagreement
