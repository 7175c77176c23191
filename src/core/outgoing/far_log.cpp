#include "core/outgoing/far_log.hpp"

#include "base/time.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <unistd.h>

namespace holdfast::outgoing {

static constexpr int facility = 16;  // local0
static constexpr std::size_t most_at_once = std::size_t{64} * 1024;

/// The text of a field at the head of a line; what stands there is written by the program and has no escapes.
static std::string_view field_of(std::string_view line, std::string_view name) {
    const auto at = line.find(fmt::format("\"{}\":\"", name));
    if (at == std::string_view::npos) return {};
    const auto value = line.substr(at + name.size() + 4);
    return value.substr(0, std::min(value.find('"'), value.size()));
}

static int severity_of(std::string_view level) {
    if (level == "fault") return 3;
    return level == "warning" ? 4 : 6;
}

/// A word of the head of a message: `-` where there is none.
static std::string word(std::string_view text, std::size_t most) {
    std::string plain;
    std::ranges::copy_if(text.substr(0, most), std::back_inserter(plain), [](char c) { return c > ' ' && c < '\x7f'; });
    return plain.empty() ? "-" : plain;
}

std::string syslog_message(std::string_view line, std::string_view host) {
    const auto message = fmt::format("<{}>1 {} {} holdfast {} {} - {}", facility * 8 + severity_of(field_of(line, "level")), word(field_of(line, "time"), 32),
                                     word(host, 255), ::getpid(), word(field_of(line, "event"), 32), line);
    return fmt::format("{} {}", message.size(), message);
}

static std::string name_of_machine() {
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

FarLog::FarLog(LogReceiver receiver, Log own, Limits limits)
    : receiver_(std::move(receiver)), own_log_(std::move(own)), limits_(limits), host_(name_of_machine()) {
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

FarLog::~FarLog() {
    thread_.request_stop();
    thread_.join();
    if (const auto left = static_cast<std::int64_t>(waiting_.size()) + dropped_; left > 0) own_log_.fault("log_lines_never_sent", {{"count", left}});
}

void FarLog::add(std::string_view line) {
    auto message = syslog_message(line, host_);
    {
        const std::scoped_lock lock(mutex_);
        if (dropped_ > 0 || bytes_ + message.size() > limits_.most_bytes) {
            ++dropped_;
            return;
        }
        bytes_ += message.size();
        waiting_.push_back(std::move(message));
    }
    added_.notify_one();
}

/// False when there is nothing left to send and nothing more will come.
bool FarLog::wait_for_lines(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    return added_.wait(lock, stop, [this] { return !waiting_.empty(); });
}

/// Lines leave the queue when the other machine has them.
void FarLog::send_waiting(LogStream& stream) {
    std::string batch;
    std::size_t count = 0;
    {
        const std::scoped_lock lock(mutex_);
        for (; count < waiting_.size() && batch.size() < most_at_once; ++count) batch += waiting_[count];
    }
    stream.send(batch);
    const std::scoped_lock lock(mutex_);
    waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(count));
    bytes_ -= batch.size();
    if (dropped_ == 0) return;
    waiting_.push_back(syslog_message(log_line(system_now(), "warning", "log_lines_dropped", {{"count", dropped_}}), host_));
    bytes_ += waiting_.back().size();
    dropped_ = 0;
}

void FarLog::say_gone(std::string_view why) {
    if (!std::exchange(is_gone_, true)) own_log_.warning("log_receiver_gone", {{"why", why}});
}

void FarLog::say_back() {
    if (std::exchange(is_gone_, false)) own_log_.warning("log_receiver_back");
}

void FarLog::run(const std::stop_token& stop) {
    using std::chrono::steady_clock;
    std::optional<LogStream> stream;
    std::optional<steady_clock::time_point> farewell;
    while (wait_for_lines(stop)) {
        if (stop.stop_requested() && !farewell) farewell = steady_clock::now() + limits_.longest_farewell;
        if (farewell && steady_clock::now() >= *farewell) return;
        try {
            if (!stream) stream.emplace(receiver_);
            send_waiting(*stream);
            say_back();
        } catch (const CannotSend& failure) {
            stream.reset();
            say_gone(failure.what());
            std::unique_lock lock(mutex_);
            if (farewell) added_.wait_for(lock, std::min(limits_.between_tries, std::chrono::milliseconds{100}));
            else added_.wait_for(lock, stop, limits_.between_tries, [] { return false; });
        }
    }
}

}  // namespace holdfast::outgoing
