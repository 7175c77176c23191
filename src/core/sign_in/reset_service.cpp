#include "core/sign_in/reset_service.hpp"

#include "core/access/account_service.hpp"
#include "core/access/account_store.hpp"
#include "core/access/grant_service.hpp"
#include "core/access/notice_service.hpp"
#include "core/access/secret.hpp"
#include "core/notices/delivery_service.hpp"
#include "core/sign_in/attempt_service.hpp"
#include "core/sign_in/sealing.hpp"

#include <fmt/format.h>

namespace holdfast::sign_in {

using access::matter_of;
using access::record_of;

static constexpr std::string_view belongs_to_wish = "wish for a new password";

/// Of one person from one address, and of the address: never of the person from everywhere, since strangers could then keep them out.
static std::vector<Bucket> buckets_of_wish(std::string_view typed, const Place& place) {
    const std::string address = counted_address(place.address);
    return {{access::fingerprint(fmt::format("wish\n{}\n{}", typed, address)), for_wish}, {access::fingerprint("wish\n" + address), for_address}};
}

std::chrono::seconds wish_for_reset(trail::Journal& journal, const trail::Actor& visitor, const std::string& typed, const Place& place,
                                    const trail::KeyFolder& keys) {
    if (const auto wait = begin(journal, buckets_of_wish(typed, place)); wait.count() > 0) return wait;
    const std::string sealed_wish = sealed(typed, keys.seed(sealing_key_name), belongs_to_wish);
    const auto noted = journal.change(visitor, "Forgotten password", [&](trail::Change& change) -> Outcome<Done> {
        insert_wish(change, sealed_wish);
        change.record({"access.reset_asked", record_of({})});
        return Done{};
    });
    (void)noted;  // it cannot be refused
    return {};
}

static bool may_have_link(trail::View& view, Id<trail::Account> account) {
    const auto credentials = access::credentials_of(view, account);
    return credentials && !credentials->password_hash.empty() && !access::reason_for_no_entry(view, account) &&
           links_made_since(view, account, Purpose::reset, view.now() - std::chrono::hours{1}) < links_an_hour;
}

static std::string new_link(trail::Change& change, Id<trail::Account> account) {
    std::string key = access::random_token();
    insert_link(change, {.account = account, .purpose = Purpose::reset, .until_at = change.now() + reset_lasts}, key);
    return key;
}

static void send_link(trail::Change& change, const access::Account& account, const LinkMail& mail, std::string_view asked_by) {
    const std::string key = new_link(change, account.id);
    const Instant until = change.now() + reset_lasts;
    notices::put(change, {.kind = "reset",
                          .about = matter_of(account.id),
                          .recipient = account.email,
                          .subject = "Choose a new password",
                          .body = fmt::format("Dear {},\n\n{} has asked for a new password for your account {} at {}.\n\n"
                                              "Choose one here:\n{{site}}/link?key={{key}}\n\nThe link works once, until {}.\n\n"
                                              "If it was not you, you need not do anything: your password stays as it is.\n",
                                              account.name, asked_by, account.user_name, mail.partnership, in_words(until)),
                          .sealed_key = sealed_link_key(key, account.id, mail.keys),
                          .not_after = until});
    change.record({"access.reset_link_sent", record_of(account.id)});
}

static Outcome<int> answer(trail::Change& change, const Wish& wish, const LinkMail& mail) {
    if (!drop_wish(change, wish.id)) return conflict("answered by another program");
    change.record({"access.reset_answered", record_of({})});
    const auto seed = mail.keys.find_seed(sealing_key_name);
    const auto typed = seed ? unsealed(wish.sealed, *seed, belongs_to_wish) : std::nullopt;
    int sent = 0;
    if (typed)
        for (const auto& account : access::accounts_called(change, *typed)) {
            if (account.email.empty() || !may_have_link(change, account.id)) continue;
            send_link(change, account, mail, "Somebody, we hope it was you,");
            ++sent;
        }
    return sent;
}

int answer_wishes(trail::Journal& journal, const LinkMail& mail) {
    const auto wishes = *journal.view(notices::the_product(), [](trail::View& view) -> Outcome<std::vector<Wish>> { return load_wishes(view); });
    int sent = 0;
    for (const auto& wish : wishes) {
        const auto answered = journal.change(notices::the_product(), "Forgotten password", [&](trail::Change& change) { return answer(change, wish, mail); });
        if (answered) sent += *answered;
    }
    return sent;
}

bool has_password(trail::View& view, Id<trail::Account> account) {
    const auto credentials = access::credentials_of(view, account);
    return credentials && !credentials->password_hash.empty();
}

/// Whose password an administrator may ask for anew. Their word is not rationed as a stranger's is.
static Outcome<access::Account> owner_to_write_to(trail::Change& change, Id<trail::Account> account) {
    if (!change.may(access::permissions::manage_accounts)) return forbidden();
    auto owner = access::find_account(change, account);
    if (!owner) return not_found();
    if (!has_password(change, account)) return conflict("They have no password: they sign in another way, or are to be invited.");
    if (const auto reason = access::reason_for_no_entry(change, account)) return conflict("They may not enter today.");
    return *std::move(owner);
}

Outcome<Done> send_reset(trail::Change& change, Id<trail::Account> account, const LinkMail& mail) {
    const auto owner = TRY(owner_to_write_to(change, account));
    if (owner.email.empty()) return conflict("Their e-mail address is not known: put one on record first.");
    end_links(change, account);
    send_link(change, owner, mail, "An administrator");
    return Done{};
}

Outcome<std::string> hand_over_reset(trail::Change& change, Id<trail::Account> account) {
    TRY(owner_to_write_to(change, account));
    end_links(change, account);
    change.record({"access.reset_link_sent", record_of(account), "by hand"});
    return new_link(change, account);
}

}  // namespace holdfast::sign_in
