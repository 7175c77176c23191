#pragma once

#include "base/outcome.hpp"

#include <string>

namespace holdfast::notices {

/// Where mail is handed over, as the operator says it. Without a server no mail is sent and everything else goes on.
struct MailSettings {
    std::string server{};         ///< `smtp://host[:port]` with STARTTLS, `smtps://host[:port]` with TLS, `plain://` to this machine alone
    std::string user{};           ///< to sign in to the server with; empty where it asks for nobody
    std::string password_file{};  ///< where that user's password is
    std::string ca_file{};        ///< who signed the server's certificate; empty for those the machine trusts
    std::string from{};           ///< the address that mail comes from
    std::string site{};           ///< the address of the site, for links: `https://holdfast.example.org`
    std::string partnership{};    ///< the name that mail comes from
    int witness_hours{24};        ///< how often witnesses of the trail are asked to sign a checkpoint

    bool is_on() const { return !server.empty(); }
};

/// What is wrong with them, and nothing when they are off or right. The password is not read.
Outcome<Done> check(const MailSettings& settings);

/// Whether the scheme and host of the server are those of this machine, where no TLS is needed.
bool is_plain(const MailSettings& settings);

}  // namespace holdfast::notices
