#include "features/open_id/arrival_pages.hpp"

#include "core/open_id/arrival_service.hpp"
#include "core/site/session_pages.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"
#include "web/percent.hpp"

#include <fmt/format.h>

namespace holdfast::open_id {

using web::Html;
using web::html;
namespace govuk = web::govuk;
using Shared = std::shared_ptr<const Surroundings>;
using Step = Arrival::Step;

namespace {
/// What a page says that leads nowhere by itself.
struct Notice {
    const char* title{};
    Html words{};
    int status{};
};
}  // namespace

static site::Page shown(Notice notice) {
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", notice.title);
    main.add(notice.words);
    return site::Page{.title = notice.title, .main = std::move(main), .status = notice.status};
}

static Html paragraph(std::string_view text) { return html("<p class=\"govuk-body\">{}</p>", text); }
static Html back_to_sign_in() { return html("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/sign-in\">Go back to signing in</a></p>"); }

site::Answer trouble_page(std::string_view issuer, std::string_view word) {
    site::Page page;
    if (word == "wait") {
        page = shown({"There were too many attempts",
                      paragraph("Too many tries to sign in came from your network. Wait a minute and try again.").add(back_to_sign_in()), 429});
    } else {
        Html words = paragraph(fmt::format("{} cannot be reached at the moment, or did not answer as it should. Nothing was changed.", issuer));
        words.add(paragraph("Try again in a few minutes, or sign in with your user name and password."));
        page = shown({"You cannot sign in there just now", words.add(back_to_sign_in()), 503});
    }
    page.retry_after = std::chrono::minutes{1};
    return page;
}

static std::string name_of(const Parties& parties, std::string_view key) {
    const auto* party = parties.find(key);
    return party == nullptr ? "" : party->issuer().name;
}

namespace {
/// A request that leads to an issuer.
struct Leaving {
    const web::Request& request;
    Parties& parties;
    Purpose purpose{};
};
}  // namespace

/// Nobody is signed in because another site sent their browser here: they press the button themselves.
static Outcome<site::Answer> leave(trail::Journal& journal, const trail::Actor& actor, const Leaving& leaving) {
    const auto& [request, parties, purpose] = leaving;
    const auto& key = request.parameter("issuer");
    if (request.method != web::Method::get || parties.find(key) == nullptr) return not_found();
    if (!web::comes_from_this_site(request)) return site::Answer{web::redirect(purpose == Purpose::confirm ? site::proof_path : "/sign-in")};
    const auto address = depart(
        journal, actor, parties,
        {.issuer_key = key, .purpose = purpose, .next = site::own_path(request.query.get("next")), .visit_token = std::string(site::session_token(request))});
    if (address) return site::Answer{web::redirect(*address)};
    if (address.refusal().kind == Refusal::Kind::not_found) return address.refusal();
    return trouble_page(name_of(parties, key), address.refusal().message);
}

static Return return_of(const web::Request& request, const sign_in::SecondFactorPolicy& policy) {
    return {.issuer_key = request.parameter("issuer"),
            .visit_token = std::string(site::session_token(request)),
            .state = std::string(request.query.get("state")),
            .code = std::string(request.query.get("code")),
            .issuer = std::string(request.query.get("iss")),
            .error = std::string(request.query.get("error")),
            .place = {.address = request.peer,
                      .user_agent = std::string(request.headers.get("user-agent")),
                      .device_token = std::string(site::device_token(request))},
            .policy = policy};
}

static web::Response second_half(std::string_view path, const Arrival& arrival) {
    return site::with_session(web::redirect(fmt::format("{}?next={}", path, web::percent_encoded(arrival.next))), arrival.progress.token);
}

static site::Page start_again() {
    Html words = paragraph("You took longer than 10 minutes, went back, or came from another browser than the one you began with. Nothing was changed.");
    return shown({"Start again", words.add(back_to_sign_in()), 422});
}

static site::Answer progressed(const Arrival& arrival) {
    const auto& progress = arrival.progress;
    switch (progress.step) {
        case sign_in::Progress::Step::code: return second_half("/sign-in/code", arrival);
        case sign_in::Progress::Step::enrol: return second_half("/sign-in/second-factor", arrival);
        case sign_in::Progress::Step::no_entry: return shown({"You cannot come in today", paragraph(progress.reason).add(back_to_sign_in()), 403});
        case sign_in::Progress::Step::signed_in: break;
        default: return start_again();
    }
    auto response = site::with_session(web::redirect(arrival.next), progress.token);
    return progress.device_token.empty() ? response : site::with_device(std::move(response), progress.device_token);
}

static site::Answer unknown_person(const std::string& issuer) {
    Html words = paragraph(fmt::format("{} has told us who you are, but this sign-in does not belong to an account here yet.", issuer));
    words.add(
        html("<p class=\"govuk-body\">If you have an account:</p><ol class=\"govuk-list govuk-list--number\"><li><a class=\"govuk-link\" "
             "href=\"/sign-in\">Sign in with your user "
             "name and password</a>.</li><li>Go to your account, choose sign-ins with other sites, and link {}.</li></ol>",
             issuer));
    words.add(paragraph("If you do not have an account, ask whoever looks after this site in your agency."));
    return shown({"Your sign-in is not linked yet", std::move(words), 403});
}

static site::Answer told(const Arrival& arrival, const std::string& issuer) {
    switch (arrival.step) {
        case Step::start_again: return start_again();
        case Step::declined:
            return shown({"You did not sign in", paragraph(fmt::format("{} did not sign you in, or you chose not to.", issuer)).add(back_to_sign_in()), 403});
        case Step::unknown: return unknown_person(issuer);
        case Step::taken:
            return shown({"This sign-in is taken",
                          paragraph(fmt::format("This sign-in with {} is linked to another account. Ask your administrator to look into it.", issuer)), 409});
        case Step::other_person:
            return shown(
                {"That did not confirm that it is you",
                 paragraph(fmt::format("{} did not say that you, with a sign-in that is linked to this account, have just proved who you are.", issuer))
                     .add(html("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/confirm\">Confirm with your password</a></p>")),
                 403});
        case Step::wait: return trouble_page(issuer, "wait");
        case Step::linked: return site::redirect_with_message("/account/sign-ins", fmt::format("You can sign in with {} now.", issuer));
        case Step::done: return progressed(arrival);
        case Step::not_verified: break;
    }
    return trouble_page(issuer, "");
}

static Outcome<site::Answer> come_back(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const Surroundings& surroundings) {
    const std::string issuer = name_of(*surroundings.parties, request.parameter("issuer"));
    if (request.method != web::Method::get || issuer.empty()) return not_found();
    return told(arrive(journal, actor, *surroundings.parties, return_of(request, surroundings.policy)), issuer);
}

void add_arrival_routes(site::Router& router, Shared surroundings) {
    router.get("/sign-in/with/{issuer}", permissions::anyone, {}).act = [surroundings](trail::Journal& journal, const trail::Actor& actor,
                                                                                       const web::Request& request) -> Outcome<site::Answer> {
        if (actor.is_signed_in() && surroundings->parties->find(request.parameter("issuer")) != nullptr) return site::Answer{web::redirect("/")};
        return leave(journal, actor, {request, *surroundings->parties, Purpose::sign_in});
    };
    router.get("/sign-in/callback/{issuer}", permissions::anyone, {}).act = [surroundings](trail::Journal& journal, const trail::Actor& actor,
                                                                                           const web::Request& request) {
        return come_back(journal, actor, request, *surroundings);
    };
    router.get("/confirm/with/{issuer}", permissions::signed_in, {}).act = [surroundings](trail::Journal& journal, const trail::Actor& actor,
                                                                                          const web::Request& request) {
        return leave(journal, actor, {request, *surroundings->parties, Purpose::confirm});
    };
}

}  // namespace holdfast::open_id
