#include "core/sign_in/passkey_question_service.hpp"

#include "core/access/account_store.hpp"
#include "core/sign_in/challenge.hpp"
#include "core/sign_in/passkey_purpose.hpp"
#include "core/sign_in/passkey_store.hpp"
#include "core/sign_in/second_factor_service.hpp"
#include "core/sign_in/second_factor_store.hpp"

namespace holdfast::sign_in {

static PasskeyQuestion question(const PasskeyPlace& place, std::string_view purpose, Instant now) {
    return {.challenge = new_challenge(place.token, purpose, now), .site = place.site.id};
}

static std::vector<std::string> credentials_on(trail::View& view, const PasskeyPlace& place, Id<trail::Account> account) {
    std::vector<std::string> ids;
    for (auto& passkey : passkeys_of(view, account))
        if (passkey.site == place.site.id) ids.push_back(std::move(passkey.credential_id));
    return ids;
}

static std::optional<PasskeyQuestion> question_to(trail::View& view, const PasskeyPlace& place, Id<trail::Account> account, std::string_view purpose) {
    auto credentials = credentials_on(view, place, account);
    if (credentials.empty()) return std::nullopt;
    PasskeyQuestion asked = question(place, purpose, view.now());
    asked.credentials = std::move(credentials);
    return asked;
}

PasskeyQuestion ask_to_sign_in(const PasskeyPlace& place, Instant now) { return question(place, purpose::to_sign_in(), now); }

std::optional<PasskeyQuestion> ask_for_second(trail::View& view, const PasskeyPlace& place) {
    const auto pending = find_pending(view, place.token);
    if (!pending || pending->must_enrol) return std::nullopt;
    return question_to(view, place, pending->account, purpose::second_of(pending->account));
}

std::optional<PasskeyQuestion> ask_to_confirm(trail::View& view, const PasskeyPlace& place) {
    return question_to(view, place, view.actor().account, purpose::again_of(view.actor().account));
}

std::optional<PasskeyOffer> offer_passkey(trail::View& view, const PasskeyPlace& place) {
    const auto id = enrolling(view, place.token);
    const auto account = id ? access::find_account(view, *id) : std::nullopt;
    if (!account) return std::nullopt;
    PasskeyOffer offer{.question = question(place, purpose::new_of(*id), view.now()),
                       .user_handle = user_handle_of(*id),
                       .user_name = account->user_name,
                       .name = account->name};
    offer.question.credentials = credentials_on(view, place, *id);
    return offer;
}

}  // namespace holdfast::sign_in
