#include "core/access/account_store.hpp"
#include "core/policy/record_service.hpp"
#include "core/subject_access/permissions.hpp"
#include "features/subject_access/request_pages.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"

#include <fmt/format.h>

namespace holdfast::subject_access {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static Html line(const web::Request& request, const char* name, const char* label, const char* hint, const std::vector<FieldError>& errors) {
    govuk::Input input{
        .name = name, .value = std::string(request.form.get(name)), .label = {.text = label}, .classes = "govuk-input--width-30", .autocomplete = "off"};
    if (*hint != '\0') input.hint = govuk::Hint{.text = hint};
    if (const auto message = message_for(errors, name); !message.empty()) input.error_message = govuk::ErrorMessage{.text = message};
    return govuk::input(input);
}

/// Refused to who may not say who answers for the record, whether there is such a record or not.
static Outcome<Done> require_naming(trail::View& view, const RecordSubject& subject, const std::string& reference) {
    const policy::Question question{subject.kind, policy::belonging_of(view)};
    const bool may = policy::may(view, policy::Verb::manage, question, reference) || policy::may(view, policy::Verb::allocate, question, reference);
    if (!may) return not_found();
    return Done{};
}

static Outcome<site::Answer> show_form(trail::View& view, const web::Request& request, const RecordSubject& subject, const std::vector<FieldError>& errors) {
    const std::string& reference = request.parameter("subject");
    TRY(require_naming(view, subject, reference));
    view.look({subject.kind.kind, reference});
    const std::string path = std::string(subject.kind.path) + reference;
    Html main = html("<h1 class=\"govuk-heading-l\">Answer who asks what is held in record {}</h1>", reference);
    main.add(
        "<p class=\"govuk-body\">Everything that is held is gathered as it stands now. The person you name reads it, decides what is given, and may read the "
        "record until the day you say. You, or "
        "somebody else who may name, then release it.</p>");
    main.add("<form method=\"post\" action=\"{}/subject-access\" novalidate>{}", path, web::csrf_field(request));
    main.add(line(request, "asked_by", "Who asks", "The child, or somebody with parental responsibility, and how you know", errors));
    main.add(day_question(request, "asked_on", "When they asked", errors));
    main.add(line(request, "named", "Who prepares the answer", "Their user name", errors));
    main.add(day_question(request, "until", "Their last day", errors));
    main.add(line(request, "because", "Why are they named?", "It stands in the trail of the record", errors));
    main.add(govuk::button({.text = "Gather", .prevent_double_click = true})).add("</form>");
    return site::Answer{site::Page{.title = "Answer who asks what is held in record " + reference,
                                   .main = std::move(main),
                                   .breadcrumbs = {{"Record " + reference, path}},
                                   .errors = errors,
                                   .status = errors.empty() ? 200 : 422}};
}

static Asked asked_in(trail::View& view, const web::Request& request, const RecordSubject& subject) {
    const auto accounts = access::accounts_called(view, typed(request, "named"));
    AskedRecord record{.kind = std::string(subject.kind.kind),
                       .reference = request.parameter("subject"),
                       .asked_by = typed(request, "asked_by"),
                       .until = day_in(request, "until")};
    if (accounts.size() == 1) record.named = accounts.front().id;
    return {.asked_on = day_in(request, "asked_on"), .record = std::move(record)};
}

static Outcome<site::Answer> take(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const RecordSubject& subject) {
    const auto opened = journal.change(actor, "Subject access", [&](trail::Change& change) {
        return open_record_request(change, subject, asked_in(change, request, subject), typed(request, "because"));
    });
    if (opened) return site::Answer{site::redirect_with_message(request_path(*opened), "What is held was gathered")};
    if (opened.refusal().kind != Refusal::Kind::invalid) return opened.refusal();
    return journal.view(actor, [&](trail::View& view) { return show_form(view, request, subject, opened.refusal().errors); });
}

void add_record_routes(site::Router& router, const Shared& setting) {
    for (const auto& subject : setting->subjects) {
        const std::string pattern = std::string(subject.kind.path) + "{subject}/subject-access";
        router.get(pattern, permissions::answer,
                   [setting, &subject](trail::View& view, const web::Request& request) { return show_form(view, request, subject, {}); });
        router
            .post_act(pattern, permissions::answer, "Subject access",
                      [setting, &subject](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
                          return take(journal, actor, request, subject);
                      })
            .needs_recent_proof = true;
    }
}

}  // namespace holdfast::subject_access
