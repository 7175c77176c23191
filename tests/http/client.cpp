#include "client.hpp"

#include "web/ascii.hpp"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace holdfast::test {

Client::Client(unsigned short port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (socket_ < 0 || ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw std::system_error(errno, std::generic_category(), "cannot reach the server");
}

Client::~Client() { ::close(socket_); }

bool Client::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void Client::finish_sending() { ::shutdown(socket_, SHUT_WR); }

bool Client::receive(std::chrono::milliseconds patience) {
    if (!is_readable_within(patience)) return false;
    std::array<char, 65536> chunk;
    const ssize_t bytes = ::recv(socket_, chunk.data(), chunk.size(), 0);
    if (bytes <= 0) return false;
    received_.append(chunk.data(), static_cast<std::size_t>(bytes));
    return true;
}

std::string Client::read_all(std::chrono::milliseconds patience) {
    while (receive(patience)) {
    }
    return std::exchange(received_, {});
}

std::string Client::read_answer(std::chrono::milliseconds patience) {
    while (received_.find("\r\n\r\n") == std::string::npos)
        if (!receive(patience)) return std::exchange(received_, {});
    const std::size_t head = received_.find("\r\n\r\n") + 4;
    const std::string length = header_of(received_.substr(0, head), "Content-Length");
    const std::size_t whole = head + (length.empty() ? 0 : std::stoul(length));
    while (received_.size() < whole)
        if (!receive(patience)) return std::exchange(received_, {});
    std::string answer = received_.substr(0, whole);
    received_.erase(0, whole);
    return answer;
}

bool Client::is_readable_within(std::chrono::milliseconds patience) {
    pollfd wanted{socket_, POLLIN, 0};
    return ::poll(&wanted, 1, static_cast<int>(patience.count())) > 0;
}

bool Client::is_closed_within(std::chrono::milliseconds patience) {
    char byte{};
    return is_readable_within(patience) && ::recv(socket_, &byte, 1, 0) <= 0;
}

int status_of(std::string_view answer) {
    if (!answer.starts_with("HTTP/1.1 ") || answer.size() < 12) return 0;
    return std::stoi(std::string(answer.substr(9, 3)));
}

std::string header_of(std::string_view answer, std::string_view name) {
    std::string_view head = answer.substr(0, answer.find("\r\n\r\n"));
    std::string found;
    web::split(head, '\n', [&](std::string_view line) {
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || !web::same_ignoring_case(line.substr(0, colon), name)) return;
        if (line.ends_with('\r')) line.remove_suffix(1);
        found = web::trimmed(line.substr(colon + 1));
    });
    return found;
}

std::string body_of(std::string_view answer) {
    const std::size_t end = answer.find("\r\n\r\n");
    return end == std::string_view::npos ? std::string{} : std::string(answer.substr(end + 4));
}

}  // namespace holdfast::test
