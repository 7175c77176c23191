#include "core/site/session_pages.hpp"
#include "features/hub_contacts/reception_pages.hpp"
#include "web/csrf.hpp"
#include "web/form.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::hub_contacts {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static constexpr const char* form_title = "Tell the safeguarding hub about a child";

std::string path_of(const trail::Actor& actor, std::string_view key) { return fmt::format("{}/{}", actor.is_signed_in() ? "/contacts/new" : "/contact", key); }

DraftSeal seal_of(const trail::Actor& actor, const web::Request& request, const Reception& reception) {
    return actor.is_signed_in() ? DraftSeal::of_account(actor.account, reception.keys) : DraftSeal::of_visitor(site::session_token(request));
}

std::optional<web::Fields> typed_before(trail::View& view, const web::Request& request, const Reception& reception) {
    const auto draft = find_draft(view, seal_of(view.actor(), request, reception));
    return draft ? web::parse_form(draft->words) : std::nullopt;
}

web::Request whole_form(const web::Fields& typed) {
    web::Request whole;
    whole.method = web::Method::post;
    whole.form = typed;
    return whole;
}

namespace {

Html warning() { return govuk::warning_text({.text = "If a child is in danger now, call 999.", .icon_fallback_text = "Warning"}); }

Html heading(std::string_view title) { return html("<span class=\"govuk-caption-l\">{}</span><h1 class=\"govuk-heading-l\">{}</h1>", form_title, title); }

std::string lasting(const trail::Actor& actor) {
    if (actor.is_signed_in()) return fmt::format("What you type is kept for you at every step, for {} days, also when you sign out. Nobody else can read it until you send it.", draft_lasts.count());
    return fmt::format("What you type is kept at every step for {} hours, for this browser alone, until you send it, delete it or close the browser.", visitors_draft_lasts.count());
}

/// What stands in the fields when the page is first seen: what was typed before, and for whoever tells the hub themselves what is known of them.
std::vector<std::pair<std::string, std::string>> known_before(trail::View& view, const web::Fields& typed) {
    auto known = typed.all();
    const bool is_for_themselves = view.actor().is_signed_in() && !view.may(permissions::work);  // the hub writes down who calls
    if (!is_for_themselves) return known;
    known.emplace_back("sender_name", view.actor().name);
    known.emplace_back("agency", name_of_agency(view, view.actor().agency));
    return known;
}

Html buttons(const Question& question) {
    Html all = html("<div class=\"govuk-button-group\">").add(govuk::button({.text = "Continue", .prevent_double_click = true}));
    if (question.child > 0 && question.child < most_children) all.add(govuk::button({.text = "Add another child", .name = "go", .value = "another", .classes = "govuk-button--secondary"}));
    if (question.child > 1) all.add(govuk::button({.text = "Leave this child out", .name = "go", .value = "out", .classes = "govuk-button--secondary"}));
    return all.add("</div>");
}

/// To which hub it goes, once that is said.
Html goes_to(trail::View& view, const web::Fields& typed, const Reception& reception) {
    const auto services = services_of(view, *reception.hub);
    for (const auto& service : services)
        if (services.size() == 1 || service.agency == typed.get("service")) return html("<p class=\"govuk-body\">It goes to the safeguarding hub of {}.</p>", service.name);
    return {};
}

/// Where somebody goes on: the first question that they have not come to, or the check.
std::string next_open(const trail::Actor& actor, const web::Fields& typed) {
    const auto open = std::ranges::find_if(questions(), [&](const Question& question) { return question.child <= 1 && !question.was_sent(typed); });
    return path_of(actor, open == questions().end() ? check : std::string_view(open->key));
}

Html begun_part(const trail::Actor& actor, const web::Request& request, const web::Fields& typed, Instant goes_at) {
    Html main = html("<h2 class=\"govuk-heading-m\">You have not finished</h2><p class=\"govuk-body\">What you typed has not been sent. It is kept until {}.</p>", in_words(goes_at));
    main.add("<form method=\"post\" action=\"{}\" novalidate>{}<div class=\"govuk-button-group\">", path_of(actor, check), web::csrf_field(request));
    main.add(govuk::button({.text = "Go on with it", .href = next_open(actor, typed)}));
    return main.add(govuk::button({.text = "Delete what I typed", .name = "go", .value = "delete", .classes = "govuk-button--secondary", .prevent_double_click = true})).add("</div></form>");
}

}  // namespace

site::Page question_page(trail::View& view, const web::Request& request, const Reception& reception, Asking asking) {
    auto& [question, errors] = asking;
    const auto typed = typed_before(view, request, reception).value_or(web::Fields{});
    const auto services = services_of(view, *reception.hub);
    const auto* const before = question_before(question, typed);
    const bool is_change = (request.method == web::Method::post ? request.form : request.query).get("to") == check;
    const auto& actor = view.actor();
    Html main = govuk::back_link({.href = is_change ? path_of(actor, check) : before ? path_of(actor, before->key) : "/contact"});
    main.add(heading(question.title)).add(warning());
    main.add("<form method=\"post\" action=\"{}\" novalidate>{}", path_of(actor, question.key), web::csrf_field(request));
    if (is_change) main.add("<input type=\"hidden\" name=\"to\" value=\"{}\">", check);
    main.add(question.fields({.form = site::Form{request, errors, known_before(view, typed)}, .today = view.today(), .services = services}));
    main.add(buttons(question)).add("</form>");
    const int status = errors.empty() ? 200 : 422;
    return {.title = question.title, .main = std::move(main), .breadcrumbs = {{form_title, "/contact"}}, .errors = std::move(errors), .status = status};
}

site::Page check_page(trail::View& view, const web::Request& request, const Reception& reception, Sending sending) {
    auto& [typed, errors] = sending;
    std::vector<FieldError> unread;
    const auto said = concern_in(whole_form(typed), unread);
    const auto& actor = view.actor();
    Html main = govuk::back_link({.href = path_of(actor, questions().back().key)});
    main.add(heading("Check what you send")).add(warning()).add(goes_to(view, typed, reception));
    for (const auto& question : questions()) main.add(answers_to(question, said, path_of(actor, question.key) + "?to=check"));
    if (!actor.is_signed_in()) main.add("<p class=\"govuk-body\">Print this page now if you want to keep a copy. Once it is sent it can be shown to nobody but the hub.</p>");
    main.add("<form method=\"post\" action=\"{}\" novalidate>{}", path_of(actor, check), web::csrf_field(request));
    main.add(govuk::button({.text = "Send to the hub", .prevent_double_click = true})).add("</form>");
    for (auto& error : errors)  // the summary leads to the question
        for (const auto& question : questions())
            if (question.has_field(error.field)) error.field = question.key;
    const int status = errors.empty() ? 200 : 422;
    return {.title = "Check what you send", .main = std::move(main), .breadcrumbs = {{form_title, "/contact"}}, .errors = std::move(errors), .status = status};
}

Outcome<site::Answer> show_start(trail::View& view, const web::Request& request, const Reception& reception) {
    const auto& actor = view.actor();
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", form_title).add(warning());
    main.add("<p class=\"govuk-body\">Say what you know. Nothing has to be certain, and the hub reads whatever you can say. You are asked about the child, what worries you, the family, and yourself; you can leave out what you do not know.</p>");
    main.add("<p class=\"govuk-body\">If you are not sure that it is for the hub, the <a class=\"govuk-link\" href=\"/contact/levels\">levels of need</a> say who helps with what. You can tell the hub whatever they say.</p>");
    main.add("<p class=\"govuk-body\">{}</p>", lasting(actor));
    if (!actor.is_signed_in())
        main.add("<p class=\"govuk-body\">You need no account and no name. If you have an account here, <a class=\"govuk-link\" href=\"/sign-in?next=/contact\">sign in first</a>: the hub then answers you here.</p>");
    if (const auto problem = services_of(view, *reception.hub).empty() ? problem_of({}, "") : std::nullopt) main.add(govuk::inset_text({.text = problem->message}));
    else if (const auto draft = find_draft(view, seal_of(actor, request, reception))) main.add(begun_part(actor, request, web::parse_form(draft->words).value_or(web::Fields{}), draft->goes_at));
    else main.add(govuk::button({.text = "Start now", .href = path_of(actor, questions().front().key), .is_start_button = true}));
    return site::Answer{site::Page{.title = form_title, .main = std::move(main)}};
}

}  // namespace holdfast::hub_contacts
