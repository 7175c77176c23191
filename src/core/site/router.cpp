#include "core/site/router.hpp"

namespace holdfast::site {

Route& Router::get(std::string_view pattern, Permission permission, ViewPage page) {
    return routes_.emplace_back(Route{.method = web::Method::get, .pattern = std::string(pattern), .permission = permission, .view = std::move(page)});
}

Route& Router::post(std::string_view pattern, Permission permission, std::string_view reason, ChangePage page) {
    return routes_.emplace_back(Route{
        .method = web::Method::post, .pattern = std::string(pattern), .permission = permission, .reason = std::string(reason), .change = std::move(page)});
}

Route& Router::post_act(std::string_view pattern, Permission permission, std::string_view reason, ActPage page) {
    return routes_.emplace_back(
        Route{.method = web::Method::post, .pattern = std::string(pattern), .permission = permission, .reason = std::string(reason), .act = std::move(page)});
}

}  // namespace holdfast::site
