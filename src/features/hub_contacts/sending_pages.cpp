#include "core/records/reference.hpp"
#include "core/sign_in/throttle.hpp"
#include "features/hub_contacts/reception_pages.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::hub_contacts {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {

using SharedReception = std::shared_ptr<const Reception>;

std::vector<FieldError> problems_of_draft(trail::View& view, const web::Fields& typed, const Reception& reception) {
    auto errors = problems_in(view, whole_form(typed), *reception.hub);
    if (typed.get("is_in_danger").empty()) errors.insert(errors.begin(), {"is_in_danger", "Say whether a child is in danger now"});
    return errors;
}

std::vector<FieldError> problems_on(const Question& question, std::vector<FieldError> errors) {
    std::erase_if(errors, [&](const FieldError& error) { return !question.has_field(error.field); });
    return errors;
}

/// A page as it was sent.
struct Sent {
    trail::Journal& journal;
    const trail::Actor& actor;
    const web::Request& request;
    const Reception& reception;
};

/// What was typed stays on the page for whoever has to wait.
site::Page waiting(site::Page page, std::chrono::seconds wait) {
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(wait).count();
    page.errors = {{"", fmt::format("So much was sent from your connection that this has to wait {}. Send it again then, or telephone the hub now",
                                    minutes == 1 ? "a minute" : fmt::format("{} minutes", minutes))}};
    page.status = 429;
    page.retry_after = wait;
    return page;
}

/// Keeps the answers of the page, whatever is wrong with them, and gives all that is typed.
Outcome<web::Fields> keep(trail::Change& change, const web::Request& request, const Reception& reception, const Question& question) {
    const bool is_left_out = request.form.get("go") == "out";
    auto typed = with_answers(typed_before(change, request, reception).value_or(web::Fields{}), question, is_left_out ? web::Fields{} : request.form);
    const auto words = encoded(typed);
    if (words.size() > largest_draft) return invalid({{"", "Shorten this: no more can be kept of what you typed"}});
    save_draft(change, seal_of(change.actor(), request, reception), words);
    change.record({"hub_contacts.draft_saved", {"account", std::to_string(change.actor().account.number)}, ""});
    return typed;
}

std::string next_path(const trail::Actor& actor, const web::Request& request, const Question& question, const web::Fields& typed) {
    const bool is_change = request.form.get("to") == check;
    if (request.form.get("go") == "another" && question.child > 0 && question.child < most_children)
        return path_of(actor, (&question + 1)->key) + (is_change ? "?to=check" : "");
    const auto* const next = question_after(question, typed);
    return path_of(actor, is_change || next == nullptr ? check : std::string_view(next->key));
}

Outcome<site::Answer> answer(const Sent& sent, const Question& question) {
    const auto& [journal, actor, request, reception] = sent;
    const auto shown = [&](const std::vector<FieldError>& errors) {
        return journal.view(actor, [&](trail::View& view) { return Outcome(question_page(view, request, reception, {question, errors})); });
    };
    const bool is_new = *journal.view(actor, [&](trail::View& view) { return Outcome(!typed_before(view, request, reception)); });
    const bool is_strangers_first = is_new && !actor.is_signed_in();
    const auto address = sign_in::counted_address(request.peer);
    if (const auto wait = is_strangers_first ? reception.strangers->wait(address, journal.now()) : std::chrono::seconds{}; wait.count() > 0)
        return site::Answer{waiting(TRY(shown({})), wait)};
    const auto kept = journal.change(actor, "Contact with the safeguarding hub", [&](trail::Change& change) { return keep(change, request, reception, question); });
    if (!kept) return site::Answer{TRY(shown(kept.refusal().errors))};
    if (is_strangers_first) reception.strangers->count(address, journal.now());
    if (request.form.get("go") != "out") {
        auto errors = *journal.view(actor, [&](trail::View& view) { return Outcome(problems_on(question, problems_of_draft(view, *kept, reception))); });
        if (!errors.empty()) return site::Answer{TRY(shown(errors))};
    }
    return site::Answer{web::redirect(next_path(actor, request, question, *kept))};
}

/// Where whoever sent it reads on.
std::string path_after(trail::Journal& journal, const trail::Actor& actor, const std::string& reference) {
    if (!actor.may(permissions::follow)) return "/contact/sent/" + reference;
    const auto is_theirs = journal.view(actor, [&](trail::View& view) { return Outcome(own_contact(view, actor.account, reference).has_value()); });
    return *is_theirs ? "/contacts/" + reference : contact_path(reference);
}

Outcome<site::Answer> send(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const Reception& reception) {
    const auto typed = *journal.view(actor, [&](trail::View& view) { return Outcome(typed_before(view, request, reception)); });
    if (!typed) return site::Answer{site::redirect_with_message("/contact", "There is nothing to send: it was sent before, or deleted, or its time was over")};
    const auto shown = [&](const std::vector<FieldError>& errors) {
        return journal.view(actor, [&](trail::View& view) { return Outcome(check_page(view, request, reception, {*typed, errors})); });
    };
    const auto sent = journal.change(actor, "Contact with the safeguarding hub", [&](trail::Change& change) -> Outcome<std::string> {
        if (auto errors = problems_of_draft(change, *typed, reception); !errors.empty()) return invalid(std::move(errors));
        if (!erase_draft(change, seal_of(actor, request, reception))) return conflict("This was sent already");
        return take_contact(change, whole_form(*typed), *reception.hub);
    });
    if (!sent && sent.refusal().kind == Refusal::Kind::invalid) return site::Answer{TRY(shown(sent.refusal().errors))};
    if (!sent) return sent.refusal();
    const auto next = path_after(journal, actor, *sent);
    return site::Answer{actor.may(permissions::follow) ? site::redirect_with_message(next, "The hub has it under the reference " + *sent) : web::redirect(next)};
}

Outcome<site::Answer> forget(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const Reception& reception) {
    TRY(journal.change(actor, "Contact with the safeguarding hub is not sent", [&](trail::Change& change) {
        if (erase_draft(change, seal_of(actor, request, reception))) change.record({"hub_contacts.draft_deleted", {"account", std::to_string(actor.account.number)}, ""});
        return Outcome(Done{});
    }));
    return site::Answer{site::redirect_with_message("/contact", "What you typed was deleted. Nothing was sent")};
}

/// Says the reference back to who has no account. It looks nothing up: whoever types another learns nothing by it.
Outcome<site::Answer> show_sent(const web::Request& request) {
    const auto reference = records::read_reference("HUB", request.parameter("reference"));
    if (!reference) return not_found();
    Html main = govuk::panel({.title_text = "The hub has what you sent", .html = html("Your reference<br><strong>{}</strong>", *reference)});
    main.add("<p class=\"govuk-body\">Somebody reads it on the next working day at the latest, and decides what happens. If a child is in danger now, call 999. If you said how you can be reached, the "
             "hub may call you.</p><p class=\"govuk-body\">Write the reference down or print this page, and give it when you call the hub. What you typed is no longer kept for this browser.</p>");
    main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/contact\">Tell the hub something else</a></p>");
    return site::Answer{site::Page{.title = "The hub has what you sent", .main = std::move(main)}};
}

Outcome<site::Answer> show_question(trail::View& view, const web::Request& request, const Reception& reception) {
    const auto& key = request.parameter("question");
    const auto* const question = find_question(key);
    if (!question && key != check) return not_found();
    const bool is_elsewhere = view.actor().is_signed_in() != request.path.starts_with("/contacts/");
    if (is_elsewhere) return site::Answer{web::redirect(path_of(view.actor(), key))};
    if (question) return site::Answer{question_page(view, request, reception, {*question, {}})};
    const auto typed = typed_before(view, request, reception);
    if (!typed) return site::Answer{web::redirect("/contact")};
    return site::Answer{check_page(view, request, reception, {*typed, {}})};
}

Outcome<site::Answer> take_page(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const Reception& reception) {
    const auto& key = request.parameter("question");
    if (key == check && request.form.get("go") == "delete") return forget(journal, actor, request, reception);
    if (key == check) return send(journal, actor, request, reception);
    const auto* const question = find_question(key);
    return question ? answer({journal, actor, request, reception}, *question) : not_found();
}

void add_way(site::Router& router, const std::string& base, Permission permission, const SharedReception& reception) {
    const auto pattern = base + "/{question}";
    router.get(pattern, permission, [reception](trail::View& view, const web::Request& request) { return show_question(view, request, *reception); });
    router.post_act(pattern, permission, "Contact with the safeguarding hub", [reception](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
        return take_page(journal, actor, request, *reception);
    });
}

}  // namespace

std::optional<Instant> draft_until(trail::View& view, const trail::KeyFolder& keys) {
    const auto draft = find_draft(view, DraftSeal::of_account(view.actor().account, keys));
    return draft ? std::optional(draft->goes_at) : std::nullopt;
}

void add_form_routes(site::Router& router, const SharedHub& hub, const trail::KeyFolder& keys) {
    const auto reception = std::make_shared<const Reception>(Reception{hub, keys});
    router.get("/contact", holdfast::permissions::anyone, [reception](trail::View& view, const web::Request& request) { return show_start(view, request, *reception); });
    add_way(router, "/contact", holdfast::permissions::anyone, reception);
    add_way(router, "/contacts/new", holdfast::permissions::signed_in, reception);
    router.get("/contact/sent/{reference}", holdfast::permissions::anyone, [](trail::View&, const web::Request& request) { return show_sent(request); });
}

}  // namespace holdfast::hub_contacts
