#pragma once

#include "base/outcome.hpp"
#include "web/govuk/error_message.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace holdfast::administration {

/// The message to show beside this field, if it has one.
std::optional<web::govuk::ErrorMessage> error_of(const std::vector<FieldError>& errors, std::string_view field);

}  // namespace holdfast::administration
