#pragma once

#include "cli/command.hpp"

#include <string>

namespace holdfast::cli {

/// What the commands of mail and invitations are given.
struct MailOrder {
    bool is_everything{false};  ///< whatever waits, due or not; everybody who was not invited
    bool is_link_shown{false};
    std::string user_name{};
    std::string witness{};
    std::string email{};
};

/// Sends what is due, once: for a timer where no site is served. Exit code 1 when something could not be delivered.
int run_mail_send(const Globals& globals, const MailOrder& order);
int run_escalate(const Globals& globals);
int run_invite(const Globals& globals, const MailOrder& order);
int run_witness_email(const Globals& globals, const MailOrder& order);

}  // namespace holdfast::cli
