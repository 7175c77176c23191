#include "core/figures/beside.hpp"

#include "core/figures/findings.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::figures {

static std::vector<Beside> beside_of(const std::vector<const Figure*>& group) {
    const auto stated = findings::statements(group);
    std::vector<Beside> found;
    for (const auto& counted : stated) {
        if (!counted.figure->source.is_counted) continue;
        Beside beside{.counted = counted.figure};
        for (const auto& other : stated)
            if (!other.figure->source.is_counted) (findings::agree(counted, other) ? beside.alike : beside.other).push_back(other.figure);
        if (!beside.alike.empty() || !beside.other.empty()) found.push_back(std::move(beside));
    }
    return found;
}

std::vector<Beside> beside_records(const std::vector<Figure>& figures) {
    findings::Groups groups;
    for (const Figure& figure : figures) groups[figure.identity()].push_back(&figure);
    std::vector<Beside> found;
    for (const auto& [identity, group] : groups)
        if (std::ranges::any_of(group, [](const Figure* figure) { return figure->source.is_counted; }))
            findings::where_exact([&, &of = group] { std::ranges::move(beside_of(of), std::back_inserter(found)); });
    return found;
}

/// "525 and 523", each number once.
static std::string numbers_of(const std::vector<const Figure*>& figures) {
    std::vector<std::string> words;
    for (const Figure* figure : figures)
        if (auto shown = display(*figure); std::ranges::find(words, shown) == words.end()) words.push_back(std::move(shown));
    std::string joined;
    for (std::size_t i = 0; i < words.size(); ++i) joined += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    return joined;
}

std::string in_words(const Beside& beside) {
    if (beside.other.empty()) return "";
    const auto counted = display(*beside.counted);
    if (beside.alike.empty()) return fmt::format("Stated: {}. The records give {}.", numbers_of(beside.other), counted);
    return fmt::format("Stated: {}, and also {}. The records give {}, which is the number chosen.", numbers_of(beside.alike), numbers_of(beside.other),
                       counted);
}

}  // namespace holdfast::figures
