#pragma once

#include "core/access/secret.hpp"
#include "core/sign_in/attempt_service.hpp"
#include "core/sign_in/challenge.hpp"
#include "core/sign_in/own_passkey_service.hpp"
#include "core/sign_in/passkey_question_service.hpp"
#include "core/sign_in/passkey_store.hpp"
#include "core/sign_in/soft_authenticator_test.hpp"
#include "core/trail/search_store.hpp"
#include "support/people.hpp"

namespace holdfast::test {

inline const sign_in::Place office{.address = "192.0.2.7", .user_agent = "Firefox Windows"};

/// People, some of whom have passkeys.
struct Passkeys : People {
    using People::People;

    sign_in::SecondFactorPolicy policy{.roles = &roles, .reading = {{"thing.read", "Read"}}};

    static sign_in::PasskeyPlace at(const std::string& token) { return {.token = token, .site = *sign_in::relying_party_of("holdfast.example")}; }
    /// A session of somebody, however it came about.
    std::string session_of(Id<trail::Account> account) {
        return journal
            .change(visitor, "test",
                    [&](trail::Change& made) -> Outcome<sign_in::Progress> { return sign_in::open_session(made, account, office, sign_in::Proof{"test"}); })
            ->token;
    }
    sign_in::Progress password(const std::string& user_name) { return sign_in::sign_in(journal, visitor, {user_name, People::password, policy}, office); }

    template <class Ask>
    auto ask(const trail::Actor& actor, const Ask& ask_of) {
        using Asked = std::invoke_result_t<Ask, trail::View&>;
        return *journal.view(actor, [&](trail::View& view) -> Outcome<Asked> { return ask_of(view); });
    }
    template <class Act>
    auto change(const std::string& token, Act act) {
        return journal.change(who_is(token), "test", act);
    }
    std::string challenge_to_add(const std::string& token) {
        return ask(who_is(token), [&](trail::View& view) { return sign_in::offer_passkey(view, at(token)); })->question.challenge;
    }
    Outcome<std::vector<std::string>> add(const std::string& token, const sign_in::PasskeyMade& made) {
        return change(token, [&](trail::Change& made_in) { return sign_in::add_passkey(made_in, made); });
    }
    /// Adds this authenticator's passkey to the account that this session is of.
    Outcome<std::vector<std::string>> add(const std::string& token, SoftAuthenticator& soft) {
        soft.account_handle = sign_in::user_handle_of(who_is(token).account);
        return add(token, soft.made(at(token), challenge_to_add(token)));
    }
    std::string question(const std::string& token) { return sign_in::ask_to_sign_in(at(token), *now).challenge; }
    sign_in::Progress show(const sign_in::PasskeyShown& shown) { return sign_in::sign_in_with_passkey(journal, visitor, shown, office); }
    sign_in::Progress show(SoftAuthenticator& soft) {
        const std::string token = access::random_token();
        return show(soft.shown(at(token), question(token)));
    }
    std::vector<sign_in::Passkey> passkeys(Id<trail::Account> account) {
        return ask(visitor, [&](trail::View& view) { return sign_in::passkeys_of(view, account); });
    }
    std::string latest_detail() {
        return *journal.view(trail::operator_named(), [](trail::View& view) -> Outcome<std::string> { return trail::latest_events(view, 1).front().detail; });
    }
};

/// Ana with a passkey, and a visit that is asked for it.
struct Visit : Passkeys {
    explicit Visit(const std::string& kind) : Passkeys(kind) { REQUIRE(add(session_of(ana), soft)); }

    SoftAuthenticator soft{};
    std::string token = access::random_token();

    /// Whether what was shown is refused, for this reason and no other.
    bool is_refused(const sign_in::PasskeyShown& shown, std::string_view why) {
        const sign_in::Progress progress = show(shown);
        CHECK(latest_detail() == why);
        return progress.step == sign_in::Progress::Step::refused && progress.token.empty() && latest_events(1).front() == "access.passkey_refused";
    }
    bool is_refused(std::string_view why) { return is_refused(soft.shown(at(token), question(token)), why); }
};

}  // namespace holdfast::test
