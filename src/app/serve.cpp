#include "app/serve.hpp"

#include "app/background.hpp"
#include "app/features.hpp"
#include "app/quarantine.hpp"
#include "app/sealer.hpp"
#include "core/access/account_service.hpp"
#include "core/api/front_api.hpp"
#include "core/api/problem_api.hpp"
#include "core/notices/inbox_store.hpp"
#include "core/open_id/settings_file.hpp"
#include "core/outgoing/far_log.hpp"
#include "core/site/site.hpp"
#include "features/need_to_know/break_glass_pages.hpp"
#include "features/returns/sent_return_pages.hpp"
#include "web/error_page.hpp"
#include "web/server.hpp"

#include <cstdlib>
#include <fmt/format.h>
#include <optional>

namespace holdfast::app {

static site::Router every_route(const std::vector<site::Feature>& features) {
    site::Router router;
    for (const auto& feature : features)
        if (feature.routes) feature.routes(router);
    return router;
}

/// A system is answered in its own form by the server too.
static web::Response error_answer(int status, std::string_view path) { return api::is_of_api(path) ? api::front_problem(status) : web::error_page(status); }

static web::ServerOptions server_options(const ServeOptions& options, Log log) {
    return {.address = options.address,
            .port = options.port,
            .threads = options.threads,
            .allowed_hosts = options.allowed_hosts,
            .trusted_proxies = options.trusted_proxies,
            .is_behind_tls = options.is_behind_tls,
            .error_answer = error_answer,
            .log = std::move(log)};
}

/// As it stands in a web address: one of IPv6 in brackets.
static std::string host_of(const std::string& address) { return address.find(':') == std::string::npos ? address : "[" + address + "]"; }

/// systemd hands secrets to the service in a folder of its own.
static Outcome<Done> use_identity_providers(Program& program, const ServeOptions& options) {
    if (options.open_id_file.empty()) return Done{};
    const char* credentials = std::getenv("CREDENTIALS_DIRECTORY");
    auto settings = TRY(open_id::read_settings_file(options.open_id_file, credentials == nullptr ? "" : credentials));
    program.parties().use(std::move(settings));
    return Done{};
}

Outcome<Log::Sink> sink_to(const std::string& address, const std::string& ca_file) {
    if (address.empty()) return Log::Sink{};
    const auto far = std::make_shared<outgoing::FarLog>(TRY(outgoing::log_receiver(address, ca_file)));
    return Log::Sink([far](const std::string& line) { far->add(line); });
}

Outcome<Done> serve(Program& program, const ServeOptions& options, StopSignals& signals,
                    const std::function<void(const std::string&, const std::optional<std::string>&)>& started) {
    TRY(notices::check(program.mail()));
    TRY(use_identity_providers(program, options));
    auto scan = TRY(scanners(options.scan_with));
    const auto setup_code = TRY(access::offer_setup_code(program.journal()));
    site::Site site{program.journal(),
                    program.roles(),
                    every_route(program.features()),
                    gathered(program.features(), &site::Feature::navigation),
                    {.shell = {.partnership = program.partnership(),
                               .version = version(),
                               .draft_seed = program.keys().seed("drafts.key"),
                               .phase = options.phase,
                               .feedback = options.feedback},
                     .is_behind_tls = options.is_behind_tls,
                     .repeatable_fields = gathered(program.features(), &site::Feature::repeatable_fields),
                     .large_bodies = {{std::string(returns::sending_pattern), returns::largest_sending}},
                     .scan = std::move(scan.of_files),
                     .log = program.log(),
                     .banner = need_to_know::banner,
                     .unread = [](trail::View& view) { return notices::count_unread(view, view.actor().account); }}};
    api::Front door{program.journal(),
                    gathered(program.features(), &site::Feature::api),
                    {.partnership = program.partnership(), .replay_key = program.keys().seed("replays.key"), .log = program.log()}};
    const web::Application application = [&](std::shared_ptr<web::Request> request, web::Respond respond) {
        if (api::is_of_api(request->path)) door.answer(request, std::move(respond));
        else site.answer(std::move(request), std::move(respond));
    };
    std::optional<web::Server> listening;
    try {
        auto of_server = server_options(options, program.gathering_log());
        of_server.larger_body = [&](const web::Request& head) { return site.larger_body(head); };
        listening.emplace(std::move(of_server), application);
    } catch (const web::CannotListen& taken) {  // the operator can choose another address: a refusal
        return conflict(fmt::format("{}; choose another with --port or --address", taken.what()));
    }
    web::Server& server = *listening;
    const Sealer sealer{program.journal(), program.keys(), program.log()};
    const Background background{program, std::move(scan.of_bytes)};
    const auto waiting = signals.call([&] { server.stop(); });
    started(fmt::format("http://{}:{}", host_of(options.address), server.port()), setup_code);
    server.run();
    return Done{};
}

}  // namespace holdfast::app
