#pragma once

#include "web/server.hpp"

#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace holdfast::test {

/// The lines of a log, kept for a test to read.
class LogLines {
public:
    Log log() {
        return Log([this](const std::string& line) {
            const std::scoped_lock lock(mutex_);
            lines_.push_back(line);
        });
    }
    std::string all() {
        const std::scoped_lock lock(mutex_);
        std::string joined;
        for (const auto& line : lines_) joined += line + "\n";
        return joined;
    }

private:
    std::mutex mutex_{};
    std::vector<std::string> lines_{};
};

/// A server on a free port with two threads, stopped at the end of the test.
class RunningServer {
public:
    RunningServer(web::ServerOptions options, web::Application application)
        : server_(on_free_port(std::move(options)), std::move(application)), thread_([this] { server_.run(); }) {}
    ~RunningServer() { stop(); }
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;

    unsigned short port() const { return server_.port(); }
    void begin_stop() { server_.stop(); }
    /// Returns when everything under way has been answered.
    void stop() {
        server_.stop();
        if (thread_.joinable()) thread_.join();
    }

private:
    static web::ServerOptions on_free_port(web::ServerOptions options) {
        options.port = 0;
        options.threads = 2;
        return options;
    }

    web::Server server_;
    std::thread thread_;
};

}  // namespace holdfast::test
