#pragma once

#include "base/record_ref.hpp"
#include "core/trail/change.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::policy {

/// One use of break-glass.
struct GlassUse {
    Id<GlassUse> id{};
    std::string kind{}, reference{};
    Id<trail::Account> account{};
    std::string account_name{};
    std::string reason{};
    Instant opened_at{};
    Instant until_at{};
    std::string verdict{};  ///< empty until a second person has looked at it; then `accepted` or `challenged`
    std::optional<Id<trail::Account>> reviewed_by{};
    std::optional<Instant> reviewed_at{};
    std::string review_note{};
    std::optional<Instant> escalated_at{};
};
Id<GlassUse> insert_glass_use(trail::Change& change, const GlassUse& use);
std::optional<GlassUse> find_glass_use(trail::View& view, Id<GlassUse> id);
/// Those that nobody has reviewed, the oldest first.
std::vector<GlassUse> unreviewed_glass_uses(trail::View& view);
/// The latest reviewed ones, newest first.
std::vector<GlassUse> reviewed_glass_uses(trail::View& view, int most);
/// Every use by the person, newest first.
std::vector<GlassUse> glass_uses_by(trail::View& view, Id<trail::Account> account);
/// Every use on the record, the earliest first.
std::vector<GlassUse> glass_uses_of(trail::View& view, const RecordRef& record);
/// Those by the person whose time is not over and which nobody challenged.
std::vector<GlassUse> open_glass_uses_by(trail::View& view, Id<trail::Account> account);
/// Keeps the verdict of the actor; false where there is one already.
bool settle_glass_use(trail::Change& change, Id<GlassUse> id, const std::string& verdict, const std::string& note);
/// Those of which the reviewers have not been told yet.
std::vector<GlassUse> untold_glass_uses(trail::View& view);
void mark_told(trail::Change& change, Id<GlassUse> id);
void mark_escalated(trail::Change& change, Id<GlassUse> id);

/// Tells the person of the use; shown until they have seen it.
void insert_notice(trail::Change& change, Id<trail::Account> account, Id<GlassUse> use);
/// Uses of which the person was told and has not said that they have seen it, of records that are theirs today.
std::vector<GlassUse> unseen_notices(trail::View& view, Id<trail::Account> account);
bool mark_notice_seen(trail::Change& change, Id<trail::Account> account, Id<GlassUse> use);

}  // namespace holdfast::policy
