#pragma once

#include "core/access/account.hpp"
#include "core/sign_in/sign_in_service.hpp"
#include "core/trail/key_folder.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::sign_in {

/// What an authenticator app is given to enrol: the secret to type in, and the same as the text of a QR code.
struct Offer {
    std::string secret{};
    std::string address{};
};
/// The offer of this session, or of a visit that has to enrol before it becomes one. Nothing when there is neither.
std::optional<Offer> offer_totp(trail::View& view, std::string_view token, std::string_view partnership);

/// Enrols the app that shows `code`, in place of the one before, and gives the recovery codes, which are shown once. Refused for a wrong code.
Outcome<std::vector<std::string>> enrol_totp(trail::Change& change, std::string_view token, std::string_view code, const trail::KeyFolder& keys);
/// Ten new recovery codes in place of those before. Refused where there is no app.
Outcome<std::vector<std::string>> renew_recovery_codes(trail::Change& change);
/// Takes away the actor's own. Refused where their roles need one.
Outcome<Done> remove_own_second_factor(trail::Change& change, const SecondFactorPolicy& policy);
/// Takes away somebody's who has lost it, and ends their sessions; needs access.manage_accounts.
Outcome<Done> remove_second_factor_of(trail::Change& change, Id<trail::Account> account);
/// Whether roles that do more than read need a second factor from now on; needs access.manage_accounts.
Outcome<Done> set_second_factor_rule(trail::Change& change, bool is_on);
/// What a new partnership starts with: they do.
Outcome<Done> start_with_second_factors(trail::Journal& journal, const trail::Actor& actor);

/// How much of a second factor somebody has.
struct SecondFactor {
    bool is_enrolled{false};
    bool is_required{false};
    std::int64_t unused_codes{};
};
SecondFactor second_factor_of(trail::View& view, const access::Account& account, const SecondFactorPolicy& policy);

/// The second half of signing in: a code of the app or a recovery code, of the visit that knew the password. Asks to start again (`refused` with a
/// reason) when there is no such visit.
Progress sign_in_with_code(trail::Journal& journal, const trail::Actor& visitor, const CodeTyped& typed, const Place& place);
/// The second half for those who have to enrol first: they are signed in, and `codes` are shown once.
Progress sign_in_enrolling(trail::Journal& journal, const trail::Actor& visitor, const CodeTyped& typed, const Place& place);

}  // namespace holdfast::sign_in
