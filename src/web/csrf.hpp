#pragma once

#include "web/html.hpp"
#include "web/request.hpp"

#include <string>
#include <string_view>

namespace holdfast::web {

/// The name of the hidden field in every form that posts.
inline constexpr std::string_view csrf_field_name = "csrf_token";

/// A token that only somebody who knows the session's secret can make. It is masked afresh each time, so that compressed pages do not give
/// it away bit by bit.
std::string csrf_token(std::string_view session_secret);

/// Whether the token was made with this session's secret; takes the same time for every token.
bool csrf_token_fits(std::string_view token, std::string_view session_secret);

/// The hidden input with the token of the request.
Html csrf_field(const Request& request);

/// Whether the browser says that the request was made by a page of this site: Sec-Fetch-Site where it is sent, the Origin otherwise.
/// True when it says nothing at all; the token decides then.
bool comes_from_this_site(const Request& request);

}  // namespace holdfast::web
