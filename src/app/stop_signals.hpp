#pragma once

#include <csignal>
#include <functional>
#include <thread>

namespace holdfast::app {

/// SIGTERM and SIGINT are waited for by one thread; every other thread has them blocked, so that no signal handler runs in the middle of
/// anything. To be made before the first other thread, as threads take over what is blocked from the one that starts them.
class StopSignals {
public:
    StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    /// The wait for a signal; it ends with this, and `stop` is not called afterwards.
    class [[nodiscard]] Waiting {
    public:
        explicit Waiting(std::thread thread) : thread_(std::move(thread)) {}
        Waiting(const Waiting&) = delete;
        Waiting& operator=(const Waiting&) = delete;
        ~Waiting();

    private:
        std::thread thread_;
    };
    /// Calls `stop` on a thread of its own when the first signal comes.
    Waiting call(std::function<void()> stop);

private:
    sigset_t signals_{};
};

}  // namespace holdfast::app
