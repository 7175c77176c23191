#pragma once

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// The top of a page of a service that is not on GOV.UK, with its own name or logo.
struct GenericHeader {
    std::string url{};
    std::string logo_text{};
    Html logo_html{};
    std::string container_classes{};
    std::string classes{};
    Attributes attributes{};
};

void add(Html& page, const GenericHeader& options);
/// Adds the header with its class names beginning with `family`, such as `govuk-generic`.
void add_header(Html& page, const GenericHeader& options, std::string_view family);
inline Html generic_header(const GenericHeader& options) { return made(options); }

}  // namespace holdfast::web::govuk
