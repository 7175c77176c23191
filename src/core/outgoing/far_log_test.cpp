#include "core/outgoing/far_log.hpp"

#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace holdfast;
using namespace std::chrono_literals;

namespace {

/// A syslog server: reads messages with their length before them, one connection at a time.
class Receiver {
public:
    explicit Receiver(std::uint16_t port = 0) : listening_(::socket(AF_INET, SOCK_STREAM, 0)) {
        const int yes = 1;
        const timeval longest{.tv_sec = 20, .tv_usec = 0};
        ::setsockopt(listening_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        ::setsockopt(listening_, SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof longest);
        sockaddr_in place{.sin_family = AF_INET, .sin_port = htons(port), .sin_addr = {htonl(INADDR_LOOPBACK)}, .sin_zero = {}};
        socklen_t size = sizeof place;
        REQUIRE(::bind(listening_, reinterpret_cast<sockaddr*>(&place), size) == 0);
        REQUIRE(::listen(listening_, 4) == 0);
        REQUIRE(::getsockname(listening_, reinterpret_cast<sockaddr*>(&place), &size) == 0);
        port_ = ntohs(place.sin_port);
    }
    ~Receiver() {
        if (connection_ >= 0) ::close(connection_);
        ::close(listening_);
    }
    Receiver(const Receiver&) = delete;
    Receiver& operator=(const Receiver&) = delete;

    std::uint16_t port() const { return port_; }
    std::string address() const { return fmt::format("tcp://127.0.0.1:{}", port_); }
    /// The next message, without its length.
    std::string message() {
        while (true) {
            const auto blank = read_.find(' ');
            const std::size_t size = blank == std::string::npos ? 0 : std::stoul(read_.substr(0, blank));
            if (size > 0 && read_.size() >= blank + 1 + size) {
                auto found = read_.substr(blank + 1, size);
                read_.erase(0, blank + 1 + size);
                return found;
            }
            read_some();
        }
    }

private:
    void read_some() {
        if (connection_ < 0) connection_ = ::accept(listening_, nullptr, nullptr);
        std::array<char, 65'536> piece{};
        REQUIRE(connection_ >= 0);
        pollfd coming{.fd = connection_, .events = POLLIN, .revents = 0};
        REQUIRE(::poll(&coming, 1, 20'000) == 1);
        const auto size = ::recv(connection_, piece.data(), piece.size(), 0);
        REQUIRE(size > 0);
        read_.append(piece.data(), static_cast<std::size_t>(size));
    }

    int listening_;
    int connection_{-1};
    std::uint16_t port_{};
    std::string read_{};
};

/// What is said on standard error, where a test can look.
struct Said {
    std::mutex mutex{};
    std::string text{};
    Log log() {
        return Log([this](const std::string& line) {
            const std::scoped_lock lock(mutex);
            text += line + "\n";
        });
    }
    bool has(std::string_view word) {
        const std::scoped_lock lock(mutex);
        return text.find(word) != std::string::npos;
    }
};

constexpr outgoing::FarLog::Limits soon{.between_tries = 5ms, .longest_farewell = 500ms};

std::string line_about(std::string_view event, std::int64_t number) { return log_line(Instant{}, "note", event, {{"number", number}}); }

}  // namespace

TEST_CASE("a line of the log is a message of syslog with its own time, severity and event") {
    const auto message = outgoing::syslog_message(log_line(Instant{}, "warning", "request_refused", {{"why", "\xc3\xa9"}}), "desk.example");
    const auto text = fmt::format(
        "<132>1 1970-01-01T00:00:00.000Z desk.example holdfast {} request_refused - "
        "{{\"time\":\"1970-01-01T00:00:00.000Z\",\"level\":\"warning\",\"event\":\"request_refused\",\"why\":\"\xc3\xa9\"}}",
        ::getpid());
    CHECK(message == fmt::format("{} {}", text.size(), text));
    CHECK(outgoing::syslog_message(log_line(Instant{}, "fault", "x", {}), "h").find(" <131>1 ") != std::string::npos);
    CHECK(outgoing::syslog_message(log_line(Instant{}, "note", "x", {}), "h").find(" <134>1 ") != std::string::npos);
    CHECK(outgoing::syslog_message("not ours", "").find(" <134>1 - - holdfast ") != std::string::npos);
}

TEST_CASE("the log goes to another machine with TLS only, and to this one without") {
    CHECK(outgoing::log_receiver("tls://logs.example.org:6514", "")->url == "https://logs.example.org:6514");
    CHECK(outgoing::log_receiver("tcp://127.0.0.1:514", ""));
    CHECK(outgoing::log_receiver("tcp://[::1]:514", ""));
    for (const auto* wrong : {"", "logs.example.org:514", "tls://logs.example.org", "tls://:514", "tls://a:0", "tls://a:99999", "tls://a:1x", "tls://u@a:514",
                              "tls://a/b:514", "tcp://192.0.2.1:514", "tcp://logs.example.org:514", "udp://127.0.0.1:514", "tls://[::1:514", "tls://a b:514"})
        CHECK_MESSAGE(!outgoing::log_receiver(wrong, ""), wrong);
}

TEST_CASE("lines arrive in order, and those of a time when the other machine is gone arrive when it is back") {
    Said said;
    auto receiver = std::make_unique<Receiver>();
    const auto port = receiver->port();
    outgoing::FarLog far(*outgoing::log_receiver(receiver->address(), ""), said.log(), soon);
    for (std::int64_t i = 0; i < 100; ++i) far.add(line_about("before", i));
    for (std::int64_t i = 0; i < 100; ++i) REQUIRE(receiver->message().ends_with(line_about("before", i)));
    receiver.reset();
    for (std::int64_t i = 0; i < 100; ++i) far.add(line_about("meanwhile", i));
    while (!said.has("log_receiver_gone")) std::this_thread::yield();
    receiver = std::make_unique<Receiver>(port);
    for (std::int64_t i = 0; i < 100; ++i) REQUIRE(receiver->message().ends_with(line_about("meanwhile", i)));
    far.add(line_about("after", 1));
    REQUIRE(receiver->message().ends_with(line_about("after", 1)));
    CHECK(said.has("log_receiver_back"));
}

TEST_CASE("what is too much to keep is counted, and the count arrives in its place") {
    Said said;
    auto receiver = std::make_unique<Receiver>();
    const auto port = receiver->port();
    receiver.reset();
    auto few = soon;
    few.most_bytes = outgoing::syslog_message(line_about("kept", 0), "").size() * 3 + 600;
    outgoing::FarLog far(*outgoing::log_receiver(fmt::format("tcp://127.0.0.1:{}", port), ""), said.log(), few);
    for (std::int64_t i = 0; i < 1000; ++i) far.add(line_about("kept", i));
    receiver = std::make_unique<Receiver>(port);
    std::int64_t kept = 0;
    std::string message = receiver->message();
    for (; message.find("\"kept\"") != std::string::npos; message = receiver->message()) REQUIRE(message.ends_with(line_about("kept", kept++)));
    CHECK(kept > 0);
    CHECK(message.ends_with(fmt::format("\"event\":\"log_lines_dropped\",\"count\":{}}}", 1000 - kept)));
}

TEST_CASE("who adds a line does not wait for a machine that takes nothing, and the end of the program says what was never sent") {
    Said said;
    const Receiver deaf;  // the kernel takes the connection, nobody reads
    {
        outgoing::FarLog far(*outgoing::log_receiver(deaf.address(), ""), said.log(), {.most_bytes = 1'000'000, .between_tries = 5ms, .longest_farewell = 1ms});
        const auto begin = std::chrono::steady_clock::now();
        for (std::int64_t i = 0; i < 1000; ++i) far.add(line_about("unheard", i));
        CHECK(std::chrono::steady_clock::now() - begin < 5s);
    }
    const Receiver gone;
    {
        outgoing::FarLog far(*outgoing::log_receiver("tcp://127.0.0.1:1", ""), said.log(), {.between_tries = 5ms, .longest_farewell = 1ms});
        far.add(line_about("lost", 1));
    }
    CHECK(said.has("\"event\":\"log_lines_never_sent\",\"count\":1}"));
}
