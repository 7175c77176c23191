#pragma once

#include "core/site/router.hpp"
#include "features/returns/sent_return.hpp"

namespace holdfast::returns {

/// The form by which a return of the kind is sent, with what is wrong with what was sent.
site::Page sending_form(const web::Request& request, const KindLine& kind, std::vector<FieldError> errors);

/// What was sent, taken out of the request before its files are deleted. Refused by its fields: no file or too many, files that are too large, a name that
/// says the file is something else, a number, a year or a day that is none.
Outcome<Sending> sending_in(const web::Request& request, const KindLine& kind);

}  // namespace holdfast::returns
