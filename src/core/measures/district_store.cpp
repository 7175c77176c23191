#include "core/measures/district_store.hpp"

#include "core/people/postcode.hpp"

namespace holdfast::measures {

std::vector<store::Migration> migrations() {
    return {{"measures/0001_districts", R"(
        CREATE TABLE measures_districts (
            part ${text} NOT NULL PRIMARY KEY,
            district ${text} NOT NULL
        );
    )"}};
}

std::optional<std::string> postcode_part(std::string_view text) {
    if (auto whole = people::postcode_of(text)) return whole;
    const auto blank = text.find(' ');
    if (blank == std::string_view::npos) {
        const auto as_whole = people::postcode_of(std::string(text) + "1AA");
        return as_whole ? std::optional(as_whole->substr(0, as_whole->find(' '))) : std::nullopt;
    }
    if (blank + 2 != text.size()) return std::nullopt;
    const auto as_whole = people::postcode_of(std::string(text) + "AA");
    return as_whole ? std::optional(as_whole->substr(0, as_whole->size() - 2)) : std::nullopt;
}

Districts::Districts(trail::View& view) {
    view.reader().each("SELECT part, district FROM measures_districts",
                       [&](const store::Row& row) { by_part_.emplace(row.get<std::string>(0), row.get<std::string>(1)); });
}

std::string Districts::of(std::string_view postcode) const {
    const auto blank = postcode.find(' ');
    if (blank == std::string_view::npos) return "";
    for (const auto part : {postcode, postcode.substr(0, blank + 2), postcode.substr(0, blank)})
        if (const auto found = by_part_.find(part); found != by_part_.end()) return found->second;
    return "";
}

std::vector<std::string> district_names(trail::View& view) {
    return view.reader().all("SELECT DISTINCT district FROM measures_districts ORDER BY district",
                             [](const store::Row& row) { return row.get<std::string>(0); });
}

void put_district(trail::Change& change, const std::string& part, const std::string& district) {
    change.writer().execute("INSERT INTO measures_districts (part, district) VALUES ($1, $2) ON CONFLICT (part) DO UPDATE SET district = EXCLUDED.district",
                            part, district);
}

}  // namespace holdfast::measures
