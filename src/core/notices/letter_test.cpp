#include "core/notices/letter.hpp"
#include "core/notices/smtp.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::notices;

static MailSettings settings() {
    return {.server = "smtp://mail.example.org", .from = "holdfast@example.org", .site = "https://holdfast.example.org", .partnership = "Trust, \"North\""};
}

TEST_CASE("a subject of plain ASCII goes as it is; any other in encoded words that end between characters") {
    CHECK(header_words("Something waits") == "Something waits");
    CHECK(header_words("=?like a word?=") == "=?UTF-8?B?PT9saWtlIGEgd29yZD89?=");
    CHECK(header_words("Llandudno \xC3\xB4l") == "=?UTF-8?B?TGxhbmR1ZG5vIMO0bA==?=");
    std::string many;
    for (int i = 0; i < 40; ++i) many += "\xC3\xB4";
    const auto words = header_words(many);
    CHECK(words.find("\r\n =?UTF-8?B?") != std::string::npos);
    CHECK(words.find("=?UTF-8?B?w7TDtMO0w7TDtMO0w7TDtMO0w7TDtMO0w7TDtMO0w7TDtMO0w7TDtMO0w7Q=?=") == 0);
}

TEST_CASE("no header with a line end is ever written") {
    CHECK_THROWS_AS(header_words("Hello\r\nBcc: bo@example.org"), std::invalid_argument);
    CHECK_THROWS_AS(header_words("Hello\nthere"), std::invalid_argument);
    Message message{.recipient = "ann@example.org\r\nBcc: bo@example.org", .subject = "Hello"};
    CHECK_THROWS_AS(letter_of(message, settings(), ""), std::invalid_argument);
    auto other = settings();
    other.partnership = "Trust\r\nBcc: bo@example.org";
    CHECK_THROWS_AS(letter_of({.recipient = "ann@example.org", .subject = "Hello"}, other, ""), std::invalid_argument);
}

TEST_CASE("a letter has the headers of RFC 5322, with a name that stays one name") {
    const auto letter = letter_of({.recipient = "ann@example.org",
                                   .subject = "Hello",
                                   .body = "One\nTwo {site} {key}\n",
                                   .message_id = "abc",
                                   .made_at = parse_instant("2026-11-22T09:00:00Z").value()},
                                  settings(), "k");
    CHECK(letter.headers == std::vector<std::string>{"Date: Sun, 22 Nov 2026 09:00:00 +0000", "From: \"Trust, \\\"North\\\"\" <holdfast@example.org>",
                                                     "To: <ann@example.org>", "Subject: Hello", "Message-ID: <abc@example.org>",
                                                     "Auto-Submitted: auto-generated"});
    CHECK(letter.text == "One\r\nTwo https://holdfast.example.org k\r\n");
}

TEST_CASE("a mail server is reached with TLS, or it is this machine; a password never goes without TLS") {
    const auto with = [](const std::string& server, const std::string& user = {}) {
        auto asked = settings();
        asked.server = server;
        asked.user = user;
        asked.password_file = "/etc/holdfast/smtp-password";
        return static_cast<bool>(check(asked));
    };
    for (const auto* good :
         {"", "smtp://mail.example.org:587", "smtps://mail.example.org", "plain://127.0.0.1:25", "plain://[::1]:25", "smtp://[2001:db8::1]:587"})
        CHECK(with(good));
    for (const auto* bad : {"plain://mail.example.org", "plain://localhost", "plain://10.0.0.1:25", "plain://127.0.0.1.example.org", "http://mail.example.org",
                            "smtp://", "mail.example.org", "smtp://user:secret@mail.example.org", "smtp://mail.example.org/path"})
        CHECK_FALSE(with(bad));
    CHECK(with("smtp://mail.example.org", "holdfast"));
    CHECK_FALSE(with("plain://127.0.0.1", "holdfast"));
}

TEST_CASE("mail needs an address it comes from, a password where there is a user, and the https address of the site") {
    auto asked = settings();
    asked.from = "nobody";
    CHECK_FALSE(check(asked));
    asked = settings();
    asked.user = "holdfast";
    CHECK_FALSE(check(asked));
    for (const auto* bad : {"", "holdfast.example.org", "http://holdfast.example.org", "https://holdfast.example.org/path", "https://a@b"}) {
        asked = settings();
        asked.site = bad;
        CHECK_FALSE(check(asked));
    }
    asked.site = "http://127.0.0.1:8080";
    CHECK(check(asked));
}

TEST_CASE("where no server answers, nothing is wrong with the letter") {
    auto asked = settings();
    asked.server = "plain://127.0.0.1:9";  // the discard port, where nobody listens
    const auto answer = hand_over(asked, letter_of({.recipient = "ann@example.org", .subject = "Hello"}, asked, ""), {});
    CHECK(answer.kind == Answer::Kind::unreachable);
    CHECK_FALSE(answer.problem.empty());
}

TEST_CASE("a file without a password is named, and nothing is sent") {
    auto asked = settings();
    asked.user = "holdfast";
    asked.password_file = "/nowhere/smtp-password";
    CHECK_THROWS_WITH(hand_over(asked, letter_of({.recipient = "ann@example.org", .subject = "Hello"}, asked, ""), {}),
                      "/nowhere/smtp-password holds no password");
}
