#pragma once

#include "core/statistics/statistics_store.hpp"

#include <map>
#include <string>
#include <vector>

namespace holdfast::statistics {

/// One line of a comparison: an area, or the mean of several, by year.
struct Line {
    std::string area{};  ///< its code; empty for the mean of the neighbours
    std::string name{};  ///< "England", "North West", "Statistical neighbours"
    std::map<int, Reading> readings{};
};

/// A statistic of the partnership's own area beside the others.
struct Comparison {
    const Statistic* statistic{};
    std::optional<Line> own{};
    std::vector<Line> others{};      ///< region, mean of the neighbours, England: those that are known
    std::vector<Line> neighbours{};  ///< each by itself, by name
    /// Every year for which anything is published, oldest first.
    std::vector<int> years() const;
};

/// Compares areas by the statistics that are loaded; reads which areas they are once.
class Comparer {
public:
    explicit Comparer(trail::View& view);
    Comparison compare(const Statistic& statistic) const;
    /// The statistic by which a measure of the ledger is compared, or nothing.
    const Statistic* statistic_of(const std::string& measure) const;
    /// The measure of the ledger that a statistic is compared with, or empty text.
    std::string measure_of(std::string_view statistic) const;
    bool knows_own_area() const;

private:
    std::string name_of(const std::string& code) const;
    std::vector<std::string> codes_of(Part part) const;

    trail::View& view_;
    std::map<std::string, Area> areas_;
    std::map<std::string, Part> parts_;
    std::map<std::string, std::string> links_;
};

/// Where neighbours are put together.
inline constexpr std::string_view neighbours_name = "Statistical neighbours";

}  // namespace holdfast::statistics
