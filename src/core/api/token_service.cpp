#include "core/api/token_service.hpp"

#include "core/access/account_store.hpp"
#include "core/access/secret.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/sign_in/throttle_store.hpp"

#include <algorithm>

namespace holdfast::api {

static trail::Actor actor_for(const Client& client, const organisations::Agency& agency, const trail::Actor& visitor, Date today) {
    return {.account = client.account, .name = client.name, .agency = std::string(organisations::name_on(agency, today)), .address = visitor.address};
}

/// The agency where it is there and its agreement is in date.
static std::optional<organisations::Agency> agency_in_force(trail::View& view, const Client& client) {
    if (!organisations::has_agreement(view, client.agency, view.today())) return std::nullopt;
    return organisations::find_agency(view, client.agency);
}

Bearer bearer_of(store::Reader& reader, std::string_view token, const std::vector<Role>& roles, const trail::Actor& visitor, Instant now) {
    Bearer bearer{.actor = visitor};
    if (token.empty()) return bearer;
    const std::string fingerprint = access::fingerprint(token);
    const auto held = find_held(reader, fingerprint, now);
    if (!held) return bearer;
    trail::View view{reader, visitor, now};
    const auto agency = agency_in_force(view, held->client);
    if (!agency) return bearer;
    bearer.client = held->client.id;
    bearer.a_second = held->client.a_second;
    bearer.actor = actor_for(held->client, *agency, visitor, view.today());
    bearer.actor.session = fingerprint.substr(0, access::session_reference_size);
    for (const auto& scope : held->scopes)
        if (const auto* role = access::find_role(roles, scope)) bearer.actor.roles.push_back(role);
    return bearer;
}

static TokenAnswer answer_of(trail::Change& change, const std::optional<Shown>& shown, const std::vector<std::string>& wanted) {
    const RecordRef subject{client_kind, shown ? std::to_string(shown->client.id.number) : ""};
    const auto refuse = [&](Denied why) {
        change.record({"api.token_refused", subject, "", "refused"});
        return why;
    };
    if (!shown || !agency_in_force(change, shown->client)) return refuse(Denied::wrong_client);
    const auto& own = shown->client.scopes;
    const auto scopes = wanted.empty() ? own : wanted;
    if (!std::ranges::all_of(scopes, [&](const auto& scope) { return std::ranges::find(own, scope) != own.end(); })) return refuse(Denied::wrong_scope);
    const std::string token = access::random_token();
    insert_token(change, shown->secret, access::fingerprint(token), scopes);
    change.record({"api.token_issued", subject, together(scopes)});
    return Issued{token, scopes};
}

void issue_token(trail::Journal& journal, const Credentials& credentials, const trail::Actor& visitor,
                 std::function<void(const TokenAnswer&, std::exception_ptr)> done) {
    struct State {
        std::optional<Shown> shown{};
        TokenAnswer answer{Denied::wrong_client};
    };
    const auto state = std::make_shared<State>();
    journal.change_later({
        .identify =
            [state, credentials, visitor, now = journal.now()](store::Writer& writer) {
                trail::View view{writer, visitor, now};
                state->shown = find_shown(view, credentials.key, access::fingerprint(credentials.secret));
                const auto agency = state->shown ? agency_in_force(view, state->shown->client) : std::nullopt;
                return agency ? actor_for(state->shown->client, *agency, visitor, view.today()) : visitor;
            },
        .reason = "Token for the API",
        .act =
            [state, credentials, visitor](trail::Change& change) {
                const auto buckets = sign_in::buckets_of("api " + credentials.key, {.address = visitor.address}, false);
                const auto wait = sign_in::begin_attempt(change.writer(), buckets, change.now());
                if (wait.count() > 0) {
                    state->answer = wait;
                    return false;
                }
                state->answer = answer_of(change, state->shown, credentials.scopes);
                if (!std::holds_alternative<Denied>(state->answer)) sign_in::forget_attempt(change.writer(), buckets, change.now());
                return true;
            },
        .done = [state, done = std::move(done)](std::exception_ptr failure) { done(state->answer, failure); },
    });
}

}  // namespace holdfast::api
