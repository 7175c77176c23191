#pragma once

#include "core/people/crowd_index.hpp"
#include "core/trail/view.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <shared_mutex>
#include <vector>

namespace holdfast::people {

/// The index of everybody's names in one database. It follows the database: each search first reads which people were written since, by this program or
/// another, and looks at those again; after many it is built afresh. For several threads.
class NameIndex {
public:
    /// The likeliest, the best first, as the database stands in this view. Whoever asks for them sees to what the viewer may know.
    std::vector<Hit> find(trail::View& view, const Wanted& wanted, std::size_t most);
    std::size_t bytes() const;

private:
    void follow(trail::View& view);
    void build(trail::View& view, std::int64_t latest);

    static constexpr std::size_t most_changed = 5'000;

    mutable std::shared_mutex mutex_{};
    std::unique_ptr<const CrowdIndex> crowd_{};
    std::int64_t read_up_to_{-1};                                 ///< the last entry of people_touched
    std::map<std::int64_t, std::vector<IndexedName>> changed_{};  ///< people whose names in the crowd no longer count, and those that do
};

}  // namespace holdfast::people
