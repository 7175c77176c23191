#pragma once

#include "core/site/router.hpp"
#include "features/mail/mail.hpp"

namespace holdfast::mail {

void add_mail_routes(site::Router& router, const Surroundings& surroundings);

}  // namespace holdfast::mail
