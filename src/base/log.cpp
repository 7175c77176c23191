#include "base/log.hpp"

#include "base/utf8.hpp"

#include <fmt/format.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <algorithm>
#include <memory>
#include <mutex>

namespace holdfast {

namespace {

/// What stands in a line as it is, one byte a character.
bool is_plain(char c) { return c >= ' ' && c < '\x7f' && c != '"' && c != '\\'; }

void append_quoted(std::string& line, std::string_view text) {
    line += '"';
    const auto plain = std::ranges::find_if_not(text, is_plain) - text.begin();
    line.append(text, 0, static_cast<std::size_t>(plain));
    text.remove_prefix(static_cast<std::size_t>(plain));
    while (!text.empty()) {
        const Character next = next_character(text);
        if (next.bytes == 0) line += "\\ufffd";
        else if (next.code == '"' || next.code == '\\') line.append("\\").append(text, 0, 1);
        else if (is_control(next.code)) fmt::format_to(std::back_inserter(line), "\\u{:04x}", next.code);
        else line.append(text, 0, next.bytes);
        text.remove_prefix(next.bytes == 0 ? 1 : next.bytes);
    }
    line += '"';
}

void append_field(std::string& line, const LogField& field) {
    line += line.size() == 1 ? "" : ",";
    append_quoted(line, field.name);
    line += ':';
    if (const auto* number = std::get_if<std::int64_t>(&field.value)) line += std::to_string(*number);
    else append_quoted(line, std::get<std::string_view>(field.value));
}

Log::Sink standard_error() {
    auto logger = std::make_shared<spdlog::logger>("holdfast", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    logger->set_pattern("%v");
    return [logger](const std::string& line) { logger->info(line); };
}

/// Lines that wait to be written together, and are written when nobody is left to add one.
class Gathered {
public:
    explicit Gathered(Log::Sink write) : write_(std::move(write)) {}
    ~Gathered() { hand_over(); }
    Gathered(const Gathered&) = delete;
    Gathered& operator=(const Gathered&) = delete;

    void add(const std::string& line) {
        const std::scoped_lock lock(mutex_);
        if (!waiting_.empty()) waiting_ += '\n';
        waiting_ += line;
        if (waiting_.size() >= most_waiting) write_waiting();
    }
    void hand_over() {
        const std::scoped_lock lock(mutex_);
        if (!waiting_.empty()) write_waiting();
    }

private:
    static constexpr std::size_t most_waiting = 32 * 1024;

    void write_waiting() {
        write_(waiting_);
        waiting_.clear();
    }

    Log::Sink write_;
    std::mutex mutex_;
    std::string waiting_;
};

}  // namespace

std::string log_line(Instant at, std::string_view level, std::string_view event, Log::Fields fields) {
    const std::string time = iso(at);
    std::string line = "{";
    append_field(line, {"time", std::string_view(time)});
    append_field(line, {"level", level});
    append_field(line, {"event", event});
    for (const auto& field : fields) append_field(line, field);
    return line + "}";
}

Log::Log() : sink_(standard_error()) {}

/// Both of them, or the first where there is no second.
static Log::Sink both(Log::Sink first, Log::Sink second) {
    if (!second) return first;
    return [first = std::move(first), second = std::move(second)](const std::string& line) {
        first(line);
        second(line);
    };
}

Log Log::with(Sink beside) { return Log(both(standard_error(), std::move(beside))); }

Log Log::gathering(Sink beside) {
    const auto gathered = std::make_shared<Gathered>(standard_error());
    Log log(both([gathered](const std::string& line) { gathered->add(line); }, std::move(beside)));
    log.hand_over_ = [gathered] { gathered->hand_over(); };
    return log;
}

void Log::write(std::string_view level, std::string_view event, Fields fields) const {
    if (sink_) sink_(log_line(system_now(), level, event, fields));
}

}  // namespace holdfast
