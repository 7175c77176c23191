#pragma once

#include "core/notices/mail_settings.hpp"
#include "core/site/feature.hpp"

#include <vector>

/// What became of the mail that the product writes: for administrators.
namespace holdfast::mail {

/// How mail leaves, and what is sent by it besides invitations and their like.
struct Surroundings {
    notices::MailSettings settings{};
    std::vector<site::NoticeKind> kinds{};
};

site::Feature feature(Surroundings surroundings);

}  // namespace holdfast::mail
