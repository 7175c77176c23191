#pragma once

#include "base/outcome.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// HTTP that the product asks of others: short documents from a few servers that the operator has named. Not for pages, files or mail.
namespace holdfast::outgoing {

inline constexpr std::size_t most_reply_bytes = std::size_t{256} * 1024;
inline constexpr std::chrono::milliseconds longest_connecting{3000};
inline constexpr std::chrono::milliseconds longest_call{8000};

/// How the machine gets out.
struct Way {
    std::string ca_file{};  ///< who signs the certificates that are believed; empty for those the machine believes
    std::string proxy{};    ///< `http://host:port`; empty for none
};

/// One question.
struct Call {
    std::string url{};
    std::vector<std::string> headers{};  ///< `Name: value`
    std::string form{};                  ///< sent with POST where it is not empty
};
struct Reply {
    int status{};
    std::string type{};  ///< the media type in small letters, without parameters
    std::string body{};
};

/// Whether it is an address that may be asked: `https://`, or `http://` on this machine itself, without a user name and a fragment.
bool is_allowed(std::string_view url);
/// Whether its host is this machine: 127.0.0.1, [::1] or localhost.
bool is_loopback(std::string_view url);

/// Asks once, over TLS 1.2 or later with the certificate checked. A redirect is given as it is, never followed; no cookies, no passwords of this machine, no proxy
/// but the one said. Refused with one word for why: `address`, `unreachable`, `certificate`, `slow`, `large`. `most_time` is for tests.
Outcome<Reply> ask(const Call& call, const Way& way, std::chrono::milliseconds most_time = longest_call);

/// Fields as a form's body: `a=1&b=2`, percent-encoded.
std::string form_of(const std::vector<std::pair<std::string, std::string>>& fields);
/// The same after a `?`, or an `&` where the address has a query already.
std::string with_query(std::string_view url, const std::vector<std::pair<std::string, std::string>>& fields);

}  // namespace holdfast::outgoing
