#pragma once

#include "core/notices/mail_settings.hpp"
#include "core/site/router.hpp"

namespace holdfast::mail {

void add_mail_routes(site::Router& router, const notices::MailSettings& settings);

}  // namespace holdfast::mail
