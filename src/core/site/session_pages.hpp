#pragma once

#include "core/site/page.hpp"
#include "web/request.hpp"
#include "web/response.hpp"

#include <string>
#include <string_view>

namespace holdfast::site {

/// The session token that came with the request, or empty text.
std::string_view session_token(const web::Request& request);
/// The token of a known device that came with the request, or empty text.
std::string_view device_token(const web::Request& request);

/// Marks that the browser is to keep this session's token, or to forget it; the site turns the mark into a cookie of the right kind.
web::Response with_session(web::Response response, std::string_view token);
/// The same of a page that is shown at once: it is answered as the visitor's, and the next page is the session's.
Page with_session(Page page, std::string_view token);
Page with_device(Page page, std::string_view token);
/// Marks that the browser is to keep this token of a known device.
web::Response with_device(web::Response response, std::string_view token);
/// Marks that the browser is to forget the session, and everything of the site that it keeps but the mark of the device.
web::Response without_session(web::Response response);

/// `next` where it is a path of this site, else "/": nobody is sent to another site's address by a link that somebody made for them.
std::string own_path(std::string_view next);

}  // namespace holdfast::site
