#include "core/outgoing/scanner.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <bit>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>
#include <vector>

namespace holdfast::outgoing {

static constexpr std::size_t longest_path = sizeof(sockaddr_un::sun_path) - 1;
static constexpr std::size_t piece_size = std::size_t{64} * 1024;
static constexpr std::size_t longest_reply = 1024;

Outcome<ScannerPlace> scanner_place(std::string_view address) {
    constexpr std::string_view local = "unix:";
    if (address.starts_with(local)) {
        const auto path = address.substr(local.size());
        if (path.starts_with('/') && path.size() <= longest_path) return ScannerPlace{.path = std::string(path)};
    }
    for (const std::string_view host : {"127.0.0.1", "[::1]"}) {
        const std::string begin = "tcp://" + std::string(host) + ":";
        if (!address.starts_with(begin)) continue;
        std::uint16_t port = 0;
        const auto [end, error] = std::from_chars(address.data() + begin.size(), address.data() + address.size(), port);
        if (error == std::errc{} && end == address.data() + address.size() && port != 0) return ScannerPlace{.host = std::string(host), .port = port};
    }
    return invalid(std::string(address) + " is no scanner of this machine: write unix:/PATH or tcp://127.0.0.1:PORT");
}

namespace {

class Broken : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

void require(bool is_done) {
    if (!is_done) throw Broken(errno == EAGAIN ? "it does not answer in time" : std::strerror(errno));
}

/// A question to clamd, over a connection of its own.
class Question {
public:
    explicit Question(const ScannerPlace& place)
        : socket_(::socket(place.path.empty() ? (place.host == "[::1]" ? AF_INET6 : AF_INET) : AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        require(socket_ >= 0);
        const timeval longest{.tv_sec = place.longest_silence.count() / 1000, .tv_usec = place.longest_silence.count() % 1000 * 1000};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof longest);
        ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &longest, sizeof longest);
    }
    ~Question() { ::close(socket_); }
    Question(const Question&) = delete;
    Question& operator=(const Question&) = delete;

    void open(const ScannerPlace& place) {
        if (!place.path.empty()) {
            sockaddr_un local{.sun_family = AF_UNIX, .sun_path = {}};
            std::ranges::copy(place.path, std::begin(local.sun_path));
            return connect(local);
        }
        if (place.host == "[::1]") return connect(sockaddr_in6{AF_INET6, htons(place.port), 0, in6addr_loopback, 0});
        connect(sockaddr_in{AF_INET, htons(place.port), {htonl(INADDR_LOOPBACK)}, {}});
    }
    /// False when the other side has stopped listening: it has said why.
    bool say(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent < 0 && (errno == EPIPE || errno == ECONNRESET)) return false;
            require(sent >= 0);
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    std::string reply() {
        std::string said;
        std::array<char, 256> piece{};
        while (said.size() < longest_reply && said.find('\0') == std::string::npos) {
            const auto size = ::recv(socket_, piece.data(), piece.size(), 0);
            if (size == 0 || (size < 0 && errno == ECONNRESET)) break;
            require(size > 0);
            said.append(piece.data(), static_cast<std::size_t>(size));
        }
        return said.substr(0, said.find('\0'));
    }

private:
    template <class Address>
    void connect(const Address& address) {
        require(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    }

    int socket_;
};

std::string length_of(std::size_t size) {
    const std::uint32_t length = htonl(static_cast<std::uint32_t>(size));
    const auto bytes = std::bit_cast<std::array<char, 4>>(length);
    return {bytes.begin(), bytes.end()};
}

/// `stream: OK`, `stream: SIGNATURE FOUND`, or anything else, which is no verdict.
Scanned understood(std::string_view reply) {
    constexpr std::string_view begin = "stream: ", found = " FOUND";
    if (reply == "stream: OK") return {Scanned::Verdict::clean, {}};
    if (reply.starts_with(begin) && reply.ends_with(found) && reply.size() > begin.size() + found.size())
        return {Scanned::Verdict::infected, std::string(reply.substr(begin.size(), reply.size() - begin.size() - found.size()))};
    return {Scanned::Verdict::unknown, reply.empty() ? "it broke off" : std::string(reply)};
}

}  // namespace

Scanned scan(const ScannerPlace& place, const NextBytes& next) {
    try {
        Question question(place);
        question.open(place);
        std::vector<char> piece(piece_size);
        bool is_heard = question.say({"zINSTREAM\0", 10});
        for (std::size_t size = piece_size; is_heard && size > 0;) {
            size = next(piece);
            is_heard = question.say(length_of(size)) && question.say({piece.data(), size});  // one of no length is the end
        }
        return understood(question.reply());
    } catch (const Broken& broken) {
        return {Scanned::Verdict::unknown, broken.what()};
    }
}

Scanned scan_file(const ScannerPlace& place, const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return {Scanned::Verdict::unknown, "the file cannot be read"};
    return scan(place, [&](std::span<char> piece) {
        file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        if (file.bad()) throw Broken("the file cannot be read");
        return static_cast<std::size_t>(file.gcount());
    });
}

}  // namespace holdfast::outgoing
