#pragma once

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// What is wrong with an answer, beside the control. Components that hold one give it its id.
struct ErrorMessage {
    std::string text{};
    Html html{};
    std::string id{};
    std::string classes{};
    Attributes attributes{};
    std::string visually_hidden_text{"Error"};
};

void add(Html& page, const ErrorMessage& options);
/// Adds an error message with this id, whatever its own says.
void add_error_message(Html& page, const ErrorMessage& options, std::string_view id);
inline Html error_message(const ErrorMessage& options) { return made(options); }

}  // namespace holdfast::web::govuk
