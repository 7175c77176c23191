#include "core/site/site.hpp"

#include "base/log.hpp"
#include "core/access/account_store.hpp"
#include "core/access/secret.hpp"
#include "core/access/session_store.hpp"
#include "core/site/cookies.hpp"
#include "core/site/file_limit.hpp"
#include "core/site/kept_form.hpp"
#include "core/site/session_pages.hpp"
#include "core/site/unavailable.hpp"
#include "core/site/upload_scan.hpp"
#include "web/assets/assets.hpp"
#include "web/csrf.hpp"
#include "web/error_page.hpp"
#include "web/path_table.hpp"
#include "web/percent.hpp"

#include <algorithm>
#include <set>

namespace holdfast::site {

using SharedRequest = std::shared_ptr<web::Request>;

struct Site::State {
    trail::Journal& journal;
    const std::vector<Role>& roles;
    std::vector<Route> routes;
    Shell shell;
    bool is_behind_tls;
    std::vector<std::string> repeatable_fields;
    std::vector<std::pair<std::string, std::size_t>> large_bodies;
    std::function<std::optional<web::Html>(trail::View&)> banner;
    std::function<int(trail::View&)> unread;
    Log log;
    web::PathTable<const Route*> paths{};
    KeptForms kept_forms{};
    FileLimit file_limit{};
    std::unique_ptr<UploadScan> uploads{};  // the last to be made and the first to end: its thread uses the others

    void dispatch(SharedRequest request, web::Respond respond);
    bool has_doubled_field(const web::Fields& fields) const;
    void take_form(const Route& route, SharedRequest request, web::Respond respond);
    void scan_first(const Route& route, SharedRequest request, web::Respond respond);
    void refuse_upload(const trail::Actor& actor, const SharedRequest& request, const web::Respond& respond, const UploadVerdict& verdict);
    void run_view(const Route& route, const SharedRequest& request, const web::Respond& respond);
    void run_change(const Route& route, SharedRequest request, web::Respond respond);
    void run_act(const Route& route, const SharedRequest& request, const web::Respond& respond);

    access::Identified identify(store::Reader& reader, const web::Request& request) const {
        return access::identify(reader, session_token(request), roles, journal.now(), request.peer);
    }
    web::Response finished(const trail::Actor& actor, const web::Request& request, const Outcome<Answer>& outcome) const;
    Outcome<Answer> with_news(trail::View& view, Outcome<Answer> outcome) const;
    web::Response shown(const trail::Actor& actor, const web::Request& request, const Page& page) const;
    std::optional<web::Response> refused_entry(const access::Identified& who, const Route& route, const web::Request& request);
    std::optional<web::Response> too_many_files(const trail::Actor& actor, const web::Request& request);
    void note_refusal(const trail::Actor& actor, const web::Request& request, int status) const;
    web::Response sign_in_first(const web::Request& request);
    std::string page_of_form(std::string_view path) const;
    web::Response no_such_page(const web::Request& request, const web::PathTable<const Route*>::Match& match);
    web::Response failed(const web::Request& request, std::exception_ptr failure) const;
    void touch(const web::Request& request);
};

Site::Site(trail::Journal& journal, const std::vector<Role>& roles, Router router, std::vector<NavigationItem> navigation, SiteSettings settings)
    : state_(std::make_unique<State>(journal, roles, router.routes(), Shell{std::move(settings.shell), std::move(navigation)}, settings.is_behind_tls,
                                     std::move(settings.repeatable_fields), std::move(settings.large_bodies), std::move(settings.banner),
                                     std::move(settings.unread), std::move(settings.log))) {
    state_->uploads = std::make_unique<UploadScan>(std::move(settings.scan));
    for (const auto& route : state_->routes) state_->paths.add(route.method, route.pattern, &route);
}

Site::~Site() = default;

const std::vector<Route>& Site::routes() const { return state_->routes; }

std::size_t Site::larger_body(const web::Request& head) const {
    if (head.method != web::Method::post || !web::comes_from_this_site(head)) return 0;
    const auto match = state_->paths.find(head.method, head.path);
    if (match.payload == nullptr) return 0;
    const Route& route = **match.payload;
    const auto large = std::ranges::find(state_->large_bodies, route.pattern, &std::pair<std::string, std::size_t>::first);
    if (large == state_->large_bodies.end()) return 0;
    web::Request request = head;
    read_cookies(request, state_->is_behind_tls);
    std::size_t most = 0;
    state_->journal.database().read([&](store::Reader& reader) {
        if (state_->identify(reader, request).actor.may(route.permission)) most = large->second;
    });
    return most;
}

/// A visitor gets a token too, so that the form they sign in with is theirs; it stands for nobody.
static bool start_visit(web::Request& request) {
    if (request.cookies.has(session_cookie)) return false;
    request.cookies.add(std::string(session_cookie), access::random_token());
    return true;
}

/// Whether the answer has a session for the browser to keep already: that of a link that was followed on a first visit.
static bool keeps_session(const web::Response& response) {
    return std::ranges::any_of(response.headers, [](const auto& header) { return header.first == keep_session; });
}

void Site::answer(std::shared_ptr<web::Request> request, web::Respond respond) {
    if (request->method != web::Method::post) {
        if (auto asset = web::assets::asset_response(request->path)) return respond(*std::move(asset));
    }
    read_cookies(*request, state_->is_behind_tls);
    const bool is_new_visit = start_visit(*request);
    const bool is_doubtful = state_->has_doubled_field(request->query) || state_->has_doubled_field(request->form);
    auto finish = [this, request, is_new_visit, respond = std::move(respond)](web::Response response) {
        if (is_new_visit && !keeps_session(response)) response = with_session(std::move(response), session_token(*request));
        write_cookies(response, state_->is_behind_tls);
        if (response.status != 303 && request->cookies.has(message_cookie)) forget_message(response, state_->is_behind_tls);
        respond(std::move(response));
    };
    if (is_doubtful) return finish(web::error_page(400));
    try {
        state_->dispatch(request, finish);
    } catch (const store::Unavailable&) {  // before anybody could be asked who they are
        finish(state_->failed(*request, std::current_exception()));
    }
}

bool Site::State::has_doubled_field(const web::Fields& fields) const {
    std::set<std::string_view> seen;
    return std::any_of(fields.all().begin(), fields.all().end(), [&](const auto& field) {
        const bool may_repeat = std::find(repeatable_fields.begin(), repeatable_fields.end(), field.first) != repeatable_fields.end();
        return !may_repeat && !seen.insert(field.first).second;
    });
}

void Site::State::dispatch(SharedRequest request, web::Respond respond) {
    auto match = paths.find(request->method, request->path);
    if (match.payload == nullptr) return respond(no_such_page(*request, match));
    const Route& route = **match.payload;
    request->path_parameters = std::move(match.parameters);
    if (request->method != web::Method::post) {
        request->csrf_token = web::csrf_token(session_token(*request));
        if (route.act) return run_act(route, request, respond);
        return run_view(route, request, respond);
    }
    const bool is_ours = web::comes_from_this_site(*request) && web::csrf_token_fits(request->form.get(web::csrf_field_name), session_token(*request));
    if (!is_ours && !route.is_for_programs) return respond(shell.refusal_page(trail::nobody(request->peer), *request, Shell::expired_form()));
    request->csrf_token = std::string(request->form.get(web::csrf_field_name));  // a form shown again with its errors may send the same one
    if (uploads->is_wanted(*request)) return scan_first(route, std::move(request), std::move(respond));
    take_form(route, std::move(request), std::move(respond));
}

void Site::State::take_form(const Route& route, SharedRequest request, web::Respond respond) {
    if (route.act) return run_act(route, request, respond);
    run_change(route, std::move(request), std::move(respond));
}

static web::ScanAnswer answer_in(const outgoing::Scanned& scanned) {
    switch (scanned.verdict) {
        case outgoing::Scanned::Verdict::clean: return web::ScanAnswer::clean;
        case outgoing::Scanned::Verdict::unknown: return web::ScanAnswer::no_answer;
        case outgoing::Scanned::Verdict::infected: break;
    }
    return web::ScanAnswer::not_asked;
}

/// Who may not send this anyway is refused without the scanner being kept busy.
void Site::State::scan_first(const Route& route, SharedRequest request, web::Respond respond) {
    access::Identified who;
    journal.database().read([&](store::Reader& reader) { who = identify(reader, *request); });
    if (!who.actor.may(route.permission)) return take_form(route, std::move(request), std::move(respond));
    uploads->look(request, [this, &route, request, respond = std::move(respond), actor = who.actor](const UploadVerdict& verdict) {
        try {
            const auto answer = answer_in(verdict.scanned);
            for (auto& upload : request->uploads) upload.scanned = answer;
            const bool is_taken = answer == web::ScanAnswer::clean || (answer == web::ScanAnswer::no_answer && route.has_quarantine);
            if (is_taken) return take_form(route, request, respond);
            refuse_upload(actor, request, respond, verdict);
        } catch (...) {
            respond(failed(*request, std::current_exception()));
        }
    });
}

/// A file in which something was found is an event before its sender is told.
void Site::State::refuse_upload(const trail::Actor& actor, const SharedRequest& request, const web::Respond& respond, const UploadVerdict& verdict) {
    if (verdict.scanned.verdict == outgoing::Scanned::Verdict::unknown) {
        log.fault("scanner_unavailable", {{"why", verdict.scanned.words}});
        return respond(unscanned_page(shell, actor, *request));
    }
    log.warning("upload_infected", {{"account", actor.account.number}, {"signature", verdict.scanned.words}, {"path", request->path}, {"peer", request->peer}});
    journal.change_later(
        {.identify = [actor](store::Writer&) { return actor; },
         .reason = "Upload scanned",
         .act =
             [actor, signature = verdict.scanned.words](trail::Change& change) {
                 change.record({"access.upload_infected", {"account", std::to_string(actor.account.number)}, signature, "refused"});
                 return true;
             },
         .done = [this, actor, request, respond,
                  verdict](std::exception_ptr failure) { respond(failure ? failed(*request, failure) : infected_page(shell, actor, *request, verdict)); }});
}

/// Anybody may learn which public pages exist; for the rest a visitor is asked to sign in, whether the page exists or not.
std::optional<web::Response> Site::State::refused_entry(const access::Identified& who, const Route& route, const web::Request& request) {
    if (!who.actor.may(route.permission)) {
        note_refusal(who.actor, request, 403);
        return who.actor.is_signed_in() ? shell.refusal_page(who.actor, request, forbidden()) : sign_in_first(request);
    }
    if (request.method == web::Method::post) kept_forms.drop(who.actor.account, request.path);
    if (gives_file(route.pattern) && who.actor.is_signed_in())
        if (auto refused = too_many_files(who.actor, request)) return refused;
    if (!route.needs_recent_proof || journal.now() - who.proved_at <= proof_lasts) return std::nullopt;
    if (request.method != web::Method::post) return shell.proof_first(request.target);
    auto form = kept_form(request, page_of_form(request.path), journal.now());
    if (form) {
        form->was_signed_in = true;
        kept_forms.keep(who.actor.account, *std::move(form));
    }
    return shell.proof_first(page_of_form(request.path));
}

/// Whoever carries everything away, a person or a program in their name, is slowed down, and those who read the trail find it there.
std::optional<web::Response> Site::State::too_many_files(const trail::Actor& actor, const web::Request& request) {
    const auto verdict = file_limit.take(actor.account, journal.now());
    if (verdict.wait.count() == 0) return std::nullopt;
    if (verdict.is_first)
        journal.change_later({.identify = [actor](store::Writer&) { return actor; },
                              .reason = "Too many files in a short time",
                              .act =
                                  [actor](trail::Change& change) {
                                      change.record({"access.files_refused", {"account", std::to_string(actor.account.number)}, {}, "refused"});
                                      return true;
                                  },
                              .done = [](std::exception_ptr) {}});  // the refusal stands, whether it could be noted or not
    return shell.page(actor, request, wait_for_files(verdict.wait));
}

/// What was typed into a form that came after its session had ended is kept for the account of that session.
web::Response Site::State::sign_in_first(const web::Request& request) {
    if (request.method != web::Method::post) return shell.sign_in_first(request);
    auto form = kept_form(request, page_of_form(request.path), journal.now());
    if (!form) return shell.sign_in_first(request);
    std::optional<Id<trail::Account>> account;
    journal.database().read([&](store::Reader& reader) { account = access::account_of_session(reader, session_token(request)); });
    if (!account) return shell.sign_in_first(request);
    web::Response response = web::redirect("/sign-in?next=" + web::percent_encoded(form->page));
    kept_forms.keep(*account, *std::move(form));
    return response;
}

/// The nearest page at or above the path that a form is sent to.
std::string Site::State::page_of_form(std::string_view path) const {
    while (!path.empty() && paths.find(web::Method::get, path).payload == nullptr) path = path.substr(0, path.rfind('/'));
    return path.empty() ? "/" : std::string(path);
}

/// Whom the product would not let do what: a permission they lack, or a record that is not for them. The path may name a record by its number; what
/// stands behind a question mark stays out.
void Site::State::note_refusal(const trail::Actor& actor, const web::Request& request, int status) const {
    if (!actor.is_signed_in() || (status != 403 && status != 404)) return;
    log.warning("access.refused", {{"account", actor.account.number},
                                   {"method", request.method == web::Method::post ? std::string_view("POST") : std::string_view("GET")},
                                   {"path", request.path},
                                   {"status", std::int64_t{status}},
                                   {"peer", request.peer}});
}

web::Response Site::State::no_such_page(const web::Request& request, const web::PathTable<const Route*>::Match& match) {
    trail::Actor actor;
    journal.database().read([&](store::Reader& reader) { actor = identify(reader, request).actor; });
    // The window of a form shown with its errors stands at the address that the form was sent to, which is no page.
    const bool is_read = request.method == web::Method::get;
    if (!actor.is_signed_in() && is_read && !match.methods.empty()) return web::redirect("/sign-in?next=" + web::percent_encoded(page_of_form(request.path)));
    if (!actor.is_signed_in()) return shell.sign_in_first(request);
    if (match.methods.empty()) return shell.refusal_page(actor, request, not_found());
    web::Response response = shell.refusal_page(actor, request, not_found());
    response.status = 405;
    response.headers.emplace_back("Allow", match.methods.front() == web::Method::post ? "POST" : "GET, HEAD");
    return response;
}

/// What the viewer is to know on whatever page they are: what stands above it, and how much waits in their inbox.
Outcome<Answer> Site::State::with_news(trail::View& view, Outcome<Answer> outcome) const {
    auto* const page = outcome ? std::get_if<Page>(&*outcome) : nullptr;
    if (page == nullptr) return outcome;
    auto above = banner ? banner(view) : std::nullopt;
    if (above) page->main = std::move(above->add(page->main));
    if (unread && view.actor().is_signed_in()) page->unread = unread(view);
    return outcome;
}

web::Response Site::State::finished(const trail::Actor& actor, const web::Request& request, const Outcome<Answer>& outcome) const {
    if (!outcome) {
        web::Response refusal = shell.refusal_page(actor, request, outcome.refusal());
        note_refusal(actor, request, refusal.status);
        return refusal;
    }
    if (const auto* page = std::get_if<Page>(&*outcome)) return shown(actor, request, *page);
    return std::get<web::Response>(*outcome);
}

web::Response Site::State::shown(const trail::Actor& actor, const web::Request& request, const Page& page) const {
    const auto kept = kept_forms.find(actor.account, request.path, journal.now());
    if (!kept || request.method == web::Method::post) return shell.page(actor, request, page);
    Page with_notice = page;
    with_notice.main = notice_of(*kept, request.csrf_token).add(page.main);
    return shell.page(actor, request, with_notice);
}

/// Notes, without keeping the reader waiting, that the session is in use.
void Site::State::touch(const web::Request& request) {
    const std::string fingerprint = access::fingerprint(session_token(request));
    journal.database().write(
        [fingerprint, now = journal.now()](store::Writer& writer) {
            access::touch_session(writer, fingerprint, now);
            return store::Verdict::keep;
        },
        [](std::exception_ptr) {});  // a session that was not touched ends a little earlier; the page is right all the same
}

void Site::State::run_view(const Route& route, const SharedRequest& request, const web::Respond& respond) {
    std::optional<web::Response> response;
    std::vector<RecordRef> looks;
    access::Identified who;
    journal.database().read([&](store::Reader& reader) {
        who = identify(reader, *request);
        response = refused_entry(who, route, *request);
        if (response) return;
        trail::View view{reader, who.actor, journal.now()};
        response = finished(who.actor, *request, with_news(view, route.view(view, *request)));
        looks = view.looks();
    });
    if (who.is_touch_due) touch(*request);
    if (looks.empty()) return respond(*std::move(response));
    journal.note_looks(who.actor, std::move(looks),
                       [this, request, respond, response = std::make_shared<web::Response>(*std::move(response))](std::exception_ptr failure) {
                           respond(failure ? failed(*request, failure) : std::move(*response));
                       });
}

void Site::State::run_change(const Route& route, SharedRequest request, web::Respond respond) {
    auto response = std::make_shared<web::Response>();
    auto who = std::make_shared<access::Identified>();
    journal.change_later({
        .identify =
            [this, request, who](store::Writer& writer) {
                *who = identify(writer, *request);
                return who->actor;
            },
        .reason = route.reason,
        .act =
            [this, &route, request, response, who](trail::Change& change) {
                if (auto refused = refused_entry(*who, route, *request)) {
                    *response = *std::move(refused);
                    return false;
                }
                const auto outcome = route.change(change, *request);
                *response = finished(change.actor(), *request, with_news(change, outcome));
                return static_cast<bool>(outcome);
            },
        .done = [this, request, respond = std::move(respond),
                 response](std::exception_ptr failure) { respond(failure ? failed(*request, failure) : std::move(*response)); },
    });
}

void Site::State::run_act(const Route& route, const SharedRequest& request, const web::Respond& respond) {
    access::Identified who;
    journal.database().read([&](store::Reader& reader) { who = identify(reader, *request); });
    if (auto refused = refused_entry(who, route, *request)) return respond(*std::move(refused));
    if (who.is_touch_due) touch(*request);
    try {
        respond(finished(who.actor, *request, route.act(journal, who.actor, *request)));
    } catch (const store::Unavailable&) {
        respond(failed(*request, std::current_exception()));
    }
}

/// What the writer could not keep. The fault is logged under a number that the person can read out; nothing of it is shown.
web::Response Site::State::failed(const web::Request& request, std::exception_ptr failure) const {
    const std::string incident = web::incident_number();
    try {
        std::rethrow_exception(failure);
    } catch (const store::Unavailable& unavailable) {
        log.warning("store.unavailable", {{"incident", incident}, {"why", std::string_view(unavailable.what())}});
        return unavailable_page(shell, request);
    } catch (const std::exception& fault) {
        log.fault("change.failed", {{"incident", incident}, {"why", std::string_view(fault.what())}});
    } catch (...) {
        log.fault("change.failed", {{"incident", incident}});
    }
    return web::fault_page(incident);
}

}  // namespace holdfast::site
