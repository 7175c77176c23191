#pragma once

#include <optional>

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

struct FooterLink {
    std::string text;
    std::string href;
    Attributes attributes{};
};

/// One block of links. `width` names a grid column, such as `one-third`.
struct FooterNavigation {
    std::string title;
    int columns{};
    std::string width{};
    std::vector<FooterLink> items{};
};

/// The links every page ends with.
struct FooterMeta {
    std::string visually_hidden_title{};
    Html html{};
    std::string text{};
    std::vector<FooterLink> items{};
};

/// The end of a page. `content_licence` is the Open Government Licence unless it says something else; std::nullopt names no licence.
/// `is_crown` adds what only a site on service.gov.uk may show: the crown, and the Crown copyright with its link; without it the
/// copyright is plain words, if there are any.
struct Footer {
    std::optional<FooterMeta> meta{};
    std::vector<FooterNavigation> navigation{};
    std::optional<Content> content_licence{Content{}};
    Content copyright{};
    std::string container_classes{};
    std::string classes{};
    Attributes attributes{};
    bool is_crown{};
};

void add(Html& page, const Footer& options);
inline Html footer(const Footer& options) { return made(options); }

}  // namespace holdfast::web::govuk
