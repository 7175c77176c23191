#include "features/measures/measures_pages.hpp"

#include "features/measures/world_test.hpp"

#include <algorithm>

namespace holdfast::measures {

namespace {

/// What the route of this pattern answers about an indicator.
std::string answer(RecordsWorld& records, std::string_view pattern, std::string indicator, bool is_for_public) {
    site::Router router;
    records.feature.routes(router);
    const auto at = std::ranges::find(router.routes(), pattern, &site::Route::pattern);
    REQUIRE(at != router.routes().end());
    web::Request request{.path_parameters = {{"indicator", std::move(indicator)}}};
    if (is_for_public) request.query.add("edition", "public");
    const auto given = records.journal.view(trail::operator_named(), [&](trail::View& view) { return at->view(view, request); });
    REQUIRE(given);
    if (const auto* page = std::get_if<site::Page>(&*given)) return page->main.string();
    return std::get<web::Response>(*given).body;
}

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

/// The numbers of a column in the rows of a file that have one, by dimension.
std::map<std::string, std::vector<int>> numbers_in(const std::string& csv, std::size_t column) {
    std::map<std::string, std::vector<int>> numbers;
    for (std::size_t at = csv.find('\n') + 1; at < csv.size();) {
        const auto end = csv.find('\n', at);
        std::vector<std::string> cells(1);
        for (const char c : csv.substr(at, end - at))
            if (c == ',') cells.emplace_back();
            else if (c != '\r') cells.back() += c;
        if (!cells.at(column).empty()) numbers[cells.at(1)].push_back(std::stoi(cells.at(column)));
        at = end + 1;
    }
    return numbers;
}

}  // namespace

ON_EVERY_DATABASE("the groups of an indicator are shown and given as a file whole, and for the public without small numbers and what gives them away") {
    RecordsWorld records(kind);
    const auto whole = answer(records, "/measures/{indicator}", "CS1.0", false), open = answer(records, "/measures/{indicator}", "CS1.0", true);
    CHECK_FALSE(has(whole, "[c]"));
    CHECK(has(whole, "edition=public"));
    CHECK(has(open, "[c]"));
    const auto file = answer(records, "/measures/{indicator}/table.csv", "CS1.0", true);
    CHECK(has(file, ",c\r\n"));
    const auto shown = numbers_in(file, 3), all = numbers_in(answer(records, "/measures/{indicator}/table.csv", "CS1.0", false), 3);
    CHECK(all.size() == dimensions.size());
    for (const auto& [dimension, numbers] : all) {
        CAPTURE(dimension);
        const auto at = shown.find(dimension);
        const auto left = at == shown.end() ? std::vector<int>{} : at->second;
        for (const int number : left) CHECK((number == 0 || number >= 5));
        const bool is_any_small = std::ranges::any_of(numbers, [](int number) { return number > 0 && number < 5; });
        if (is_any_small) CHECK(left.size() + 2 <= numbers.size());
    }
}

ON_EVERY_DATABASE("an indicator's page leads to its figure in the ledger") {
    RecordsWorld records(kind);
    CHECK(has(answer(records, "/measures/{indicator}", "CS2.3", false), "/figures/cpp.rate/2017-03-31"));
}

}  // namespace holdfast::measures
