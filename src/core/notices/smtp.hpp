#pragma once

#include "core/notices/letter.hpp"

#include <stop_token>
#include <string>

namespace holdfast::notices {

/// What the mail server said to a letter.
struct Answer {
    enum class Kind {
        taken,        ///< it has the letter now
        refused,      ///< it never will take it (5xx)
        not_now,      ///< it may take it later (4xx)
        unreachable,  ///< nothing is wrong with the letter: there was no server, no TLS, no sign-in
    };
    Kind kind{};
    std::string problem{};  ///< in words for an administrator, with the server's number and without its text
};

/// Hands the letter over. TLS of version 1.2 or later is required, with a certificate that fits the server's name, unless the server is this
/// machine. Ends early, as unreachable, when `stop` is asked for.
Answer hand_over(const MailSettings& settings, const Letter& letter, const std::stop_token& stop);

}  // namespace holdfast::notices
