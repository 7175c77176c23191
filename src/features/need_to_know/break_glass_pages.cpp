#include "features/need_to_know/break_glass_pages.hpp"

#include "core/policy/break_glass_service.hpp"
#include "features/need_to_know/succession_pages.hpp"
#include "web/csrf.hpp"
#include "web/percent.hpp"

namespace holdfast::need_to_know {

using policy::GlassUse;
using web::Html;
using web::html;
namespace govuk = web::govuk;

static std::string record_in_words(const GlassUse& use) { return use.kind + " " + use.reference; }

static std::string verdict_in_words(const GlassUse& use) {
    return use.verdict.empty() ? "Waits for a second person" : use.verdict == "accepted" ? "Accepted" : "Challenged";
}

static Html uses_table(const std::vector<GlassUse>& uses, const std::string& label) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Opened"}, {.text = "Record"}, {.text = "Reason"}, {.text = "Until"}, {.text = "Review"}},
                       .caption = label,
                       .caption_classes = "govuk-table__caption--m"};
    for (const auto& use : uses)
        table.rows.push_back({{.text = in_words(use.opened_at)},
                              {.text = record_in_words(use)},
                              {.text = use.reason},
                              {.text = in_words(use.until_at)},
                              {.text = verdict_in_words(use)}});
    return scrolling(label, table);
}

static site::Page glass_page(trail::View& view, const web::Request& request, const Kinds& kinds, std::vector<FieldError> errors) {
    const Form form{request, errors};
    Html main = html("<h1 class=\"govuk-heading-l\">Open a record by breaking the glass</h1>");
    main.add(
        "<p class=\"govuk-body\">For a child whose safety cannot wait. You may read one record for three hours. Its owner is told now, and a second person "
        "reviews what you did.</p>");
    main.add("<form method=\"post\" action=\"/access/break-glass\" novalidate>").add(web::csrf_field(request)).add(form.record(kinds));
    main.add(form.lines("reason", "Why must you see it now?", "20 characters or more. Do not name the child."))
        .add(govuk::button({.text = "Break the glass", .classes = "govuk-button--warning"}))
        .add("</form>");
    const auto uses = policy::glass_uses_by(view, view.actor().account);
    if (!uses.empty()) main.add(uses_table(uses, "What you opened"));
    return {.title = "Break-glass", .main = std::move(main), .errors = std::move(errors)};
}

static Outcome<site::Answer> break_it(trail::Change& change, const web::Request& request, const Kinds& kinds) {
    const auto* kind = kind_in(kinds, request.form.get("kind"));
    if (kind == nullptr) return shown_again(glass_page(change, request, kinds, {{"kind", "Choose a kind of record"}}), invalid(""));
    const auto use = policy::break_glass(change, {*kind, policy::belonging_of(change)}, typed(request, "reference"), typed(request, "reason"));
    if (!use) return shown_again(glass_page(change, request, kinds, use.refusal().errors), use.refusal());
    return site::Answer{web::redirect(std::string(kind->path) + web::percent_encoded(use->reference))};
}

static Outcome<site::Answer> notices_page(trail::View& view, const web::Request& request, const Kinds& kinds) {
    Html main = html("<h1 class=\"govuk-heading-l\">Notices</h1>");
    const auto uses = policy::unseen_notices(view, view.actor().account);
    Html given = records_given(view, kinds);
    if (uses.empty() && given.empty()) main.add("<p class=\"govuk-body\">There is nothing new.</p>");
    main.add(std::move(given));
    for (const auto& use : uses) {
        main.add("<div class=\"govuk-inset-text\"><p class=\"govuk-body\">{} broke the glass of {} on {}, until {}. Reason: {}</p>", use.account_name,
                 record_in_words(use), in_words(use.opened_at), in_words(use.until_at), use.reason);
        main.add("<form method=\"post\" action=\"/access/notices/{}/seen\">", std::to_string(use.id.number)).add(web::csrf_field(request));
        main.add(govuk::button({.text = "I have seen this", .classes = "govuk-button--secondary"})).add("</form></div>");
    }
    return site::Answer{site::Page{.title = "Notices", .main = std::move(main)}};
}

static Outcome<site::Answer> mark_seen(trail::Change& change, const web::Request& request) {
    const Id<GlassUse> use{number_in(request.parameter("use"))};
    if (!policy::mark_notice_seen(change, change.actor().account, use)) return not_found();
    change.record({"policy.notice_seen", {"break_glass", std::to_string(use.number)}});
    return site::Answer{site::redirect_with_message("/access/notices", "The notice was marked as seen")};
}

std::optional<Html> banner(trail::View& view) {
    if (view.actor().account.number == 0) return std::nullopt;
    const auto open = policy::open_glass_uses_by(view, view.actor().account);
    if (open.empty()) return std::nullopt;
    Html words;
    for (const auto& use : open)
        words.add("<p class=\"govuk-notification-banner__heading\">You broke the glass of {} and may read it until {}. Each page you open is on record.</p>",
                  record_in_words(use), in_words(use.until_at));
    return govuk::notification_banner({.html = std::move(words), .title_id = "break-glass-banner"});
}

void add_break_glass_routes(site::Router& router, const Kinds& kinds) {
    using policy::permissions::break_glass;
    router.get("/access/break-glass", break_glass,
               [kinds](trail::View& view, const web::Request& request) { return Outcome<site::Answer>(site::Answer{glass_page(view, request, kinds, {})}); });
    router.post("/access/break-glass", break_glass, "glass broken",
                [kinds](trail::Change& change, const web::Request& request) { return break_it(change, request, kinds); });
    router.get("/access/notices", permissions::signed_in,
               [kinds](trail::View& view, const web::Request& request) { return notices_page(view, request, kinds); });
    router.post("/access/notices/{use}/seen", permissions::signed_in, "notice seen", mark_seen);
}

}  // namespace holdfast::need_to_know
