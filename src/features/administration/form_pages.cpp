#include "features/administration/form_pages.hpp"

#include <algorithm>

namespace holdfast::administration {

std::optional<web::govuk::ErrorMessage> error_of(const std::vector<FieldError>& errors, std::string_view field) {
    const auto error = std::ranges::find(errors, field, &FieldError::field);
    if (error == errors.end()) return std::nullopt;
    return web::govuk::ErrorMessage{.text = error->message};
}

}  // namespace holdfast::administration
