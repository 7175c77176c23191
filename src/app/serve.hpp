#pragma once

#include "app/program.hpp"
#include "app/stop_signals.hpp"

#include <functional>
#include <string>

namespace holdfast::app {

/// What the operator chooses about serving.
struct ServeOptions {
    std::string address{"127.0.0.1"};
    std::uint16_t port{8080};
    int threads{4};
    bool is_behind_tls{false};
    std::vector<std::string> allowed_hosts{};
    std::vector<std::string> trusted_proxies{};
    std::string open_id_file{};  ///< the settings of identity providers; empty for none
    std::string scan_with{};     ///< where clamd listens, which looks at uploads; empty for none
    std::string phase{};         ///< "alpha" or "beta", said above every page; empty for a service that is there for good
    std::string feedback{};      ///< where people say what they think of it: a mail address or one of the web
};

/// What sends each line of the log to another machine as well, from a thread of its own, while the sink or a copy of it lives; nothing where `address` is empty.
/// Refused for an address that is none: see outgoing::log_receiver.
Outcome<Log::Sink> sink_to(const std::string& address, const std::string& ca_file);

/// Serves the site until SIGTERM or SIGINT, then finishes what is under way. `started` is told the address once the port is open, and the
/// one-time code with which the first administrator is made where there is no account yet.
Outcome<Done> serve(Program& program, const ServeOptions& options, StopSignals& signals,
                    const std::function<void(const std::string& address, const std::optional<std::string>& setup_code)>& started);

}  // namespace holdfast::app
