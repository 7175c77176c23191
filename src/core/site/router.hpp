#pragma once

#include "core/site/page.hpp"
#include "core/trail/journal.hpp"
#include "web/request.hpp"

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::site {

using ViewPage = std::function<Outcome<Answer>(trail::View&, const web::Request&)>;
using ChangePage = std::function<Outcome<Answer>(trail::Change&, const web::Request&)>;
/// For an act with slow work before its writing (a password hash, reading an uploaded file): it opens its own views and changes.
using ActPage = std::function<Outcome<Answer>(trail::Journal&, const trail::Actor&, const web::Request&)>;

/// One route as it was declared; the published matrix of routes and roles is made from these.
struct Route {
    web::Method method{};
    std::string pattern{};
    Permission permission{};
    std::string reason{};  ///< of a post: why the change is made, unless the page asks the person
    ViewPage view{};
    ChangePage change{};
    ActPage act{};
    /// Whether the person must have proved who they are within the last minutes (`proof_lasts`); the site asks them again where they have not.
    bool needs_recent_proof{false};
    /// Of a post that another program sends, not a form of ours: it carries neither session nor token, and proves itself by what it says.
    bool is_for_programs{false};
    /// Of a post that keeps a file in quarantine where the virus scanner gives no answer; elsewhere such a file is not taken at all.
    bool has_quarantine{false};
};

/// How long after proving who they are a person may use the routes that need it.
inline constexpr std::chrono::minutes proof_lasts{5};
/// The page that asks them again; `next` is where they wanted to go.
inline constexpr std::string_view proof_path = "/confirm";

/// Where slices say which page answers which path and who may ask for it. There is no way to add a route without a permission.
/// A view runs in a read transaction on the request's thread; a change runs in the writer's transaction and its answer leaves after the
/// fsync. Posts are refused without this session's CSRF token, so forms carry web::csrf_field(request). A get that has to write because another
/// site sends the browser here (the way back from an identity provider) is given its `act` on the declared route, and guards itself.
class Router {
public:
    /// What they give is the declared route, for its further properties, until the next is declared.
    Route& get(std::string_view pattern, Permission permission, ViewPage page);
    Route& post(std::string_view pattern, Permission permission, std::string_view reason, ChangePage page);
    Route& post_act(std::string_view pattern, Permission permission, std::string_view reason, ActPage page);
    const std::vector<Route>& routes() const { return routes_; }

private:
    std::vector<Route> routes_{};
};

}  // namespace holdfast::site
