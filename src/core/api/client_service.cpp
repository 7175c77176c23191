#include "core/api/client_service.hpp"

#include "base/utf8.hpp"
#include "core/access/account_store.hpp"
#include "core/access/secret.hpp"
#include "core/organisations/organisation_store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::api {

static constexpr std::size_t longest_name = 100;
static constexpr std::size_t key_size = 16;

static RecordRef record_of(Id<Client> id) { return {client_kind, std::to_string(id.number)}; }

/// Not which system, nor whose: the letter may lie anywhere.
static void tell_others(trail::Change& change, const Granting& granting) {
    constexpr access::Notice notice{.kind = clients_changed,
                                    .body =
                                        "Somebody let a system use the API, gave it another pace, renewed its secret or ended it. Please look whether that is "
                                        "right:\n{site}/agency-systems",
                                    .path = "/agency-systems"};
    for (const auto holder : access::holders_of(change, permissions::manage_clients, granting.roles))
        if (holder != change.actor().account) access::tell(change, holder, notice);
}

static void check_pace(std::vector<FieldError>& errors, std::int64_t a_second) {
    if (a_second < 1 || a_second > fastest_pace) errors.push_back({"a_second", "Enter a whole number from 1 to 1,000"});
}

static std::vector<FieldError> problems_of(trail::View& view, const NewClient& wanted, const Granting& granting) {
    std::vector<FieldError> errors;
    if (is_blank(wanted.name)) errors.push_back({"name", "Enter what the system is called"});
    if (wanted.name.size() > longest_name) errors.push_back({"name", "Enter 100 characters or fewer"});
    const auto agency = organisations::find_agency(view, wanted.agency);
    if (!agency) errors.push_back({"agency", "Choose the agency that answers for the system"});
    else if (!organisations::has_agreement(view, agency->id, view.today()))
        errors.push_back({"agency", std::string(organisations::name_on(*agency, view.today())) + " has no information-sharing agreement in date"});
    const auto is_known = [&](const std::string& scope) { return std::ranges::find(granting.scopes, scope, &Scope::token) != granting.scopes.end(); };
    if (wanted.scopes.empty() || !std::ranges::all_of(wanted.scopes, is_known)) errors.push_back({"scopes", "Choose what the system may do"});
    check_pace(errors, wanted.a_second);
    return errors;
}

static NewSecret with_new_secret(trail::Change& change, Id<Client> client) {
    const std::string secret = access::random_token();
    insert_secret(change, client, access::fingerprint(secret));
    return {client, secret};
}

Outcome<NewSecret> make_client(trail::Change& change, const NewClient& wanted, const Granting& granting) {
    if (!change.may(permissions::manage_clients)) return forbidden();
    if (auto errors = problems_of(change, wanted, granting); !errors.empty()) return invalid(std::move(errors));
    const auto agency = *organisations::find_agency(change, wanted.agency);
    Client made{.key = "system-" + access::fingerprint(access::random_token()).substr(0, key_size),
                .name = wanted.name,
                .agency = agency.id,
                .scopes = wanted.scopes,
                .a_second = wanted.a_second};
    made.account = access::insert_system_account(
        change, {.user_name = made.key, .name = made.name, .agency = std::string(organisations::name_on(agency, change.today()))});
    made.id = insert_client(change, made);
    tell_others(change, granting);
    change.record({"api.client_made", record_of(made.id), together(made.scopes)});
    return with_new_secret(change, made.id);
}

static Outcome<Client> client_in_use(trail::Change& change, Id<Client> id) {
    if (!change.may(permissions::manage_clients)) return forbidden();
    auto client = find_client(change, id);
    if (!client) return not_found();
    if (client->ended_at) return conflict("This system was ended");
    return *std::move(client);
}

Outcome<NewSecret> add_secret(trail::Change& change, Id<Client> id, const Granting& granting) {
    const auto client = TRY(client_in_use(change, id));
    if (open_secrets(client) >= most_secrets) return conflict("Two secrets are in use. End the one that the system no longer uses first");
    tell_others(change, granting);
    change.record({"api.secret_added", record_of(id)});
    return with_new_secret(change, id);
}

Outcome<Done> end_secret(trail::Change& change, Id<Client> id, Id<Secret> secret, const Granting& granting) {
    const auto client = TRY(client_in_use(change, id));
    const auto found = std::ranges::find(client.secrets, secret, &Secret::id);
    if (found == client.secrets.end()) return not_found();
    if (found->ended_at) return conflict("This secret was ended already");
    if (open_secrets(client) == 1) return conflict("This is the only secret. Make another one first, or end the system");
    close_secret(change, secret);
    tell_others(change, granting);
    change.record({"api.secret_ended", record_of(id), std::to_string(secret.number)});
    return Done{};
}

Outcome<Done> set_pace(trail::Change& change, Id<Client> id, std::int64_t a_second, const Granting& granting) {
    TRY(client_in_use(change, id));
    std::vector<FieldError> errors;
    check_pace(errors, a_second);
    if (!errors.empty()) return invalid(std::move(errors));
    replace_pace(change, id, a_second);
    tell_others(change, granting);
    change.record({"api.pace_set", record_of(id), fmt::format("{} a second", a_second)});
    return Done{};
}

Outcome<Done> end_client(trail::Change& change, Id<Client> id, const Granting& granting) {
    TRY(client_in_use(change, id));
    close_client(change, id);
    tell_others(change, granting);
    change.record({"api.client_ended", record_of(id)});
    return Done{};
}

}  // namespace holdfast::api
