#pragma once

#include "core/notices/inbox_store.hpp"
#include "features/inbox/inbox.hpp"

#include <optional>
#include <string>

namespace holdfast::inbox {

/// A notice as its owner may see it now.
struct ShownItem {
    notices::Item item{};
    std::string title{};                ///< of its kind, and the record that it is about; empty where it leads to what they may not open
    std::optional<std::string> page{};  ///< where it leads, for who may go there
};
/// Need to know is asked now: a notice that leads to what its owner may no longer open says nothing but that.
ShownItem shown(trail::View& view, notices::Item item, const Surroundings& surroundings);

/// Marks a notice of one's own as read, and gives the page that it leads to, if one may open that. Refused where it is not one's own.
Outcome<std::optional<std::string>> open_item(trail::Change& change, Id<notices::Item> id, const Surroundings& surroundings);
/// Marks everything of one's own as read that came up to that notice. Gives how many there were.
int read_all(trail::Change& change, Id<notices::Item> last);

}  // namespace holdfast::inbox
