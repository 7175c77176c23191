#pragma once

#include "core/site/feature.hpp"
#include "core/site/page.hpp"
#include "core/trail/actor.hpp"
#include "web/request.hpp"
#include "web/response.hpp"

#include <string>
#include <vector>

namespace holdfast::site {

/// Puts the frame around a page: header with the partnership's name, navigation by role, breadcrumbs, error summary, message, footer.
class Shell {
public:
    Shell(std::string partnership, std::string version, std::vector<NavigationItem> navigation, std::string draft_seed = {})
        : partnership_(std::move(partnership)), version_(std::move(version)), navigation_(std::move(navigation)), draft_seed_(std::move(draft_seed)) {}

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
    std::string partnership_;
    std::string version_;
    std::vector<NavigationItem> navigation_;
    std::string draft_seed_;
};

}  // namespace holdfast::site
