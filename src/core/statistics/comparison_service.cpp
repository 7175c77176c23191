#include "core/statistics/comparison_service.hpp"

#include <algorithm>
#include <set>

namespace holdfast::statistics {

static constexpr std::string_view england = "E92000001";

Comparer::Comparer(trail::View& view) : view_(view), areas_(areas(view)), parts_(parts(view)), links_(links(view)) {}

bool Comparer::knows_own_area() const { return !codes_of(Part::own).empty(); }

std::string Comparer::name_of(const std::string& code) const {
    const auto at = areas_.find(code);
    return at == areas_.end() ? code : at->second.name;
}

std::vector<std::string> Comparer::codes_of(Part part) const {
    std::vector<std::string> codes;
    for (const auto& [code, its_part] : parts_)
        if (its_part == part) codes.push_back(code);
    std::ranges::sort(codes, {}, [this](const std::string& code) { return name_of(code); });
    return codes;
}

const Statistic* Comparer::statistic_of(const std::string& measure) const {
    const auto at = links_.find(measure);
    return at == links_.end() ? nullptr : find(at->second);
}

std::string Comparer::measure_of(std::string_view statistic) const {
    const auto at = std::ranges::find(links_, statistic, &std::pair<const std::string, std::string>::second);
    return at == links_.end() ? std::string{} : at->first;
}

static Line mean_of(const std::vector<Line>& lines, figures::Unit unit) {
    std::map<int, std::vector<Reading>> by_year;
    for (const auto& line : lines)
        for (const auto& [year, reading] : line.readings) by_year[year].push_back(reading);
    Line line{.area = {}, .name = std::string(neighbours_name), .readings = {}};
    for (const auto& [year, readings] : by_year) line.readings.emplace(year, mean(unit, readings));
    return line;
}

Comparison Comparer::compare(const Statistic& statistic) const {
    std::set<std::string> wanted{std::string(england)};
    for (const auto& [code, part] : parts_) wanted.insert(code);
    const auto found = readings(view_, statistic, wanted);
    const auto line = [&](const std::string& code) {
        const auto at = found.find(code);
        return Line{.area = code, .name = name_of(code), .readings = at == found.end() ? std::map<int, Reading>{} : at->second};
    };
    Comparison comparison{.statistic = &statistic, .own = {}, .others = {}, .neighbours = {}};
    if (const auto own = codes_of(Part::own); !own.empty()) comparison.own = line(own.front());
    for (const auto& code : codes_of(Part::region)) comparison.others.push_back(line(code));
    for (const auto& code : codes_of(Part::neighbour)) comparison.neighbours.push_back(line(code));
    if (!comparison.neighbours.empty()) comparison.others.push_back(mean_of(comparison.neighbours, statistic.unit));
    if (auto country = line(std::string(england)); !country.readings.empty()) comparison.others.push_back(std::move(country));
    return comparison;
}

std::vector<int> Comparison::years() const {
    std::set<int> years;
    const auto add = [&](const Line& line) {
        for (const auto& [year, reading] : line.readings)
            if (reading.is_published()) years.insert(year);
    };
    if (own) add(*own);
    std::ranges::for_each(others, add);
    return {years.begin(), years.end()};
}

}  // namespace holdfast::statistics
