#pragma once

#include "web/govuk/tag.hpp"

namespace holdfast::web::govuk {

/// How far along the service is (alpha, beta), and where to say what one thinks of it.
struct PhaseBanner {
    std::string text{};
    Html html{};
    Tag tag{};
    std::string classes{};
    Attributes attributes{};
};

void add(Html& page, const PhaseBanner& options);
inline Html phase_banner(const PhaseBanner& options) { return made(options); }

}  // namespace holdfast::web::govuk
