#include "core/outgoing/log_stream.hpp"

#include "core/outgoing/client.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <curl/curl.h>
#include <linux/sockios.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

namespace holdfast::outgoing {

using SteadyClock = std::chrono::steady_clock;
static constexpr std::chrono::seconds longest_sending{10};

static bool is_port(std::string_view text) {
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc{} && end == text.data() + text.size() && port != 0;
}

static bool is_host(std::string_view text) {
    const bool is_v6 = text.size() > 2 && text.front() == '[' && text.back() == ']';
    const auto plain = is_v6 ? text.substr(1, text.size() - 2) : text;
    const std::string_view besides = is_v6 ? ":" : ".-";
    return !plain.empty() && std::ranges::all_of(plain, [&](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || besides.find(c) != std::string_view::npos;
    });
}

Outcome<LogReceiver> log_receiver(std::string_view address, std::string ca_file) {
    constexpr std::string_view sealed = "tls://", plain = "tcp://";
    const bool is_sealed = address.starts_with(sealed);
    const auto place = address.substr(std::min(address.size(), sealed.size()));
    const auto colon = place.rfind(':');
    if ((!is_sealed && !address.starts_with(plain)) || colon == std::string_view::npos || !is_port(place.substr(colon + 1)) || !is_host(place.substr(0, colon)))
        return invalid(std::string(address) + " is no address that the log can be sent to: write tls://HOST:PORT");
    LogReceiver receiver{.url = (is_sealed ? "https://" : "http://") + std::string(place), .ca_file = std::move(ca_file)};
    if (!is_sealed && !is_loopback(receiver.url))
        return invalid(std::string(address) + " is another machine, and the log goes to another machine with TLS only: write tls://HOST:PORT");
    return receiver;
}

using Easy = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

static void require(CURLcode code) {
    if (code != CURLE_OK) throw CannotSend(curl_easy_strerror(code));
}

static Easy opened(const LogReceiver& receiver) {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    require(started);
    Easy easy{curl_easy_init(), curl_easy_cleanup};
    if (!easy) throw std::bad_alloc();
    const auto set = [&](CURLoption option, auto value) { require(curl_easy_setopt(easy.get(), option, value)); };
    set(CURLOPT_URL, receiver.url.c_str());
    set(CURLOPT_CONNECT_ONLY, 1L);  // the connection and TLS alone: what is spoken on it is ours
    set(CURLOPT_SSL_ENABLE_ALPN, 0L);
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(longest_connecting.count()));
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    if (!receiver.ca_file.empty()) {
        set(CURLOPT_CAINFO, receiver.ca_file.c_str());
        set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));
    }
    require(curl_easy_perform(easy.get()));
    return easy;
}

struct LogStream::Connection {
    explicit Connection(const LogReceiver& receiver) : easy(opened(receiver)) {
        require(curl_easy_getinfo(easy.get(), CURLINFO_ACTIVESOCKET, &socket));
        if (socket == CURL_SOCKET_BAD) throw CannotSend("the connection was closed");
    }

    /// Reads away what the other side says, which is nothing but what TLS says between its machines.
    void look_whether_open() const {
        std::array<char, 1024> said{};
        std::size_t size = 0;
        CURLcode code = CURLE_OK;
        do code = curl_easy_recv(easy.get(), said.data(), said.size(), &size);
        while (code == CURLE_OK && size > 0);
        if (code != CURLE_AGAIN) throw CannotSend("the connection was closed");
    }
    std::size_t unacknowledged() const {
        int bytes = 0, error = 0;
        socklen_t size = sizeof error;
        if (::ioctl(static_cast<int>(socket), SIOCOUTQ, &bytes) != 0 || ::getsockopt(static_cast<int>(socket), SOL_SOCKET, SO_ERROR, &error, &size) != 0)
            throw CannotSend(std::strerror(errno));
        if (error != 0) throw CannotSend(std::strerror(error));
        return static_cast<std::size_t>(bytes);
    }
    void wait(short what, SteadyClock::time_point deadline) const {
        if (SteadyClock::now() >= deadline) throw CannotSend("the other side takes nothing");
        pollfd waited{.fd = static_cast<int>(socket), .events = what, .revents = 0};
        ::poll(&waited, 1, what == 0 ? 2 : 100);
    }

    Easy easy;
    curl_socket_t socket{CURL_SOCKET_BAD};
};

LogStream::LogStream(const LogReceiver& receiver) : connection_(std::make_unique<Connection>(receiver)) {}
LogStream::~LogStream() = default;

void LogStream::send(std::string_view bytes) {
    const auto deadline = SteadyClock::now() + longest_sending;
    connection_->look_whether_open();
    while (!bytes.empty()) {
        std::size_t sent = 0;
        const CURLcode code = curl_easy_send(connection_->easy.get(), bytes.data(), bytes.size(), &sent);
        if (code == CURLE_AGAIN) connection_->wait(POLLOUT, deadline);
        else require(code);
        bytes.remove_prefix(sent);
    }
    while (connection_->unacknowledged() > 0) connection_->wait(0, deadline);
}

}  // namespace holdfast::outgoing
