#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace holdfast::test {

/// A plain socket to a server on this machine that sends exactly the bytes it is given.
class Client {
public:
    explicit Client(unsigned short port);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// False when the server has closed the connection.
    bool send(std::string_view bytes);
    /// No more will be sent; the server can still answer.
    void finish_sending();
    /// Everything until the server closes, or nothing comes for `patience`.
    std::string read_all(std::chrono::milliseconds patience = std::chrono::seconds(8));
    /// One answer with its body by Content-Length; later ones stay for the next call.
    std::string read_answer(std::chrono::milliseconds patience = std::chrono::seconds(8));
    /// Whether something has come within this time; it is left unread.
    bool is_readable_within(std::chrono::milliseconds patience);
    /// Whether the server has closed the connection within this time, with nothing more to read.
    bool is_closed_within(std::chrono::milliseconds patience);

private:
    bool receive(std::chrono::milliseconds patience);

    int socket_;
    std::string received_{};
};

/// The status of an answer, 0 when it is none.
int status_of(std::string_view answer);
/// The value of one of its headers, or empty text.
std::string header_of(std::string_view answer, std::string_view name);
/// What follows the head.
std::string body_of(std::string_view answer);

}  // namespace holdfast::test
