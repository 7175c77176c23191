#include "core/notices/mail_settings.hpp"

#include "core/notices/address.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <fmt/format.h>
#include <string_view>

namespace holdfast::notices {

static bool starts_with_one_of(std::string_view text, std::initializer_list<std::string_view> beginnings) {
    return std::ranges::any_of(beginnings, [&](std::string_view beginning) { return text.starts_with(beginning) && text.size() > beginning.size(); });
}

/// Host and port, without anything that a password could be hidden in.
static bool is_place(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
    });
}

static std::string_view place_in(std::string_view address) { return address.substr(address.find("://") + 3); }

static std::string_view host_in(std::string_view address) {
    const auto place = place_in(address);
    if (place.starts_with("[")) return place.substr(1, place.find(']') - 1);
    return place.substr(0, place.find(':'));
}

/// A name is not asked for: it could stand for any machine. 127.0.0.0/8 and ::1 cannot.
static bool is_loopback(std::string_view host) {
    in_addr four{};
    in6_addr six{};
    const std::string text(host);
    if (inet_pton(AF_INET, text.c_str(), &four) == 1) return (ntohl(four.s_addr) >> 24) == 127;
    return inet_pton(AF_INET6, text.c_str(), &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six);
}

bool is_plain(const MailSettings& settings) { return settings.server.starts_with("plain://"); }

static Outcome<Done> check_server(const MailSettings& settings) {
    if (!starts_with_one_of(settings.server, {"smtp://", "smtps://", "plain://"}) || !is_place(place_in(settings.server)))
        return invalid("the mail server is an address such as smtp://mail.example.org:587 or smtps://mail.example.org, without a path or a password");
    if (!is_plain(settings)) return Done{};
    if (!is_loopback(host_in(settings.server))) return invalid("mail without TLS is handed over to this machine alone, such as plain://127.0.0.1:25");
    if (!settings.user.empty()) return invalid("a password is not sent without TLS: take smtp:// or smtps://, or leave the mail user out");
    return Done{};
}

static Outcome<Done> check_site(const MailSettings& settings) {
    std::string_view site = settings.site;
    if (!starts_with_one_of(site, {"https://", "http://"}) || !is_place(place_in(site)))
        return invalid("the address of the site is needed for links in mail, such as https://holdfast.example.org, without a path");
    if (site.starts_with("http://") && !is_loopback(host_in(site)) && host_in(site) != "localhost")
        return invalid("links in mail lead to https:// addresses; http:// is for this machine alone");
    return Done{};
}

Outcome<Done> check(const MailSettings& settings) {
    if (!settings.is_on()) return Done{};
    TRY(check_server(settings));
    if (!is_address(settings.from)) return invalid(fmt::format("\"{}\" cannot be the address that mail comes from", settings.from));
    if (!settings.user.empty() && settings.password_file.empty()) return invalid("the mail user needs a file with its password");
    return check_site(settings);
}

}  // namespace holdfast::notices
