#pragma once

#include "core/merkle/tiles.hpp"
#include "core/trail/verification_store.hpp"

#include <map>
#include <set>

namespace holdfast::trail {

/// The tiles over one unit of 65,536 entries.
struct UnitTiles {
    std::map<std::uint64_t, std::string> leaves{};  ///< by position
    std::string above{};                             ///< the one tile of the second level
};
UnitTiles read_unit_tiles(store::Reader& reader, std::uint64_t unit);

/// What one unit of entries shows.
struct UnitFindings {
    std::int64_t entries{};
    std::optional<Break> first_break{};
    std::vector<std::int64_t> erased{};
    std::set<std::int64_t> said_erased{};

    void merge(UnitFindings other);
};

/// Examines entries one after another.
class EntryCheck {
public:
    static const store::Sql query;

    /// Entries after `from`; the first `sealed` of the log are in `tiles`, which must outlive this.
    EntryCheck(std::int64_t from, std::uint64_t sealed, const UnitTiles& tiles) : expected_(from + 1), sealed_(sealed), tiles_(tiles) {}

    void take(const store::Row& row);
    /// To be called after the last row: entries up to `to` must have been there.
    void finish(std::int64_t to);
    const UnitFindings& findings() const { return findings_; }

private:
    void add(std::int64_t sequence, const char* reason);
    /// What is wrong with the row in itself; null when nothing is.
    const char* fault_of(const store::Row& row, std::int64_t sequence);
    bool fits_tile(std::int64_t sequence, std::string_view leaf) const;

    std::int64_t expected_;
    std::uint64_t sealed_;
    const UnitTiles& tiles_;
    UnitFindings findings_{};
};

}  // namespace holdfast::trail
