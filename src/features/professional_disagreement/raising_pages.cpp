#include "features/professional_disagreement/parts_pages.hpp"

#include <fmt/format.h>

namespace holdfast::professional_disagreement {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static constexpr const char* pattern = "/disagreements/about/{record_kind}/{subject}";

static std::vector<govuk::SelectItem> agencies(trail::View& view) {
    std::vector<govuk::SelectItem> items{{.value = "", .text = "Choose an agency"}};
    for (const auto& agency : deciding_agencies(view)) items.push_back({.value = agency.key, .text = agency.name});
    return items;
}

static Outcome<site::Answer> show(trail::View& view, const web::Request& request, const Desk& desk, const Errors& errors) {
    const auto* subject = desk.find(request.parameter("record_kind"));
    if (subject == nullptr) return not_found();
    const std::string reference = request.parameter("subject");
    TRY(require_involved(view, *subject, reference));
    const site::Form form{request, errors};
    Html fields = form.choice("agency", "Whose decision is it?", agencies(view));
    fields.add(form.line("other", "Who decided it?", "Their name or user name, if you know it. Otherwise the safeguarding leads of the agency are asked"));
    fields.add(form.lines("decision", "With which decision do you disagree?")).add(form.lines("why", "Why?"));
    fields.add(form.lines("sought", "What do you want for the child?"));
    return site::Answer{site::form_page(request,
                                        {.title = "Disagree with a decision",
                                         .reference = fmt::format("{}: {}", subject->label, subject->name(view, reference)),
                                         .action = fmt::format("{}/about/{}/{}", list_path, subject->kind.kind, reference),
                                         .fields = std::move(fields),
                                         .button = "Raise it",
                                         .above = govuk::inset_text({.text = nothing_waits}),
                                         .breadcrumbs = {{std::string(list_title), std::string(list_path)}}},
                                        errors)};
}

static Outcome<std::string> take(trail::Change& change, const web::Request& request, const Desk& desk) {
    Disagreement wanted{.kind = request.parameter("record_kind"),
                        .subject = request.parameter("subject"),
                        .deciding_agency = site::typed(request, "agency"),
                        .decision = site::typed(request, "decision"),
                        .why = site::typed(request, "why"),
                        .sought = site::typed(request, "sought")};
    return raise(change, desk, std::move(wanted), {.other = site::typed(request, "other")});
}

void add_raising_routes(site::Router& router, const SharedDesk& desk) {
    router.get(pattern, permissions::take_part, [desk](trail::View& view, const web::Request& request) { return show(view, request, *desk, {}); });
    router.post_act(pattern, permissions::take_part, why_changed,
                    [desk](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) -> Outcome<site::Answer> {
                        const auto made = journal.change(actor, std::string(why_changed), [&](trail::Change& change) { return take(change, request, *desk); });
                        if (made) return site::Answer{site::redirect_with_message(path_of(*made), "Your disagreement is with those who are asked first")};
                        if (made.refusal().kind != Refusal::Kind::invalid) return made.refusal();
                        return journal.view(actor, [&](trail::View& view) { return show(view, request, *desk, made.refusal().errors); });
                    });
}

}  // namespace holdfast::professional_disagreement
