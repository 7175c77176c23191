#pragma once

#include "core/figures/provider.hpp"
#include "core/trail/change.hpp"

#include <map>
#include <string>
#include <vector>

namespace holdfast::figures {

/// The schema of `figures_published`: one row for every place where a publication states a figure.
std::vector<store::Migration> migrations();

/// The published figures that are wanted, the one loaded last first.
std::vector<Figure> published(trail::View& view, const Wanted& wanted);

/// Writes published figures within one change. A row is known by measure, population, period, basis, publication and place; where one file
/// states several values for the same place, by their order too, so that none is lost.
class PublishedWriter {
public:
    explicit PublishedWriter(trail::Change& change);

    enum class Saved { added, changed, unchanged };
    Saved save(const Figure& figure);

private:
    struct Known {
        std::int64_t id{};
        std::string content{};
    };
    int occurrence_of(const std::string& place, const std::string& content);

    store::Writer& writer_;
    std::map<std::string, Known, std::less<>> known_{};
    std::map<std::string, std::vector<std::string>, std::less<>> met_{};  ///< what this file states at each place
};

}  // namespace holdfast::figures
