#include "core/site/place.hpp"

#include "base/period.hpp"

#include <algorithm>

namespace holdfast::site {

static bool is_under(std::string_view path, std::string_view place) {
    return path == place || (place != "/" && path.starts_with(place) && path.substr(place.size()).starts_with('/'));
}

static std::size_t nearness(const NavigationItem& part, std::string_view path) {
    std::size_t most = is_under(path, part.path) ? part.path.size() : 0;
    for (const auto place : part.besides)
        if (is_under(path, place)) most = std::max(most, place.size());
    return most;
}

const NavigationItem* part_of(const std::vector<NavigationItem>& parts, std::string_view path) {
    const auto nearest = std::ranges::max_element(parts, {}, [&](const NavigationItem& part) { return nearness(part, path); });
    return nearest == parts.end() || nearness(*nearest, path) == 0 ? nullptr : &*nearest;
}

bool is_own_page(const NavigationItem& part, std::string_view path) {
    if (path == part.path) return true;
    if (!is_under(path, part.path)) return false;
    const auto year = Period::parse(path.substr(part.path.size() + 1));
    return year && year->kind() == Period::Kind::year;
}

std::vector<Crumb> way_to(const NavigationItem& part, std::string_view path, const std::vector<Crumb>& given) {
    if (is_own_page(part, path)) return {};
    std::vector<Crumb> way = given;
    const std::string_view first = given.empty() ? std::string_view{} : std::string_view(given.front().path);
    if (!is_own_page(part, first.substr(0, first.find('?')))) way.insert(way.begin(), Crumb{std::string(part.text), std::string(part.path)});
    return way;
}

}  // namespace holdfast::site
