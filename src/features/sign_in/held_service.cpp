#include "features/sign_in/held_service.hpp"

#include "core/access/leaver_store.hpp"
#include "core/sign_in/passkey_store.hpp"
#include "core/sign_in/second_factor_store.hpp"

#include <fmt/format.h>

namespace holdfast::sign_in {

static std::vector<subject_access::HeldItem> items(trail::View& view, Id<trail::Account> person) {
    std::vector<subject_access::HeldItem> items;
    for (const auto& passkey : passkeys_of(view, person)) items.push_back({"Passkey", "added " + in_words(passkey.added_at), "The person", passkey.name});
    if (find_totp(view, person)) items.push_back({"Authenticator app", "", "The person", "An authenticator app is set up; its secret is kept sealed."});
    for (const auto& session : access::every_session(view, person))
        items.push_back({"Session", fmt::format("{}, last used {}", in_words(session.from), in_words(session.last_seen)), "The person's device",
                         fmt::format("Signed in with {} from {} on {}", session.method, session.address, session.device)});
    return items;
}

subject_access::Source held_about_sign_ins() { return {.title = "Signing in", .items = items}; }

}  // namespace holdfast::sign_in
