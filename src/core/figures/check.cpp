#include "core/figures/findings.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace holdfast::figures {

std::string_view token(Finding::Kind kind) { return kind == Finding::Kind::contradiction ? "contradiction" : "arithmetic"; }

/// What sources state. What is counted from records is right by the way it was made, and it speaks of the records, not of a document.
static std::vector<Figure> stated(std::vector<Figure> figures) {
    std::erase_if(figures, [](const Figure& figure) { return figure.source.is_counted; });
    return figures;
}

std::vector<Finding> check(const std::vector<Figure>& figures) {
    if (std::ranges::any_of(figures, [](const Figure& figure) { return figure.source.is_counted; })) return check(stated(figures));
    std::vector<Finding> found;
    for (const auto rule : {findings::contradictions, findings::shares, findings::parts, findings::limits, findings::sizes, findings::rates}) {
        auto more = rule(figures);
        std::move(more.begin(), more.end(), std::back_inserter(found));
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Finding& a, const Finding& b) { return std::tie(a.key, a.kind, a.reason) < std::tie(b.key, b.kind, b.reason); });
    const auto is_same = [](const Finding& a, const Finding& b) { return a.key == b.key && a.kind == b.kind && a.reason == b.reason; };
    found.erase(std::unique(found.begin(), found.end(), is_same), found.end());
    return found;
}

}  // namespace holdfast::figures
