#pragma once

#include "core/site/router.hpp"
#include "features/returns/return_desk.hpp"
#include "web/html.hpp"

namespace holdfast::returns {

/// The path to which files are sent: they may be as large as `largest_sending`.
inline constexpr std::string_view sending_pattern = "/returns/load/{kind}";

/// The links to send each kind of return, and what the viewer sent that still waits.
web::Html ways_to_send(trail::View& view, ReturnDesk& desk);

/// Sending a return, how far it is, its preview, and loading it or letting it go.
void add_sent_return_routes(site::Router& router, const std::shared_ptr<ReturnDesk>& desk);

}  // namespace holdfast::returns
