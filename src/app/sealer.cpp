#include "app/sealer.hpp"

#include "core/trail/seal_store.hpp"

#include <chrono>
#include <exception>

namespace holdfast::app {

Sealer::Sealer(trail::Journal& journal, const trail::KeyFolder& keys, Log log) : journal_(journal), keys_(keys), log_(std::move(log)) {
    journal_.when_many_are_unsealed([this] {
        {
            const std::scoped_lock lock(mutex_);
            is_wanted_ = true;
        }
        wakened_.notify_one();
    });
    thread_ = std::jthread([this](std::stop_token stop) { run(std::move(stop)); });
}

Sealer::~Sealer() {
    thread_.request_stop();
    thread_.join();
    journal_.when_many_are_unsealed({});
}

/// A checkpoint that cannot be made now is made later: what it would cover stays in the trail. The log says that it is overdue.
static void seal_or_say(trail::Seals& seals, Instant now, const Log& log) {
    try {
        seals.seal(now);
    } catch (const std::exception& fault) {
        log.fault("trail_not_sealed", {{"why", fault.what()}});
    }
}

void Sealer::run(std::stop_token stop) {
    constexpr std::chrono::minutes longest_wait{1};
    trail::Seals seals{journal_.database(), keys_};
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(mutex_);
            wakened_.wait_for(lock, stop, longest_wait, [this] { return is_wanted_; });
            is_wanted_ = false;
        }
        seal_or_say(seals, journal_.now(), log_);
    }
}

}  // namespace holdfast::app
