#pragma once

#include "core/sign_in/passkey_question_service.hpp"
#include "core/sign_in/second_factor_service.hpp"

#include <string>
#include <string_view>
#include <vector>

/// The passkeys of the signed-in person: added, renamed, removed.
namespace holdfast::sign_in {

/// A new passkey as the form brings it.
struct PasskeyMade {
    PasskeyPlace place{};
    std::string name{};  ///< "Passkey" when left empty
    std::string client_data{};
    std::string attestation{};
};

/// Adds one; gives the recovery codes that come with a first second factor, to be shown once.
Outcome<std::vector<std::string>> add_passkey(trail::Change& change, const PasskeyMade& made);
Outcome<Done> rename_own_passkey(trail::Change& change, Id<Passkey> passkey, std::string_view name);
/// Refused where it is the last way to sign in, or the last second factor of somebody whose role needs one.
Outcome<Done> remove_own_passkey(trail::Change& change, Id<Passkey> passkey, const SecondFactorPolicy& policy);

}  // namespace holdfast::sign_in
