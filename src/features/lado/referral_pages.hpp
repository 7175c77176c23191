#pragma once

#include "features/lado/parts_pages.hpp"
#include "features/lado/referral_service.hpp"

#include <string>

namespace holdfast::lado {

/// Takes the referral that the fields of the form say, whether a page sent them or a system; gives its reference. The authority need not be named where there is one.
Outcome<std::string> take_referral(trail::Change& change, const web::Request& request, const Office& office);

}  // namespace holdfast::lado
