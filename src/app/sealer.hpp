#pragma once

#include "base/log.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/key_folder.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace holdfast::app {

/// While it lives, the trail is sealed every minute and whenever another thousand entries wait for it.
class Sealer {
public:
    Sealer(trail::Journal& journal, const trail::KeyFolder& keys, Log log);
    ~Sealer();
    Sealer(const Sealer&) = delete;
    Sealer& operator=(const Sealer&) = delete;

private:
    void run(std::stop_token stop);

    trail::Journal& journal_;
    const trail::KeyFolder& keys_;
    Log log_;
    std::mutex mutex_{};
    std::condition_variable_any wakened_{};
    bool is_wanted_{false};
    std::jthread thread_{};
};

}  // namespace holdfast::app
