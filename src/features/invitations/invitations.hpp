#pragma once

#include "core/notices/mail_settings.hpp"
#include "core/site/feature.hpp"
#include "core/trail/key_folder.hpp"

#include <string>
#include <vector>

/// How people get their first password, and a new one when they have forgotten it: single-use links by mail.
namespace holdfast::invitations {

/// What these pages take from the rest of the product.
struct Surroundings {
    std::string partnership{};
    std::vector<Role> roles{};
    trail::KeyFolder keys{""};
    notices::MailSettings mail{};
};

site::Feature feature(Surroundings surroundings);

}  // namespace holdfast::invitations
