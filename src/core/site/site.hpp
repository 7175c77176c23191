#pragma once

#include "core/outgoing/scanner.hpp"
#include "core/site/feature.hpp"
#include "core/site/router.hpp"
#include "core/site/shell.hpp"
#include "web/server.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace holdfast::site {

/// What the shell of every page says, and how cookies are set.
struct SiteSettings {
    ShellSettings shell{};
    bool is_behind_tls{false};
    /// Fields of forms that may come more than once, as tick boxes do. Any other doubled field or parameter is refused with 400, because two
    /// programs could read it in two ways.
    std::vector<std::string> repeatable_fields{};
    /// Where more may be sent than elsewhere, and how much: the patterns of posts.
    std::vector<std::pair<std::string, std::size_t>> large_bodies{};
    /// Has a file that came with a form scanned, where it has one; nothing reads an upload before.
    std::function<outgoing::Scanned(const std::string& path)> scan{};
    Log log{};
    /// What stands above every page for this viewer at this moment, or nothing: that broken glass is still open.
    std::function<std::optional<web::Html>(trail::View&)> banner{};
    /// How many notices the viewer has not read, for the link to their inbox on every page.
    std::function<int(trail::View&)> unread{};
};

/// Answers requests: finds the route, finds out who asks, checks the permission and the CSRF token, runs the page in a View or a Change,
/// and puts the shell around it. An unknown path and one that the person may not use look the same to somebody who is not signed in.
class Site {
public:
    Site(trail::Journal& journal, const std::vector<Role>& roles, Router router, std::vector<NavigationItem> navigation, SiteSettings settings);
    ~Site();
    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;

    void answer(std::shared_ptr<web::Request> request, web::Respond respond);
    /// How much this request may bring with it beyond the usual, by its head; 0 where no more than that: for whoever is signed in and may use one of the routes for it.
    std::size_t larger_body(const web::Request& head) const;
    const std::vector<Route>& routes() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace holdfast::site
