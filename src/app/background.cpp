#include "app/background.hpp"

#include "app/mail.hpp"

#include <chrono>
#include <exception>

namespace holdfast::app {

Background::Background(Program& program, attachments::ScanBytes scan) : program_(program), scan_(std::move(scan)) {
    thread_ = std::jthread([this](std::stop_token stop) { run(std::move(stop)); });
}

Background::~Background() {
    thread_.request_stop();
    thread_.join();
}

/// Whether it went well.
static bool work(Program& program, const attachments::ScanBytes& scan, bool is_minute, const std::stop_token& stop) {
    try {
        if (is_minute) see_to_what_is_overdue(program);
        if (is_minute && scan) attachments::scan_waiting(program.journal(), program.keys(), scan);
        send_mail(program, notices::Due::due, stop);
        return true;
    } catch (const std::exception& fault) {
        const Log& log = program.log();
        log.fault("background_work_failed", {{"why", fault.what()}});
        return false;
    }
}

void Background::run(std::stop_token stop) {
    using namespace std::chrono;
    constexpr seconds between_looks{2};
    auto next_minute = steady_clock::now();
    while (!stop.stop_requested()) {
        const bool is_minute = steady_clock::now() >= next_minute;
        if (is_minute) next_minute = steady_clock::now() + minutes{1};
        const bool went_well = work(program_, scan_, is_minute, stop);
        std::unique_lock lock(mutex_);
        wakened_.wait_for(lock, stop, went_well ? between_looks : seconds{60}, [] { return false; });
    }
}

}  // namespace holdfast::app
