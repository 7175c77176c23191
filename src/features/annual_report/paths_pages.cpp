#include "features/annual_report/paths_pages.hpp"

#include "features/annual_report/edition.hpp"

#include <charconv>
#include <fmt/format.h>

namespace holdfast::annual_report {

Outcome<Period> year_of(const web::Request& request) {
    const auto year = Period::parse(request.parameter("year"));
    if (!year || year->kind() != Period::Kind::year) return not_found();
    return *year;
}

Outcome<int> number_of(const web::Request& request) {
    const std::string& text = request.parameter("number");
    int number = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < cover_number || number > highest_number) return not_found();
    return number;
}

std::string path_of(const Period& year) { return "/reports/annual/" + year.string(); }

std::string section_path(const Period& year, int number) { return fmt::format("{}/sections/{}", path_of(year), number); }

std::string words_path(const Period& year, int number) { return section_path(year, number) + "/words"; }

}  // namespace holdfast::annual_report
