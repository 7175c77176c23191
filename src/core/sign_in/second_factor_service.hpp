#pragma once

#include "core/access/account.hpp"
#include "core/sign_in/sign_in_service.hpp"
#include "core/trail/key_folder.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace holdfast::sign_in {

/// Whose second factor is being set up: the signed-in person's, or of the visit that has to have one before it becomes a session.
std::optional<Id<trail::Account>> enrolling(trail::View& view, std::string_view token);

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
/// Takes away the actor's own app. Refused where their roles need a second factor and there is no passkey.
Outcome<Done> remove_own_second_factor(trail::Change& change, const SecondFactorPolicy& policy);
/// How an administrator made sure that who lost their second factor is who they say.
enum class IdentityCheck { in_person, by_video, by_call_back };
inline constexpr std::array<std::pair<std::string_view, IdentityCheck>, 3> identity_checks{
    {{"in_person", IdentityCheck::in_person}, {"by_video", IdentityCheck::by_video}, {"by_call_back", IdentityCheck::by_call_back}}};
std::string_view identity_check_in_words(IdentityCheck check);
std::optional<IdentityCheck> identity_check_named(std::string_view token);
/// Takes away the app, the codes and the passkeys of somebody who has lost them, and ends their sessions; needs access.manage_accounts. Refused where nobody
/// made sure who they are; how it was done is in the event.
Outcome<Done> remove_second_factor_of(trail::Change& change, Id<trail::Account> account, std::optional<IdentityCheck> check);
/// Whether roles that do more than read need a second factor from now on; needs access.manage_accounts.
Outcome<Done> set_second_factor_rule(trail::Change& change, bool is_on);
/// What a new partnership starts with: they do.
Outcome<Done> start_with_second_factors(trail::Journal& journal, const trail::Actor& actor);

/// How much of a second factor somebody has.
struct SecondFactor {
    bool has_app{false};
    std::int64_t passkeys{};
    bool is_required{false};
    std::int64_t unused_codes{};

    bool is_enrolled() const { return has_app || passkeys > 0; }
};
/// "An authenticator app and 2 passkeys", "None".
std::string factors_in_words(const SecondFactor& factor);
SecondFactor second_factor_of(trail::View& view, const access::Account& account, const SecondFactorPolicy& policy);

/// The second half of signing in: a code of the app or a recovery code, of the visit that knew the password. Asks to start again (`refused` with a
/// reason) when there is no such visit.
Progress sign_in_with_code(trail::Journal& journal, const trail::Actor& visitor, const CodeTyped& typed, const Place& place);
/// Whether the app of the signed-in person shows this code: their session then gets a new token, and counts as proved now.
Progress confirm_with_code(trail::Journal& journal, const trail::Actor& actor, const CodeTyped& typed);
/// The second half for those who have to enrol first: they are signed in, and `codes` are shown once.
Progress sign_in_enrolling(trail::Journal& journal, const trail::Actor& visitor, const CodeTyped& typed, const Place& place);

}  // namespace holdfast::sign_in
