#include "core/notices/letter.hpp"

#include "base/utf8.hpp"
#include "core/notices/address.hpp"

#include <algorithm>
#include <array>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sodium.h>
#include <stdexcept>

namespace holdfast::notices {

static std::string base64(std::string_view bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.resize(std::char_traits<char>::length(text.c_str()));
    return text;
}

static bool is_plain_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

std::string header_words(std::string_view text) {
    constexpr std::size_t bytes_a_word = 45;  // in base 64, with "=?UTF-8?B?" and "?=", 72 characters
    constexpr std::size_t longest_as_it_is = 200;
    if (!is_clean_text(text, Controls::none)) throw std::invalid_argument("a header has a control character");
    if (is_plain_ascii(text) && text.size() <= longest_as_it_is && text.find("=?") == std::string_view::npos) return std::string(text);
    std::string words;
    while (!text.empty()) {
        std::size_t size = 0;  // whole characters only: each word is decoded by itself
        for (auto rest = text; !rest.empty() && size + next_character(rest).bytes <= bytes_a_word; rest = text.substr(size)) size += next_character(rest).bytes;
        words += fmt::format("{}=?UTF-8?B?{}?=", words.empty() ? "" : "\r\n ", base64(text.substr(0, size)));
        text.remove_prefix(size);
    }
    return words;
}

std::string header_date(Instant at) {
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(at - day)};
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0000", days.at(std::chrono::weekday{day}.c_encoding()), unsigned{date.day()},
                       months.at(unsigned{date.month()} - 1), int{date.year()}, time.hours().count(), time.minutes().count(), time.seconds().count());
}

/// A name before an address: quoted where it is plain, so that a comma in it does not make two of it.
static std::string phrase(std::string_view name) {
    const std::string words = header_words(name);
    if (words.starts_with("=?")) return words;
    std::string quoted = "\"";
    for (const char c : words) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + "\"";
}

static std::string replaced(std::string text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) text.replace(at, what.size(), with);
    return text;
}

static std::string with_line_ends(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\r') continue;
        if (c == '\n') out += '\r';
        out += c;
    }
    return out;
}

Letter letter_of(const Message& message, const MailSettings& settings, const std::string& key) {
    if (!is_address(message.recipient) || !is_address(settings.from)) throw std::invalid_argument("a letter needs two addresses");
    const std::string body = replaced(replaced(message.body, "{site}", settings.site), "{key}", key);
    return {.from = settings.from,
            .to = message.recipient,
            .headers = {"Date: " + header_date(message.made_at), fmt::format("From: {} <{}>", phrase(settings.partnership), settings.from),
                        fmt::format("To: <{}>", message.recipient), "Subject: " + header_words(message.subject),
                        fmt::format("Message-ID: <{}@{}>", message.message_id, domain_of(settings.from)), "Auto-Submitted: auto-generated"},
            .text = with_line_ends(body),
            .attachment = message.attachment};
}

}  // namespace holdfast::notices
