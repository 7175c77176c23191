#pragma once

#include "core/trail/view.hpp"
#include "web/html.hpp"
#include "web/request.hpp"

namespace holdfast::lado {

/// The newest unread notices of an officer about allegations, each followed by a form that marks it as read and leads to its case; nothing where there are none.
/// One that leads to what they may not open stays in their inbox, which says that alone.
web::Html news_part(trail::View& view, const web::Request& request);

}  // namespace holdfast::lado
