#include "core/subject_access/permissions.hpp"
#include "core/subject_access/request_service.hpp"
#include "features/subject_access/request_pages.hpp"

namespace holdfast::subject_access {

namespace {
/// A step of a request: what it does, what is said once it is done, and the field that an error belongs to.
struct Step {
    std::function<Outcome<Done>(trail::Change&, const Subjects&, Id<Asked>, const web::Request&)> act{};
    std::string_view message{};
    std::string_view field{"reason"};
};
}  // namespace

static site::ActPage page_of(const Shared& setting, Step step) {
    return [setting, step = std::move(step)](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) -> Outcome<site::Answer> {
        const Id<Asked> id{number_of(request.parameter("number"))};
        const auto done = journal.change(actor, "Subject access", [&](trail::Change& change) { return step.act(change, setting->subjects, id, request); });
        if (done) return site::Answer{site::redirect_with_message(request_path(id), step.message)};
        if (done.refusal().kind != Refusal::Kind::invalid) return done.refusal();
        return journal.view(actor, [&](trail::View& view) { return show_request(view, request, *setting, errors_of(done.refusal(), step.field)); });
    };
}

static Outcome<Done> complete(trail::Change& change, const Subjects& subjects, Id<Asked> id, const web::Request&) { return finish(change, subjects, id); }
static Outcome<Done> let_go(trail::Change& change, const Subjects& subjects, Id<Asked> id, const web::Request&) { return release(change, subjects, id); }
static Outcome<Done> give_back(trail::Change& change, const Subjects& subjects, Id<Asked> id, const web::Request& request) {
    return send_back(change, subjects, id, typed(request, "reason"));
}
static Outcome<Done> end(trail::Change& change, const Subjects& subjects, Id<Asked> id, const web::Request& request) {
    return withdraw(change, subjects, id, typed(request, "withdrawal"));
}
static Outcome<Done> keep_back(trail::Change& change, const Subjects& subjects, Id<Asked> id, const web::Request& request) {
    return withhold(change, subjects, id, {.words = typed(request, "words"), .why = typed(request, "withheld_why")});
}
static Outcome<Done> give(trail::Change& change, const Subjects& subjects, Id<Asked> id, const web::Request& request) {
    return give_again(change, subjects, id, Id<WithheldWords>{number_of(request.parameter("withheld"))});
}

void add_step_routes(site::Router& router, const Shared& setting) {
    const auto add = [&](const char* pattern, Step step) -> site::Route& {
        return router.post_act(pattern, permissions::answer, "Subject access", page_of(setting, std::move(step)));
    };
    add("/subject-access/{number}/completion", {.act = complete, .message = "Another person can release it now", .field = "completion"});
    add("/subject-access/{number}/release", {.act = let_go, .message = "The answer is released"}).needs_recent_proof = true;
    add("/subject-access/{number}/return", {.act = give_back, .message = "The request is being prepared again"});
    add("/subject-access/{number}/withdrawal", {.act = end, .message = "The request is withdrawn and what was gathered is wiped", .field = "withdrawal"});
    add("/subject-access/{number}/withheld", {.act = keep_back, .message = "The words are withheld wherever they stand", .field = "words"});
    add("/subject-access/{number}/withheld/{withheld}/end", {.act = give, .message = "The words are given again", .field = "words"});
}

}  // namespace holdfast::subject_access
