#pragma once

#include "core/actions/rating.hpp"
#include "web/html.hpp"

namespace holdfast::actions {

/// The rating's letter as plans print it, and its word, so that colour is never alone.
web::Html rating_tag(Rating rating);

}  // namespace holdfast::actions
