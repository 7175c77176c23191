#pragma once

#include "core/clocks/rule.hpp"
#include "core/notices/mail_settings.hpp"
#include "core/site/feature.hpp"
#include "core/trail/key_folder.hpp"

#include <string>
#include <vector>

/// The first administrator, the home page, accounts, imports through the browser, the trail, and the texts every site carries.
namespace holdfast::administration {

/// What the administration pages show of the rest of the product.
struct Surroundings {
    std::string partnership{};
    std::vector<Role> roles{};
    std::vector<exchange::ImportKind> import_kinds{};
    std::vector<site::NavigationItem> navigation{};
    trail::KeyFolder keys{""};
    notices::MailSettings mail{};
    std::vector<const clocks::Rule*> clocks{};  ///< what runs by them is due at another moment once a bank holiday is added
};

site::Feature feature(Surroundings surroundings);

}  // namespace holdfast::administration
