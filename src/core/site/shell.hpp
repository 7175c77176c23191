#pragma once

#include "core/site/feature.hpp"
#include "core/site/page.hpp"
#include "core/trail/actor.hpp"
#include "web/request.hpp"
#include "web/response.hpp"

#include <string>
#include <vector>

namespace holdfast::site {

/// What the frame of every page says.
struct ShellSettings {
    std::string partnership{};
    std::string version{};
    /// From which the keys of drafts follow (draft_key.hpp). Without one, browsers keep no drafts.
    std::string draft_seed{};
    std::string phase{};     ///< how far along the service is, such as "beta"; empty when it is no news that it is there
    std::string feedback{};  ///< where people say what they think of it: a mail address or one of the web; may be empty
};

/// Puts the frame around a page: header with the partnership's name, navigation by role, breadcrumbs, error summary, message, footer.
class Shell {
public:
    /// With what every feature brings to the navigation.
    Shell(ShellSettings settings, std::vector<NavigationItem> navigation);

    web::Response page(const trail::Actor& actor, const web::Request& request, const Page& page) const;
    /// 404, 403, 409 or 422 with what the person can do about it.
    web::Response refusal_page(const trail::Actor& actor, const web::Request& request, const Refusal& refusal) const;
    /// 303 to the page that asks for the password or a code again, which leads back here; after a form, to the page it is on.
    web::Response proof_first(std::string_view back_to) const;
    /// 303 to the sign-in form, which leads back here.
    web::Response sign_in_first(const web::Request& request) const;
    /// The refusal of a form that came without this session's token.
    static Refusal expired_form();

private:
    ShellSettings settings_;
    std::vector<NavigationItem> parts_;  ///< home, what the features bring, and everybody's own account
};

}  // namespace holdfast::site
