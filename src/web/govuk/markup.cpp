#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

void add_attributes(Html& page, const Attributes& attributes) {
    for (const auto& [name, value] : attributes) {
        page.add(" {}", name);
        add_if(page, value, "=\"{}\"");
    }
}

void add_plural_text(Html& page, std::string_view key, const PluralText& forms) {
    for (const auto& [rule, text] : forms) page.add(" data-i18n.{}.{}=\"{}\"", key, rule, text);
}

}  // namespace holdfast::web::govuk
