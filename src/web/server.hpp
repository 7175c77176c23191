#pragma once

#include "base/log.hpp"
#include "web/request.hpp"
#include "web/response.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::web {

/// Gives the answer of one request; call it exactly once, from any thread.
using Respond = std::function<void(Response)>;
/// What serves requests. Called on one of the server's threads; may answer at once or later from another thread.
/// An exception that leaves it becomes a 500 page with an incident number, which is logged.
/// The request is its own to complete: a router fills in path parameters and the CSRF token.
using Application = std::function<void(std::shared_ptr<Request>, Respond)>;

/// Limits and addresses of the HTTP front. The defaults suit a partnership on one machine behind a TLS proxy.
struct ServerOptions {
    std::string address{"127.0.0.1"};
    std::uint16_t port{8080};  ///< 0 takes a free one; see Server::port
    int threads{4};
    std::size_t most_connections{1024};
    std::size_t most_head_bytes{std::size_t{16} * 1024};
    std::size_t most_body_bytes{std::size_t{32} * 1024 * 1024};
    /// Whether a request, by its head, may bring more than `most_body_bytes`, and how much; without it none may. Called on one of the server's threads.
    std::function<std::size_t(const Request& head)> larger_body{};
    std::size_t most_form_bytes{std::size_t{1024} * 1024};  ///< of a form without files, and of JSON
    std::chrono::seconds head_timeout{10};
    std::chrono::seconds body_timeout{60};
    std::chrono::seconds keep_alive_timeout{30};
    std::chrono::seconds stop_timeout{10};       ///< how long a stop waits for what is under way
    std::string upload_folder{};                 ///< empty: the system's temporary folder
    std::vector<std::string> allowed_hosts{};    ///< Host header values taken; empty takes any
    std::vector<std::string> trusted_proxies{};  ///< peers whose X-Forwarded-For is believed
    bool is_behind_tls{false};                   ///< adds Strict-Transport-Security
    /// What is answered to a request that is refused before the application is asked; the path is not decoded where the head is refused, and empty where it could not be read. By default a plain page.
    std::function<Response(int status, std::string_view path)> error_answer{};
    Log log = Log::gathering();                  ///< a line for every request, refusal and fault
};

/// The address or port that the server was given cannot be had: malformed, taken, or not allowed.
class CannotListen : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class Listener;

/// The HTTP front: Boost.Beast behind a strict check of the raw request head. Everything Beast sees has passed that check.
class Server {
public:
    /// Throws CannotListen.
    Server(ServerOptions options, Application application);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// The port it listens on, known from construction on.
    std::uint16_t port() const;
    /// Serves until `stop` is called; then answers what is under way (at most `stop_timeout`) and returns.
    void run();
    /// May be called from any thread and from a signal handler's thread.
    void stop();

private:
    std::unique_ptr<Listener> listener_;
};

}  // namespace holdfast::web
