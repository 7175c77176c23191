#include "core/subject_access/permissions.hpp"
#include "core/subject_access/request_service.hpp"
#include "features/subject_access/request_pages.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"

#include <fmt/format.h>

namespace holdfast::subject_access {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {
/// The form of one item: what was typed, else what was decided before.
struct Form {
    const web::Request& request;
    const GatheredItem& item;
    const std::vector<FieldError>& errors;

    std::string value(std::string_view name, const std::string& kept) const {
        return request.method == web::Method::post ? std::string(request.form.get(name)) : kept;
    }
    std::optional<govuk::ErrorMessage> error(std::string_view name) const {
        const auto message = message_for(errors, name);
        return message.empty() ? std::nullopt : std::optional(govuk::ErrorMessage{.text = message});
    }
    Html choice() const {
        govuk::Radios radios{.name = "decision", .value = value("decision", std::string(token_of(item.decision)))};
        radios.fieldset = govuk::Fieldset{.legend = govuk::Legend{.text = "What the person is given"}};
        radios.error_message = error("decision");
        radios.items = {{.text = "The words as they stand", .value = "given"},
                        {.text = "Nothing: it is left out", .value = "left_out"},
                        {.text = "Other words in their place", .value = "replaced"}};
        return govuk::radios(radios);
    }
    Html why() const {
        return govuk::input({.name = "why",
                             .value = value("why", item.why),
                             .label = {.text = "Under which exemption, in words"},
                             .hint = govuk::Hint{.text = "Where it is left out or replaced. The person reads it"},
                             .error_message = error("why"),
                             .autocomplete = "off"});
    }
    Html instead() const {
        govuk::Textarea area{
            .name = "instead", .value = value("instead", item.instead), .label = {.text = "The words in their place"}, .error_message = error("instead")};
        area.rows = "3";
        return govuk::textarea(area);
    }
};
}  // namespace

static Outcome<site::Answer> show_item(trail::View& view, const web::Request& request, const Setting& setting, const std::vector<FieldError>& errors) {
    const auto [asked, part] = TRY(request_seen(view, request, setting));
    const auto item = find_item(view, asked.id, {number_of(request.parameter("item"))});
    if (!item || !part.may_prepare || asked.state != State::being_prepared) return not_found();
    const Form form{request, *item, errors};
    const std::string title = fmt::format("Item {}", item->id.number);
    const std::string path = fmt::format("{}/items/{}", request_path(asked.id), item->id.number);
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", title);
    main.add(govuk::summary_list({.rows = {{.key = {.text = "Where it is held"}, .value = {.text = item->source}},
                                           {.key = {.text = "What"}, .value = {.text = item->held.what}},
                                           {.key = {.text = "When"}, .value = {.text = item->held.when}},
                                           {.key = {.text = "From"}, .value = {.text = item->held.from}},
                                           {.key = {.text = "Words"}, .value = {.text = item->held.words}}}}));
    main.add("<form method=\"post\" action=\"{}\" novalidate>{}", path, web::csrf_field(request));
    main.add(form.choice()).add(form.why()).add(form.instead());
    main.add(govuk::button({.text = "Keep the decision", .prevent_double_click = true})).add("</form>");
    return site::Answer{site::Page{.title = title,
                                   .main = std::move(main),
                                   .breadcrumbs = {{"Subject access", "/subject-access"}, {fmt::format("Request {}", asked.id.number), request_path(asked.id)}},
                                   .errors = errors,
                                   .status = errors.empty() ? 200 : 422}};
}

static Outcome<site::Answer> take_decision(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const Setting& setting) {
    const Id<Asked> id{number_of(request.parameter("number"))};
    const GatheredItem decided{.id = {number_of(request.parameter("item"))},
                               .decision = parse_decision(request.form.get("decision")).value_or(Decision::undecided),
                               .why = typed(request, "why"),
                               .instead = typed(request, "instead")};
    const auto done = journal.change(actor, "Subject access", [&](trail::Change& change) { return decide(change, setting.subjects, id, decided); });
    if (done)
        return site::Answer{site::redirect_with_message(request_path(id), fmt::format("Item {}: {}", decided.id.number, decision_in_words(decided.decision)))};
    if (done.refusal().kind != Refusal::Kind::invalid) return done.refusal();
    return journal.view(actor, [&](trail::View& view) { return show_item(view, request, setting, done.refusal().errors); });
}

void add_item_routes(site::Router& router, const Shared& setting) {
    router.get("/subject-access/{number}/items/{item}", permissions::answer,
               [setting](trail::View& view, const web::Request& request) { return show_item(view, request, *setting, {}); });
    router.post_act("/subject-access/{number}/items/{item}", permissions::answer, "Subject access",
                    [setting](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
                        return take_decision(journal, actor, request, *setting);
                    });
}

}  // namespace holdfast::subject_access
