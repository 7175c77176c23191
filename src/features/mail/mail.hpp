#pragma once

#include "core/notices/mail_settings.hpp"
#include "core/site/feature.hpp"

/// What became of the mail that the product writes: for administrators.
namespace holdfast::mail {

site::Feature feature(notices::MailSettings settings);

}  // namespace holdfast::mail
