#include "core/subject_access/permissions.hpp"
#include "core/subject_access/request_service.hpp"
#include "features/subject_access/request_pages.hpp"

namespace holdfast::subject_access {

namespace {
/// A step of a request: what it does, what is said once it is done, and the field that an error belongs to.
struct Step {
    std::function<Outcome<Done>(trail::Change&, Id<Asked>, const web::Request&)> act{};
    std::string_view message{};
    std::string_view field{"reason"};
};
}  // namespace

static site::ActPage page_of(Step step) {
    return [step = std::move(step)](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) -> Outcome<site::Answer> {
        const Id<Asked> id{number_of(request.parameter("number"))};
        const auto done = journal.change(actor, "Subject access", [&](trail::Change& change) { return step.act(change, id, request); });
        if (done) return site::Answer{site::redirect_with_message(request_path(id), step.message)};
        if (done.refusal().kind != Refusal::Kind::invalid) return done.refusal();
        return journal.view(actor, [&](trail::View& view) { return show_request(view, request, errors_of(done.refusal(), step.field)); });
    };
}

void add_step_routes(site::Router& router) {
    router.post_act("/subject-access/{number}/completion", permissions::prepare, "Subject access",
                    page_of({.act = [](trail::Change& change, Id<Asked> id, const web::Request&) { return finish(change, id); },
                             .message = "Another person can release it now"}));
    router
        .post_act(
            "/subject-access/{number}/release", permissions::release, "Subject access",
            page_of({.act = [](trail::Change& change, Id<Asked> id, const web::Request&) { return release(change, id); }, .message = "The answer is released"}))
        .needs_recent_proof = true;
    router.post_act(
        "/subject-access/{number}/return", permissions::release, "Subject access",
        page_of({.act = [](trail::Change& change, Id<Asked> id, const web::Request& request) { return send_back(change, id, typed(request, "reason")); },
                 .message = "The request is being prepared again"}));
    router.post_act(
        "/subject-access/{number}/withdrawal", permissions::prepare, "Subject access",
        page_of({.act = [](trail::Change& change, Id<Asked> id, const web::Request& request) { return withdraw(change, id, typed(request, "withdrawal")); },
                 .message = "The request is withdrawn and what was gathered is wiped",
                 .field = "withdrawal"}));
}

}  // namespace holdfast::subject_access
