#pragma once

#include "base/log.hpp"
#include "core/actions/action.hpp"
#include "core/notices/mail_settings.hpp"
#include "core/open_id/party.hpp"
#include "core/site/feature.hpp"
#include "core/trail/key_folder.hpp"

#include <memory>
#include <string>
#include <vector>

namespace holdfast::app {

/// What slices are given of the installation they are in.
struct Surroundings {
    trail::KeyFolder keys{""};     ///< where the secrets are that are kept apart from the database; not looked into before one is needed
    notices::MailSettings mail{};  ///< how mail leaves
    std::shared_ptr<open_id::Parties> parties = std::make_shared<open_id::Parties>();  ///< the identity providers, which are there once the site is served
    Log log{};
    bool has_gallery{true};  ///< whether the components that pages are made of can be looked at
};

/// The actions of every kind of record that has any.
std::vector<actions::Desk> desks_of_actions(const trail::KeyFolder& keys, const std::vector<Role>& roles);

/// Every slice of the product, those that gather from others after those that contribute. The one file that shows every cross-slice call.
std::vector<site::Feature> every_feature(const std::vector<Role>& roles, const std::string& partnership, const Surroundings& surroundings = {});

/// Everything that the slices contribute under one member of Feature.
template <class Part>
std::vector<Part> gathered(const std::vector<site::Feature>& features, std::vector<Part> site::Feature::*part) {
    std::vector<Part> all;
    for (const auto& feature : features) all.insert(all.end(), (feature.*part).begin(), (feature.*part).end());
    return all;
}

}  // namespace holdfast::app
