#pragma once

#include "base/time.hpp"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace holdfast {

/// One value of a log line. Never put into it what a person typed, a query string or a secret.
struct LogField {
    std::string_view name{};
    std::variant<std::string_view, std::int64_t> value{};
};

/// The operator's log: one JSON object a line with `time`, `level` and `event` first. What is logged cannot break the line it is in.
class Log {
public:
    /// Takes one finished line without its line end; called from any thread.
    using Sink = std::function<void(const std::string& line)>;
    using Fields = std::initializer_list<LogField>;

    /// To standard error, each line at once.
    Log();
    explicit Log(Sink sink) : sink_(std::move(sink)) {}
    /// To standard error as the first, and each line at once to `beside` too, where there is one.
    static Log with(Sink beside);
    /// To standard error, many notes at a time: they wait for hand_over(), for a warning or fault, for 32 kB of them, or for the last copy's end. `beside` as above.
    static Log gathering(Sink beside = {});

    /// Something happened as it should.
    void note(std::string_view event, Fields fields = {}) const { write("note", event, fields); }
    /// Something from outside was refused or is about to go wrong.
    void warning(std::string_view event, Fields fields = {}) const {
        write("warning", event, fields);
        hand_over();
    }
    /// The program or its machine failed.
    void fault(std::string_view event, Fields fields = {}) const {
        write("fault", event, fields);
        hand_over();
    }
    /// Writes the notes that wait; to be called before a thread waits for what may be long in coming.
    void hand_over() const {
        if (hand_over_) hand_over_();
    }

private:
    void write(std::string_view level, std::string_view event, Fields fields) const;

    Sink sink_;
    std::function<void()> hand_over_{};
};

/// A log line as it is written.
std::string log_line(Instant at, std::string_view level, std::string_view event, Log::Fields fields);

}  // namespace holdfast
