#pragma once

#include "core/notices/kind.hpp"
#include "core/trail/change.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::notices {

/// A notice in somebody's inbox. It has no words of its own: those are its kind's.
struct Item {
    Id<Item> id{};
    std::string kind{};         ///< key of a Kind
    std::string path{};         ///< the page of this site that it leads to; empty: that of the record
    std::string record_kind{};  ///< what it is about, as the policy names it; empty where it is about no record
    std::string reference{};
    Instant told_at{};
    std::optional<Instant> read_at{};
    bool is_for_digest{};  ///< of one to be put: whether the next digest counts it
};

/// What is said of a notice to who may open what it leads to: its kind, and the reference of the record where it leads to that.
std::string title_of(const Kind& kind, const Item& item);

/// How long what was read stays, and how long what nobody reads.
inline constexpr std::chrono::days kept_when_read{90}, kept_unread{366};
/// A count of unread notices goes no further: with this many, somebody has more than they can count.
inline constexpr int most_counted = 100;

/// Puts a notice into the inbox, in the transaction of the change that causes it. Throws std::invalid_argument for a path that leads off this site.
void put_item(trail::Change& change, Id<trail::Account> account, const Item& item);

/// Those of the account that came before `before`, the latest first; from the latest of all where `before` is 0.
std::vector<Item> items_of(trail::View& view, Id<trail::Account> account, Id<Item> before, int most);
/// The latest of these kinds that the account has not read, at most so many, the latest first.
std::vector<Item> latest_unread(trail::View& view, Id<trail::Account> account, const std::vector<Kind>& kinds, int most);
/// A notice of this account, and nothing for one of another's.
std::optional<Item> find_item(trail::View& view, Id<trail::Account> account, Id<Item> id);
/// How many the account has not read, at most `most_counted`: one look into an index, on every page.
int count_unread(trail::View& view, Id<trail::Account> account);

/// Marks those as read that the account has not read, up to this one; gives how many.
int mark_read_up_to(trail::Change& change, Id<trail::Account> account, Id<Item> last);
/// The same for one alone.
int mark_read(trail::Change& change, Id<trail::Account> account, Id<Item> id);

/// Empties the inbox, when who the account belonged to is erased.
void erase_items(trail::Change& change, Id<trail::Account> account);
/// What has been kept for long enough at that moment.
bool has_old_items(trail::View& view);
void forget_old_items(store::Writer& writer, Instant now);

}  // namespace holdfast::notices
