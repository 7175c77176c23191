#include "core/site/link_pages.hpp"

namespace holdfast::site {

Page link_to_hand_over(const web::Request& request, LinkToHandOver link) {
    web::Html main = web::html("<h1 class=\"govuk-heading-l\">A link to hand over</h1>");
    if (!link.said.empty()) main.add("<p class=\"govuk-body\">{}</p>", link.said);
    main.add(
        "<p class=\"govuk-body\">Whoever has this link can choose the password of the account, once, {}. Hand it to the person and to nobody "
        "else. It is shown here this one time; links made before open nothing any more.</p>",
        link.lasts);
    main.add("<div class=\"govuk-inset-text govuk-!-text-break-word\"><code>{}/link?key={}</code></div>", request.headers.get("origin"), link.key);
    main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}\">Back to {}</a></p>", link.back.path, link.back.text);
    return {.title = "A link to hand over", .main = std::move(main), .breadcrumbs = {std::move(link.back)}};
}

}  // namespace holdfast::site
