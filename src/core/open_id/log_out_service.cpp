#include "core/open_id/log_out_service.hpp"

#include "core/access/account_service.hpp"
#include "core/access/secret.hpp"
#include "core/access/session_store.hpp"
#include "core/open_id/identity_store.hpp"
#include "core/sign_in/attempt_service.hpp"
#include "core/sign_in/second_factor_store.hpp"
#include "core/sign_in/throttle_store.hpp"

#include <fmt/format.h>

namespace holdfast::open_id {

static std::vector<sign_in::Bucket> buckets_of(std::string_view address) {
    return {{access::fingerprint(fmt::format("open id log out\n{}", sign_in::counted_address(address))), sign_in::for_address}};
}

static Outcome<LogOut> verified(Parties& parties, Party& party, std::string_view text, Instant now) {
    return parties.in_turn([&]() -> Outcome<LogOut> { return log_out_in(TRY(party.verified(text, now)), party.issuer(), now); });
}

/// A token that names a session is about that one alone, unless its issuer means them all.
static std::int64_t end_sessions(trail::Change& change, const Issuer& issuer, const LogOut& order) {
    const bool ends_all = issuer.demands.does_logout_end_all && !order.sub.empty();
    std::int64_t ended = 0;
    for (const auto& origin : origins_of(change, {.issuer = issuer.issuer, .sub = order.sub, .session = ends_all ? "" : order.session})) {
        ended += access::end_sessions_from(change, origin);
        sign_in::end_pending_from(change, origin);
    }
    return ended;
}

static Outcome<Done> refused(trail::Journal& journal, const trail::Actor& actor, const Issuer& issuer, const Refusal& why) {
    TRY(journal.change(actor, "Signed out at another site", [&](trail::Change& change) -> Outcome<Done> {
        change.record({"open_id.log_out_refused", {"open id issuer", issuer.key}, why.message, "refused"});
        return Done{};
    }));
    return why;
}

Outcome<Done> log_out_from_there(trail::Journal& journal, const trail::Actor& sender, Parties& parties, const LogOutOrder& order) {
    Party* const party = parties.find(order.issuer_key);
    if (party == nullptr) return not_found();
    if (sign_in::begin(journal, buckets_of(sender.address)).count() > 0) return invalid("wait");
    const Issuer& issuer = party->issuer();
    const auto who = verified(parties, *party, order.token, journal.now());
    if (!who) return refused(journal, sender, issuer, who.refusal());
    const auto done = journal.change(sender, "Signed out at another site", [&](trail::Change& change) -> Outcome<Done> {
        if (!use_logout_token(change, issuer.issuer, who->token_id, who->good_until)) return invalid("again");
        sign_in::forget_attempt(change.writer(), buckets_of(sender.address), change.now());
        const auto ended = end_sessions(change, issuer, *who);
        change.record({"open_id.logged_out", {"open id issuer", issuer.key}, fmt::format("{} sessions ended", ended)});
        return Done{};
    });
    if (!done) return refused(journal, sender, issuer, done.refusal());
    return Done{};
}

std::string issuer_key_of(trail::View& view, const Parties& parties, std::string_view origin) {
    const auto identifier = origin.empty() ? std::nullopt : issuer_of(view, origin);
    for (const auto& party : parties.all())
        if (identifier && party->issuer().issuer == *identifier) return party->issuer().key;
    return {};
}

std::string address_to_leave(Parties& parties, Party& party, const std::string& origin, Instant now) {
    const auto metadata = parties.in_turn([&] { return party.metadata(now); });
    if (!metadata || metadata->end_session_endpoint.empty()) return {};
    std::vector<std::pair<std::string, std::string>> fields{{"client_id", party.issuer().client_id}};
    const std::string hint = parties.take_hint(origin);
    const bool may_come_back = !party.issuer().demands.needs_hint_to_sign_out || !hint.empty();
    if (!hint.empty()) fields.emplace_back("id_token_hint", hint);
    if (may_come_back) fields.emplace_back("post_logout_redirect_uri", parties.settings().site + "/sign-in");
    return outgoing::with_query(metadata->end_session_endpoint, fields);
}

}  // namespace holdfast::open_id
