#include "core/pathway/care_codes.hpp"
#include "core/records/reference.hpp"
#include "core/sign_in/throttle.hpp"
#include "features/hub_contacts/parts_pages.hpp"
#include "features/hub_contacts/strangers.hpp"
#include "web/csrf.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::hub_contacts {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static std::string numbered(const char* name, int at) { return fmt::format("{}_{}", name, at); }

static Child child_in(const web::Request& request, int at, std::vector<FieldError>& errors) {
    return {.given = site::typed(request, numbered("given", at)),
            .family = site::typed(request, numbered("family", at)),
            .born_on = site::day_in(request, numbered("born_on", at), errors),
            .age = site::typed(request, numbered("age", at)),
            .school = site::typed(request, numbered("school", at))};
}

/// Children are said by their numbers; those after the last of whom something is said are none.
static std::vector<Child> children_in(const web::Request& request, std::vector<FieldError>& errors) {
    std::vector<Child> children;
    for (int at = 1; at <= most_children; ++at) children.push_back(child_in(request, at, errors));
    while (!children.empty() && children.back().is_blank()) children.pop_back();
    return children;
}

Concern concern_in(const web::Request& request, std::vector<FieldError>& errors) {
    const auto typed = [&](const char* name) { return site::typed(request, name); };
    Concern said{.sender = {.source = typed("source"),
                            .name = typed("sender_name"),
                            .role = typed("role"),
                            .agency = typed("agency"),
                            .reach = typed("reach"),
                            .is_kept_from_family = typed("is_kept_from_family") == "yes"},
                 .is_in_danger = typed("is_in_danger") == "yes"};
    said.children = children_in(request, errors);
    said.address = typed("address");
    said.concern = typed("concern");
    said.since = typed("since");
    said.child_says = typed("child_says");
    said.family = typed("family");
    said.tried = typed("tried");
    said.harms = site::every_chosen<Harm>(request, "harms");
    said.domestic_abuse = site::chosen<Known>(request, "domestic_abuse", "Say whether there is domestic abuse, as far as you know", errors);
    said.children_present = parse<Known>(typed("children_present")).value_or(Known::not_known);
    said.consent = site::chosen<Consent>(request, "consent", "Say whether the family agreed that you tell the hub", errors);
    said.consent_why = typed("consent_why");
    return said;
}

/// Where a field stands on the form: what is wrong is said in that order.
static std::size_t place_of(std::string_view field) {
    static constexpr std::array<std::string_view, 16> order{"service", "given_", "family_", "born_on_", "age_", "school_", "address", "concern", "since",
                                                            "child_says", "domestic_abuse", "family", "tried", "consent", "consent_why", "source"};
    const auto* const found = std::ranges::find_if(order, [field](std::string_view name) { return name == field || (name.ends_with('_') && field.starts_with(name)); });
    return static_cast<std::size_t>(found - order.begin());
}

Outcome<std::string> take_contact(trail::Change& change, const web::Request& request, const Hub& hub) {
    std::vector<FieldError> errors;
    const auto said = concern_in(request, errors);
    const auto services = services_of(change, hub);
    std::string agency = site::typed(request, "service");
    if (agency.empty() && services.size() == 1) agency = services.front().agency;
    for (auto& more : problems_of(said, change.today())) errors.push_back(std::move(more));
    if (auto problem = problem_of(services, agency)) errors.push_back(*std::move(problem));
    if (errors.empty()) return receive(change, hub, said, agency);
    std::ranges::stable_sort(errors, {}, [](const FieldError& error) { return place_of(error.field); });
    return invalid(std::move(errors));
}

static Html service_question(const site::Form& form, const std::vector<Service>& services) {
    const bool is_wrong = std::ranges::find(form.errors, "service", &FieldError::field) != form.errors.end();
    if (services.empty() || (services.size() < 2 && !is_wrong)) return {};
    std::vector<govuk::RadioItem> items;
    for (const auto& service : services) items.push_back({.text = service.name, .value = service.agency});
    return form.one_of("service", "In which area does the child live, or is now?", std::move(items));
}

static Html child_questions(const site::Form& form, int at) {
    Html fields = form.line(numbered("given", at), "Given name").add(form.line(numbered("family", at), "Family name"));
    fields.add(form.day(numbered("born_on", at), "Date of birth", "Or the day on which a baby is expected. Leave it out where you do not know it"));
    fields.add(form.line(numbered("age", at), "Age, where you do not know the date", "For example, about 7"));
    return fields.add(form.line(numbered("school", at), "School, nursery or college"));
}

static bool is_said(const site::Form& form, int at) {
    for (const char* name : {"given", "family", "age", "school", "born_on"})
        if (!form.value(numbered(name, at)).empty() || !form.value(numbered(name, at) + "-day").empty() ||
            std::ranges::find(form.errors, numbered(name, at), &FieldError::field) != form.errors.end())
            return true;
    return false;
}

/// The first child, and the others behind a heading each, open where something was said of them.
static Html children_questions(const site::Form& form) {
    Html fields = html("<h2 class=\"govuk-heading-m\">The child</h2>").add(child_questions(form, 1));
    for (int at = 2; at <= most_children; ++at)
        fields.add(govuk::details({.summary_text = fmt::format("Another child of the family ({} of {})", at, most_children),
                                   .html = child_questions(form, at),
                                   .open = is_said(form, at)}));
    return fields.add(form.lines("address", "Where does the child live, and where is the child now?"));
}

static Html concern_questions(const site::Form& form, Date today) {
    Html fields = html("<h2 class=\"govuk-heading-m\">What worries you</h2>");
    fields.add(form.tick("is_in_danger", "A child is in danger now, or hurt", "Call 999 first. The hub is told at once"));
    fields.add(form.lines("concern", "What has happened, or what are you worried about?", "What you saw and heard yourself, and what others told you"));
    fields.add(form.line("since", "Since when?"));
    fields.add(form.lines("child_says", "What does the child say?", "In the child's own words, where you have them"));
    fields.add(form.any_of("harms", "What may it be? Choose all that fit", site::boxes_of(Harm{}, today)));
    fields.add(form.one_of("domestic_abuse", "Is there domestic abuse in the home?", site::radios_of(Known{}, today)));
    fields.add(form.one_of("children_present", "If so: did a child see or hear it, or was at home?", site::radios_of(Known{}, today)));
    fields.add(form.lines("family", "The family and the household", "Who lives there, who looks after the child, and what helps them"));
    return fields.add(form.lines("tried", "What has been tried?", "By you or by others, and what came of it"));
}

static Html consent_questions(const site::Form& form, Date today) {
    Html fields = html("<h2 class=\"govuk-heading-m\">Does the family know?</h2>");
    fields.add("<p class=\"govuk-body\">Where a child may be at risk of harm, consent is not needed. Do not ask where asking would put anybody at risk.</p>");
    fields.add(form.one_of("consent", "Did the family agree that you tell the hub?", site::radios_of(Consent{}, today)));
    return fields.add(form.lines("consent_why", "If not: why do you tell the hub all the same?"));
}

static Html sender_questions(const site::Form& form) {
    Html fields = html("<h2 class=\"govuk-heading-m\">About you</h2>");
    std::vector<govuk::SelectItem> sources{{.value = "", .text = "Choose what describes you"}};
    for (const auto& code : pathway::codes_in(pathway::CodeList::referral_source)) sources.push_back({.value = code.code, .text = code.words});
    fields.add(form.choice("source", "Who are you?", std::move(sources)));
    fields.add(form.line("sender_name", "Your name", "A member of the public need not say it"));
    fields.add(form.line("role", "What you do")).add(form.line("agency", "Agency, school or service"));
    fields.add(form.line("reach", "How can the hub reach you?", "Telephone number or e-mail address, and when"));
    return fields.add(form.tick("is_kept_from_family", "Do not tell the family who got in touch"));
}

static site::Page contact_form(trail::View& view, const web::Request& request, const Hub& hub, const std::vector<FieldError>& errors) {
    const auto services = services_of(view, hub);
    const bool is_signed_in = view.actor().account.number > 0;
    const bool is_for_themselves = is_signed_in && !view.may(permissions::work);  // the hub writes down who calls
    const site::Form form{
        request,
        errors,
        {{"sender_name", is_for_themselves ? view.actor().name : ""}, {"agency", is_for_themselves ? name_of_agency(view, view.actor().agency) : ""}}};
    Html main = html("<h1 class=\"govuk-heading-l\">Tell the safeguarding hub about a child</h1>");
    main.add(govuk::warning_text({.text = "If a child is in danger now, call 999.", .icon_fallback_text = "Warning"}));
    main.add("<p class=\"govuk-body\">Say what you know. Nothing has to be certain, and the hub reads whatever you can say.</p>");
    main.add("<form method=\"post\" action=\"/contact\" novalidate>{}", web::csrf_field(request)).add(service_question(form, services));
    if (is_signed_in) main.add("<input type=\"hidden\" name=\"signed_in\" value=\"yes\">");
    main.add(children_questions(form)).add(concern_questions(form, view.today())).add(consent_questions(form, view.today())).add(sender_questions(form));
    main.add(govuk::button({.text = "Send to the hub", .prevent_double_click = true})).add("</form>");
    return {.title = "Tell the safeguarding hub about a child", .main = std::move(main), .errors = errors, .status = errors.empty() ? 200 : 422};
}

/// What was typed stays on the page for whoever has to wait.
static Outcome<site::Answer> wait_page(trail::View& view, const web::Request& request, const Hub& hub, std::chrono::seconds wait) {
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(wait).count();
    auto page = contact_form(view, request, hub,
                             {{"", fmt::format("So much was sent from your connection that this has to wait {}. Send it again then, or telephone the hub now",
                                               minutes == 1 ? "a minute" : fmt::format("{} minutes", minutes))}});
    page.status = 429;
    page.retry_after = wait;
    return site::Answer{std::move(page)};
}

/// Whoever was signed in when the form was made would otherwise send it as nobody, and never read the answer.
static Outcome<site::Answer> signed_out_page(trail::View& view, const web::Request& request, const Hub& hub) {
    return site::Answer{contact_form(view, request, hub,
                                     {{"", "You are not signed in any more, and nothing was sent. Sign in in another window and send this again; or send it again as "
                                           "it is, without your account"}})};
}

static Outcome<site::Answer> send(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const Hub& hub) {
    const auto sent = journal.change(actor, "Contact with the safeguarding hub", [&](trail::Change& change) { return take_contact(change, request, hub); });
    if (sent && !actor.may(permissions::follow)) return site::Answer{site::redirect_with_message("/contact/sent/" + *sent, "")};
    if (sent) {
        const auto is_theirs = journal.view(actor, [&](trail::View& view) { return Outcome(own_contact(view, actor.account, *sent).has_value()); });
        return site::Answer{site::redirect_with_message(*is_theirs ? "/contacts" : contact_path(*sent), "The hub has it under the reference " + *sent)};
    }
    if (sent.refusal().kind != Refusal::Kind::invalid) return sent.refusal();
    return journal.view(actor, [&](trail::View& view) { return Outcome<site::Answer>(contact_form(view, request, hub, sent.refusal().errors)); });
}

/// Says the reference back to who has no account. It looks nothing up: whoever types another learns nothing by it.
static Outcome<site::Answer> show_sent(const web::Request& request) {
    const auto reference = records::read_reference("HUB", request.parameter("reference"));
    if (!reference) return not_found();
    Html main = govuk::panel({.title_text = "The hub has what you sent", .html = html("Your reference<br><strong>{}</strong>", *reference)});
    main.add("<p class=\"govuk-body\">Somebody reads it on the next working day at the latest, and decides what happens. If a child is in danger now, call 999. If you said how you can be reached, the "
             "hub may call you.</p><p class=\"govuk-body\">Write the reference down, and give it when you call the hub.</p>");
    main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/contact\">Tell the hub something else</a></p>");
    return site::Answer{site::Page{.title = "The hub has what you sent", .main = std::move(main)}};
}

void add_form_routes(site::Router& router, const SharedHub& hub) {
    router.get("/contact", holdfast::permissions::anyone, [hub](trail::View& view, const web::Request& request) {
        return Outcome<site::Answer>(contact_form(view, request, *hub, {}));
    });
    const auto strangers = std::make_shared<Strangers>();
    router.post_act("/contact", holdfast::permissions::anyone, "Contact with the safeguarding hub",
                    [hub, strangers](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
                        if (actor.account.number > 0) return send(journal, actor, request, *hub);
                        if (request.form.get("signed_in") == "yes") return journal.view(actor, [&](trail::View& view) { return signed_out_page(view, request, *hub); });
                        const auto address = sign_in::counted_address(request.peer);
                        if (const auto wait = strangers->wait(address, journal.now()); wait.count() > 0)
                            return journal.view(actor, [&](trail::View& view) { return wait_page(view, request, *hub, wait); });
                        auto answer = send(journal, actor, request, *hub);
                        const bool is_taken = answer && std::holds_alternative<web::Response>(*answer);
                        if (is_taken) strangers->count(address, journal.now());
                        return answer;
                    });
    router.get("/contact/sent/{reference}", holdfast::permissions::anyone, [](trail::View&, const web::Request& request) { return show_sent(request); });
}

}  // namespace holdfast::hub_contacts
