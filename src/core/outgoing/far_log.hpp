#pragma once

#include "base/log.hpp"
#include "core/outgoing/log_stream.hpp"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace holdfast::outgoing {

/// A line of the log as a message of syslog (RFC 5424), with its length before it (RFC 6587, 3.4.1). Its time, its severity and its event are those of the line.
std::string syslog_message(std::string_view line, std::string_view host);

/// Sends the lines of the log to another machine, from a thread of its own: nobody who adds one waits. While the machine is not there lines are kept, up to a limit;
/// those beyond it are counted, and the count is sent as a line of its own. Standard error is told when the machine goes, when it is back, and what it was never sent.
class FarLog {
public:
    struct Limits {
        std::size_t most_bytes{std::size_t{8} * 1024 * 1024};
        std::chrono::milliseconds between_tries{1000};
        std::chrono::milliseconds longest_farewell{3000};  ///< how long the end of the program waits for what is left
    };

    FarLog(LogReceiver receiver, Log own, Limits limits);
    explicit FarLog(LogReceiver receiver, Log own = Log{}) : FarLog(std::move(receiver), std::move(own), Limits{}) {}
    ~FarLog();
    FarLog(const FarLog&) = delete;
    FarLog& operator=(const FarLog&) = delete;

    /// From any thread.
    void add(std::string_view line);

private:
    void run(const std::stop_token& stop);
    bool wait_for_lines(const std::stop_token& stop);
    void send_waiting(LogStream& stream);
    void say_gone(std::string_view why);
    void say_back();

    LogReceiver receiver_;
    Log own_log_;
    Limits limits_;
    std::string host_;
    std::mutex mutex_{};
    std::condition_variable_any added_{};
    std::deque<std::string> waiting_{};
    std::size_t bytes_{};
    std::int64_t dropped_{};
    bool is_gone_{false};
    std::jthread thread_{};
};

}  // namespace holdfast::outgoing
