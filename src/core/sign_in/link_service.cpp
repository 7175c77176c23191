#include "core/sign_in/link_service.hpp"

#include "core/access/account_service.hpp"
#include "core/access/account_store.hpp"
#include "core/access/grant_store.hpp"
#include "core/access/notice_service.hpp"
#include "core/access/password.hpp"
#include "core/access/secret.hpp"
#include "core/sign_in/own_notice_service.hpp"
#include "core/sign_in/sealing.hpp"
#include "core/sign_in/throttle_store.hpp"

#include <fmt/format.h>

namespace holdfast::sign_in {

static std::string belongs_to(std::string_view about) { return fmt::format("link of {}", about); }

std::string sealed_link_key(std::string_view key, Id<trail::Account> account, const trail::KeyFolder& keys) {
    return sealed(key, keys.seed(sealing_key_name), belongs_to(access::matter_of(account)));
}

std::optional<std::string> opened_link_key(std::string_view sealed, std::string_view about, const trail::KeyFolder& keys) {
    const auto seed = keys.find_seed(sealing_key_name);
    return seed ? unsealed(sealed, *seed, belongs_to(about)) : std::nullopt;
}

/// The account that the link opens now.
static std::optional<access::Account> account_behind(trail::View& view, std::string_view key) {
    const auto link = find_link(view, key);
    if (!link || link->is_over || link->until_at <= view.now()) return std::nullopt;
    auto account = access::find_account(view, link->account);
    return account && account->is_active ? account : std::nullopt;
}

std::optional<OpenLink> open_link(trail::View& view, std::string_view key) {
    const auto account = account_behind(view, key);
    if (!account) return std::nullopt;
    return OpenLink{.purpose = find_link(view, key)->purpose, .user_name = account->user_name};
}

static Refusal not_open() { return conflict("This link does not open anything any more"); }

static Outcome<access::Account> owner_of(trail::Journal& journal, const trail::Actor& visitor, std::string_view key) {
    return journal.view(visitor, [&](trail::View& view) -> Outcome<access::Account> {
        auto account = account_behind(view, key);
        if (!account) return not_open();
        return *std::move(account);
    });
}

Outcome<Done> choose_password(trail::Journal& journal, const trail::Actor& visitor, const ChosenPassword& chosen) {
    const auto owner = TRY(owner_of(journal, visitor, chosen.key));
    if (auto objection = access::objection_to(chosen.password, {owner.user_name, owner.name, owner.agency, chosen.partnership}))
        return invalid({{"password", *std::move(objection)}});
    const std::string hash = access::hash_password(chosen.password);
    trail::Actor actor = visitor;
    actor.account = owner.id;
    return journal.change(actor, "Single-use link", [&](trail::Change& change) -> Outcome<Done> {
        const auto link = find_link(change, chosen.key);
        if (!link || !use_link(change, chosen.key)) return not_open();
        access::replace_password(change, owner.id, hash);
        access::end_sessions_of(change, owner.id);
        end_links(change, owner.id);
        forget_devices(change, owner.id);
        change.record({"access.password_chosen", access::record_of(owner.id), link->purpose == Purpose::invitation ? "by invitation" : "by reset"});
        tell_password_changed(change, owner.id);
        return Done{};
    });
}

}  // namespace holdfast::sign_in
