#include "cli/serve.hpp"

#include "cli/words.hpp"

#include <cstdio>
#include <fmt/format.h>

namespace holdfast::cli {

static void add_phase(CLI::App& serve, app::ServeOptions& options) {
    auto* phase = serve.add_option("--phase", options.phase, "How far along the service is, said above every page: alpha or beta")
                      ->envname("HOLDFAST_PHASE")
                      ->check(one_of({"alpha", "beta"}));
    serve.add_option("--feedback", options.feedback, "Where people say what they think of it: a mail address or https://...")
        ->envname("HOLDFAST_FEEDBACK")
        ->check(feedback_address())
        ->needs(phase);
}

void add_serve_options(CLI::App& serve, ServeOrder& order) {
    auto& options = order.options;
    serve.add_option("--address", options.address, "Address to listen on")->default_val("127.0.0.1")->check(ip_address());
    serve.add_option("--port", options.port, "Port to listen on, 0 for a free one")->default_val(8080)->check(whole_number(0, 65535));
    serve.add_option("--threads", options.threads, "Threads that answer requests")->default_val(4)->check(whole_number(1, 64));
    serve.add_option("--allowed-host", options.allowed_hosts, "Host header to answer to (any, when none is given)")->check(some_words());
    serve.add_option("--trusted-proxy", options.trusted_proxies, "Address of a proxy whose X-Forwarded-For is believed")->check(ip_address());
    serve.add_option("--open-id", options.open_id_file, "Settings of identity providers to sign in with: see docs/reference/open-id.md")
        ->envname("HOLDFAST_OPEN_ID")
        ->check(some_words());
    serve.add_option("--scan-with", options.scan_with, "Virus scanner that looks at every upload, clamd: unix:/PATH or tcp://127.0.0.1:PORT")
        ->envname("HOLDFAST_SCAN_WITH")
        ->check(some_words());
    add_phase(serve, options);
    serve.add_flag("--behind-tls", options.is_behind_tls, "A proxy in front speaks TLS: cookies are Secure, HSTS is sent");
    auto* receiver = serve.add_option("--log-to", order.log_to, "Another machine to send the log to as well, by syslog: tls://HOST:PORT")
                         ->envname("HOLDFAST_LOG_TO")
                         ->check(some_words());
    serve.add_option("--log-ca", order.log_ca, "File of certificates that the other machine's is checked against")
        ->envname("HOLDFAST_LOG_CA")
        ->check(some_words())
        ->needs(receiver);
    serve.add_flag("--gallery", order.setting.has_gallery, "Serve the gallery of components too, for those who work on the pages");
}

int run_serve(const Globals& globals, const ServeOrder& order) {
    app::StopSignals signals;  // before the threads of the database and of the log
    auto log_beside = app::sink_to(order.log_to, order.log_ca);
    if (!log_beside) return report_refusal(log_beside.refusal());
    app::Setting setting = order.setting;
    setting.log_beside = *std::move(log_beside);
    const auto program = open_program(globals, std::move(setting));
    const auto served = app::serve(*program, order.options, signals, [](const std::string& address, const std::optional<std::string>& setup_code) {
        fmt::print("Holdfast is at {}\n", address);
        if (setup_code) fmt::print("There is no account yet. Make the first administrator at {}/set-up with this code: {}\n", address, *setup_code);
        std::fflush(stdout);
    });
    return served ? done : report_refusal(served.refusal());
}

}  // namespace holdfast::cli
