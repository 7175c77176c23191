#pragma once

#include "core/trail/change.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::sign_in {

/// What a single-use link is for; both let its holder choose the password of one account.
enum class Purpose { invitation, reset };

/// A link as it is kept: never the key itself, only its fingerprint.
struct Link {
    Id<trail::Account> account{};
    Purpose purpose{};
    Instant made_at{};
    Instant until_at{};
    bool is_over{false};  ///< used, or replaced by a newer one
};

/// The schema of links and of wishes for one.
store::Migration links_migration();

void insert_link(trail::Change& change, const Link& link, std::string_view key);
std::optional<Link> find_link(trail::View& view, std::string_view key);
/// Uses the link up: true for the first who does it in time, and for nobody else.
bool use_link(trail::Change& change, std::string_view key);
/// From now on no link of the account opens anything.
void end_links(trail::Change& change, Id<trail::Account> account);
std::optional<Link> latest_link(trail::View& view, Id<trail::Account> account, Purpose purpose);
std::int64_t links_made_since(trail::View& view, Id<trail::Account> account, Purpose purpose, Instant since);

/// Somebody's wish for a new password, sealed: what was typed may be anything. It is answered from outside the request.
struct Wish {
    Id<Wish> id{};
    std::string sealed{};
};
void insert_wish(trail::Change& change, const std::string& sealed);
std::vector<Wish> load_wishes(trail::View& view);
/// False where another program has answered it.
bool drop_wish(trail::Change& change, Id<Wish> id);

}  // namespace holdfast::sign_in
