#pragma once

#include "core/trail/change.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::measures {

/// The table of districts by postcode.
std::vector<store::Migration> migrations();

/// A whole postcode (`CA1 1AA`), its sector (`CA1 1`) or its outward part (`CA1`) as it is kept; nothing for anything else.
std::optional<std::string> postcode_part(std::string_view text);

/// In which local district a postcode lies.
class Districts {
public:
    explicit Districts(trail::View& view);
    bool is_any_known() const { return !by_part_.empty(); }
    /// By the whole postcode, else by its sector, else by its outward part; empty where none of them is in the table.
    std::string of(std::string_view postcode) const;
    const std::map<std::string, std::string, std::less<>>& by_part() const { return by_part_; }

private:
    std::map<std::string, std::string, std::less<>> by_part_{};
};

/// The names of the districts, in order.
std::vector<std::string> district_names(trail::View& view);

void put_district(trail::Change& change, const std::string& part, const std::string& district);

}  // namespace holdfast::measures
