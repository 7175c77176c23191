#pragma once

#include "app/program.hpp"
#include "core/attachments/quarantine_service.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace holdfast::app {

/// While it lives, what nobody asks for is done by one thread: mail is sent within seconds, and every minute what is overdue is seen to and, where there is a
/// virus scanner, it is asked about what waits in quarantine. What goes wrong is in the log and tried again a minute later.
class Background {
public:
    /// Without `scan` nothing leaves quarantine.
    Background(Program& program, attachments::ScanBytes scan);
    ~Background();
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;

private:
    void run(std::stop_token stop);

    Program& program_;
    attachments::ScanBytes scan_;
    std::mutex mutex_{};
    std::condition_variable_any wakened_{};
    std::jthread thread_{};
};

}  // namespace holdfast::app
