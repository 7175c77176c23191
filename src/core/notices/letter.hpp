#pragma once

#include "core/notices/mail_settings.hpp"
#include "core/notices/message.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::notices {

/// A message as it is handed to the mail server.
struct Letter {
    std::string from{};
    std::string to{};
    std::vector<std::string> headers{};  ///< `Name: value`, in ASCII, folded where it is long
    std::string text{};                  ///< UTF-8 with line ends of CRLF
    std::optional<Attachment> attachment{};
};

/// `key` is that of the message's link, or empty. Throws std::invalid_argument for a header that a line end could break.
Letter letter_of(const Message& message, const MailSettings& settings, const std::string& key);

/// Text as the value of a header: as it is where it is plain ASCII, else in encoded words of RFC 2047, each at most 75 characters.
std::string header_words(std::string_view text);
/// `Sun, 22 Nov 2026 09:00:00 +0000`, as RFC 5322 has it.
std::string header_date(Instant at);

}  // namespace holdfast::notices
