#pragma once

#include "core/figures/figure.hpp"
#include "core/trail/view.hpp"

#include <functional>
#include <string_view>
#include <vector>

namespace holdfast::figures {

/// Which figures are wanted: all of a reporting year's (its days, months and quarters included), or all there are.
struct Wanted {
    std::optional<Period> year{};
    bool covers(const Period& period) const { return !year || period.reporting_year() == *year; }
};

/// A slice's contribution to the ledger: the figures it measures from its records or holds as submitted values.
/// The published figures of `figures_published` are always in.
struct Provider {
    std::string_view name{};
    std::function<std::vector<Figure>(trail::View& view, const Wanted& wanted)> figures{};
};

/// A place where figures appear, so that a figure's page can say where it is used.
struct Use {
    std::string key{};
    std::string title{};  ///< "Scorecard 2016-17", "Annual report 2016-17, section 12"
    std::string path{};
};
/// A slice's contribution to where the figures of the wanted year are used, pages and reports of later years among them.
struct UseProvider {
    std::function<std::vector<Use>(trail::View& view, const Wanted& wanted)> uses{};
};

}  // namespace holdfast::figures
