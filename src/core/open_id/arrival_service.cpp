#include "core/open_id/arrival_service.hpp"

#include "core/access/account_service.hpp"
#include "core/access/account_store.hpp"
#include "core/access/secret.hpp"
#include "core/open_id/question.hpp"
#include "core/sign_in/attempt_service.hpp"
#include "core/sign_in/own_notice_service.hpp"
#include "core/sign_in/throttle_store.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace holdfast::open_id {

using access::record_of;
using Step = Arrival::Step;

static constexpr const char* reason = "Sign-in with another site";

static std::vector<sign_in::Bucket> buckets_of(std::string_view address) {
    return {{access::fingerprint(fmt::format("open id\n{}", sign_in::counted_address(address))), sign_in::for_address}};
}

Outcome<std::string> depart(trail::Journal& journal, const trail::Actor& actor, Parties& parties, const Departure& wish) {
    Party* const party = parties.find(wish.issuer_key);
    if (party == nullptr) return not_found();
    if (sign_in::begin(journal, buckets_of(actor.address)).count() > 0) return invalid("wait");
    const Instant now = journal.now();
    const auto metadata = TRY(parties.in_turn([&] { return party->metadata(now); }));
    const std::string state = access::random_token();
    journal.database().write([&](store::Writer& writer) {
        keep_try(writer, state, wish.visit_token,
                 {.issuer_key = wish.issuer_key, .purpose = wish.purpose, .account = actor.account, .next = wish.next, .started_at = now});
        return store::Verdict::keep;
    });
    return address_of({.settings = parties.settings(),
                       .issuer = party->issuer(),
                       .metadata = metadata,
                       .state = state,
                       .secrets = secrets_of(wish.visit_token, state),
                       .must_prove_again = wish.purpose == Purpose::confirm});
}

static RecordRef record_of(const Issuer& issuer) { return {"open id issuer", issuer.key}; }

/// The event of a failure, by itself; `detail` is a word of ours, never one of what came.
static Arrival failed(trail::Journal& journal, const trail::Actor& actor, Step step, trail::Event event) {
    event.outcome = "refused";
    (void)journal.change(actor, reason, [&](trail::Change& change) -> Outcome<Done> {
        change.record(std::move(event));
        return Done{};
    });
    return {.step = step};
}

/// Errors of RFC 6749 and OpenID Connect Core that say that a person or the issuer declined, as they stand in the trail.
static std::string known_error(std::string_view error) {
    constexpr std::array known{"access_denied", "login_required",  "interaction_required", "consent_required", "temporarily_unavailable",
                               "server_error",  "invalid_request", "unauthorized_client",  "invalid_scope"};
    return std::ranges::find(known, error) == known.end() ? "other" : std::string(error);
}

namespace {
/// One return, while it is looked at.
struct Coming {
    trail::Journal& journal;
    const trail::Actor& actor;
    Parties& parties;
    const Return& back;
    Try one{};
    Party* party{};
    Party::Answer answer{};
};
}  // namespace

static std::optional<Try> take(const Coming& coming) {
    std::optional<Try> one;
    coming.journal.database().write([&](store::Writer& writer) {
        one = take_try(writer, coming.back.state, coming.back.visit_token, coming.journal.now());
        return store::Verdict::keep;
    });
    return one;
}

/// RFC 9207: an answer of one issuer is not taken to another (a mix-up).
static bool is_from_another(const Coming& coming, const Metadata& metadata) {
    if (coming.back.issuer.empty()) return metadata.names_itself_when_returning;
    return coming.back.issuer != coming.party->issuer().issuer;
}

static Outcome<Party::Answer> identified(const Coming& coming) {
    const Instant now = coming.journal.now();
    return coming.parties.in_turn([&]() -> Outcome<Party::Answer> {
        if (is_from_another(coming, TRY(coming.party->metadata(now)))) return invalid("returned by");
        const auto secrets = secrets_of(coming.back.visit_token, coming.back.state);
        return coming.party->identify({.code = coming.back.code,
                                       .callback = callback_address(coming.parties.settings(), coming.party->issuer()),
                                       .verifier = secrets.verifier,
                                       .nonce = secrets.nonce},
                                      now);
    });
}

/// What the session is called on its owner's page.
static sign_in::Proof proof_of(const Coming& coming, const std::string& origin) { return {coming.party->issuer().name, origin}; }

static Arrival sign_in_here(const Coming& coming, const Link& link) {
    const Issuer& issuer = coming.party->issuer();
    const std::string origin = access::random_token();
    trail::Actor person = coming.actor;
    person.account = link.account;
    Arrival arrival{.step = Step::done, .next = coming.one.next};
    arrival.progress = *coming.journal.change(person, reason, [&](trail::Change& change) -> Outcome<sign_in::Progress> {
        sign_in::forget_attempt(change.writer(), buckets_of(coming.actor.address), change.now());
        const auto& identity = coming.answer.identity;
        keep_signed_in(change, {.origin = origin, .issuer = issuer.issuer, .sub = identity.sub, .session = identity.session});
        const auto proof = proof_of(coming, origin);
        if (identity.has_second_factor) return sign_in::open_session(change, link.account, coming.back.place, proof);
        return sign_in::go_on(change, link.account, coming.back.place, {.proof = proof, .event = "open_id.identity_accepted", .policy = coming.back.policy});
    });
    if (issuer.demands.needs_hint_to_sign_out) coming.parties.keep_hint(origin, coming.answer.id_token, coming.journal.now());
    return arrival;
}

static Arrival link_here(const Coming& coming, const std::optional<Link>& link) {
    const Issuer& issuer = coming.party->issuer();
    if (link && link->account != coming.actor.account)
        return failed(coming.journal, coming.actor, Step::taken, {"open_id.link_refused", record_of(coming.actor.account), issuer.key});
    const auto linked = coming.journal.change(coming.actor, "Sign-in linked by its owner", [&](trail::Change& change) -> Outcome<Done> {
        sign_in::forget_attempt(change.writer(), buckets_of(coming.actor.address), change.now());
        insert_link(change, {.account = coming.actor.account, .issuer = issuer.issuer, .subject = coming.answer.identity.subject});
        change.record({"open_id.identity_linked", record_of(coming.actor.account), issuer.key});
        sign_in::tell_factor_added(change, coming.actor.account);
        return Done{};
    });
    (void)linked;  // it cannot be refused
    return {.step = Step::linked, .next = coming.one.next};
}

/// The person must have proved themselves there since they were sent there, and be the one who is signed in here.
static Arrival confirm_here(const Coming& coming, const std::optional<Link>& link) {
    const Issuer& issuer = coming.party->issuer();
    const auto proved_at = coming.answer.identity.proved_at;
    const bool is_proof = link && link->account == coming.actor.account && proved_at && *proved_at >= coming.one.started_at - clock_skew;
    if (!is_proof) return failed(coming.journal, coming.actor, Step::other_person, {"access.proof_refused", record_of(coming.actor.account), issuer.key});
    Arrival arrival{.step = Step::done, .next = coming.one.next};
    arrival.progress = *coming.journal.change(coming.actor, "Asked again before a sensitive act", [&](trail::Change& change) -> Outcome<sign_in::Progress> {
        sign_in::forget_attempt(change.writer(), buckets_of(coming.actor.address), change.now());
        return sign_in::proved_again(change, coming.back.visit_token, issuer.name);
    });
    return arrival;
}

static Arrival settle(const Coming& coming) {
    const auto link = *coming.journal.view(coming.actor, [&](trail::View& view) -> Outcome<std::optional<Link>> {
        return find_link(view, coming.party->issuer().issuer, coming.answer.identity.subject);
    });
    const bool is_whose_it_was = coming.one.account == coming.actor.account;
    if (!is_whose_it_was) return failed(coming.journal, coming.actor, Step::start_again, {"open_id.state_refused", record_of(coming.party->issuer())});
    if (coming.one.purpose == Purpose::link) return link_here(coming, link);
    if (coming.one.purpose == Purpose::confirm) return confirm_here(coming, link);
    if (link) return sign_in_here(coming, *link);
    return failed(coming.journal, coming.actor, Step::unknown, {"open_id.identity_unknown", record_of(coming.party->issuer())});
}

Arrival arrive(trail::Journal& journal, const trail::Actor& actor, Parties& parties, const Return& back) {
    Coming coming{.journal = journal, .actor = actor, .parties = parties, .back = back, .party = parties.find(back.issuer_key)};
    if (coming.party == nullptr) return {.step = Step::start_again};
    if (const auto wait = sign_in::begin(journal, buckets_of(actor.address)); wait.count() > 0) return {.step = Step::wait, .wait = wait};
    const RecordRef issuer = record_of(coming.party->issuer());
    const auto one = take(coming);
    if (!one || one->issuer_key != back.issuer_key) return failed(journal, actor, Step::start_again, {"open_id.state_refused", issuer});
    coming.one = *one;
    if (!back.error.empty()) return failed(journal, actor, Step::declined, {"open_id.declined", issuer, known_error(back.error)});
    if (back.code.empty()) return failed(journal, actor, Step::start_again, {"open_id.state_refused", issuer, "no code"});
    auto answer = identified(coming);
    if (!answer) return failed(journal, actor, Step::not_verified, {"open_id.verification_failed", issuer, answer.refusal().message});
    coming.answer = *std::move(answer);
    return settle(coming);
}

}  // namespace holdfast::open_id
