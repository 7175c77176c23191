#include "web/govuk/choices.hpp"

namespace holdfast::web::govuk {

std::string item_id(const std::string& own, std::string_view prefix, std::size_t position) {
    if (!own.empty()) return own;
    std::string id(prefix);
    if (position > 1) id.append("-").append(std::to_string(position));
    return id;
}

void add_conditional(Html& page, const Conditional& conditional, const Reveal& reveal) {
    if (conditional.html.empty()) return;
    page.add("<div class=\"govuk-{}__conditional", reveal.family);
    if (!reveal.is_chosen) page.add(" govuk-{}__conditional--hidden", reveal.family);
    page.add("\" id=\"conditional-{}\">\n", reveal.item_id);
    page.add(conditional.html);
    page.add("\n</div>\n");
}

}  // namespace holdfast::web::govuk
