#include "web/govuk/form_group.hpp"

namespace holdfast::web::govuk {

static std::string with_suffix(std::string_view prefix, std::string_view suffix) {
    std::string id;
    id.reserve(prefix.size() + suffix.size());
    return id.append(prefix).append(suffix);
}

std::string Descriptions::ids() const {
    std::string ids(described_by);
    const auto name_also = [&](std::string_view suffix) {
        if (!ids.empty()) ids += ' ';
        ids.append(id_prefix).append(suffix);
    };
    if (hint) name_also("-hint");
    if (error_message) name_also("-error");
    return ids;
}

void Descriptions::add_to(Html& page) const {
    if (hint) add_hint(page, *hint, with_suffix(id_prefix, "-hint"));
    if (error_message) add_error_message(page, *error_message, with_suffix(id_prefix, "-error"));
}

}  // namespace holdfast::web::govuk
