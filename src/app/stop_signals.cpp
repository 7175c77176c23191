#include "app/stop_signals.hpp"

#include <pthread.h>

namespace holdfast::app {

StopSignals::StopSignals() {
    sigemptyset(&signals_);
    for (const int number : {SIGTERM, SIGINT, SIGUSR2}) sigaddset(&signals_, number);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
}

StopSignals::Waiting StopSignals::call(std::function<void()> stop) {
    return Waiting{std::thread([signals = signals_, stop = std::move(stop)] {
        int number = 0;
        sigwait(&signals, &number);
        if (number != SIGUSR2) stop();
    })};
}

StopSignals::Waiting::~Waiting() {
    pthread_kill(thread_.native_handle(), SIGUSR2);  // ends the wait when the work stopped by itself
    thread_.join();
}

}  // namespace holdfast::app
