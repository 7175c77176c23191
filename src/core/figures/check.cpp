#include "core/figures/findings.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace holdfast::figures {

std::string_view token(Finding::Kind kind) { return kind == Finding::Kind::contradiction ? "contradiction" : "arithmetic"; }

std::vector<Finding> check(const std::vector<Figure>& figures) {
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
