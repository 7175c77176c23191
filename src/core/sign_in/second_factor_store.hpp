#pragma once

#include "core/trail/change.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::sign_in {

/// The schema of second factors, of sign-ins that wait for one, and of the rule who needs one.
store::Migration second_factor_migration();
/// What those who wait have proved themselves with so far.
store::Migration first_proof_migration();

/// An authenticator app as it is kept.
struct Totp {
    std::string sealed_secret{};
    std::int64_t last_step{};  ///< of the last code that was used
};
std::optional<Totp> find_totp(trail::View& view, Id<trail::Account> account);
/// In the place of the one before, if there was one.
void keep_totp(trail::Change& change, Id<trail::Account> account, const Totp& totp);
void note_totp_step(trail::Change& change, Id<trail::Account> account, std::int64_t step);
/// False when there was none.
bool remove_totp(trail::Change& change, Id<trail::Account> account);

/// In the place of those before.
void keep_recovery_codes(trail::Change& change, Id<trail::Account> account, const std::vector<std::string>& codes);
/// True once for each code.
bool use_recovery_code(trail::Change& change, Id<trail::Account> account, std::string_view typed);
std::int64_t unused_recovery_codes(trail::View& view, Id<trail::Account> account);

/// Somebody who knew the password, or whom another site has vouched for, and now has to show, or set up, a second factor. Kept under the fingerprint of the visit's own token.
struct Pending {
    Id<trail::Account> account{};
    bool must_enrol{false};
    std::string method{"password"};  ///< the first proof, as access::NewSession has it
    std::string origin{};
};
inline constexpr std::chrono::minutes pending_lasts{10};
void keep_pending(trail::Change& change, std::string_view visit_token, const Pending& pending);
std::optional<Pending> find_pending(trail::View& view, std::string_view visit_token);
void end_pending(trail::Change& change, std::string_view visit_token);
/// Ends those that another site's word began; see access::end_sessions_from.
void end_pending_from(trail::Change& change, std::string_view origin);

/// Whether roles that do more than read need a second factor in this partnership.
bool is_second_factor_rule_on(trail::View& view);
void keep_second_factor_rule(trail::Change& change, bool is_on);

}  // namespace holdfast::sign_in
