#pragma once

#include "base/outcome.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace holdfast::outgoing {

/// The machine that log lines are sent to.
struct LogReceiver {
    std::string url{};      ///< `https://host:port` with TLS, `http://host:port` without
    std::string ca_file{};  ///< who signs the certificates that are believed; empty for those the machine believes
};

/// The receiver at `tls://HOST:PORT`, or on this machine itself at `tcp://HOST:PORT`. Refused for anything else: what is logged does not cross a network unsealed.
Outcome<LogReceiver> log_receiver(std::string_view address, std::string ca_file);

/// Why nothing can be sent now.
class CannotSend : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A connection on which lines go out. Not to be used by two threads at once.
class LogStream {
public:
    /// Throws CannotSend where the receiver is not there or its certificate is not believed.
    explicit LogStream(const LogReceiver& receiver);
    ~LogStream();
    LogStream(const LogStream&) = delete;
    LogStream& operator=(const LogStream&) = delete;

    /// Sends and waits until the other machine has acknowledged every byte. Throws CannotSend where it has closed the connection, or takes too long.
    void send(std::string_view bytes);

private:
    struct Connection;
    std::unique_ptr<Connection> connection_;
};

}  // namespace holdfast::outgoing
