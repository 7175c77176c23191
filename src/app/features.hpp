#pragma once

#include "core/notices/mail_settings.hpp"
#include "core/open_id/party.hpp"
#include "core/site/feature.hpp"
#include "core/trail/key_folder.hpp"

#include <memory>
#include <string>
#include <vector>

namespace holdfast::app {

/// Every slice of the product, those that gather from others after those that contribute. The one file that shows every cross-slice call.
/// `keys` is where the secrets are that are kept apart from the database; it is not looked into before one is needed. `mail` is how mail leaves.
/// `parties` are the identity providers, which are there once the site is served.
std::vector<site::Feature> every_feature(const std::vector<Role>& roles, const std::string& partnership, const trail::KeyFolder& keys = trail::KeyFolder{""},
                                         const notices::MailSettings& mail = {},
                                         std::shared_ptr<open_id::Parties> parties = std::make_shared<open_id::Parties>());

}  // namespace holdfast::app
