#include "core/site/router.hpp"

namespace holdfast::site {

void Router::get(std::string_view pattern, Permission permission, ViewPage page) {
    routes_.push_back({.method = web::Method::get, .pattern = std::string(pattern), .permission = permission, .view = std::move(page)});
}

void Router::post(std::string_view pattern, Permission permission, std::string_view reason, ChangePage page) {
    routes_.push_back({.method = web::Method::post,
                       .pattern = std::string(pattern),
                       .permission = permission,
                       .reason = std::string(reason),
                       .change = std::move(page)});
}

void Router::post_act(std::string_view pattern, Permission permission, std::string_view reason, ActPage page) {
    routes_.push_back({.method = web::Method::post,
                       .pattern = std::string(pattern),
                       .permission = permission,
                       .reason = std::string(reason),
                       .act = std::move(page)});
}

}  // namespace holdfast::site
