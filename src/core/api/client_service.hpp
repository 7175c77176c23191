#pragma once

#include "base/outcome.hpp"
#include "core/access/notice_service.hpp"
#include "core/api/client_store.hpp"

#include <string>
#include <vector>

namespace holdfast::api {

/// To everybody else who may let systems in, whenever one is, and when its secrets change or it ends.
inline constexpr notices::Kind clients_changed{"api_clients_changed", "Which systems use the API has changed"};

/// What is asked of a new system.
struct NewClient {
    std::string name{};
    std::string agency{};  ///< its key
    std::vector<std::string> scopes{};
    std::int64_t a_second{usual_pace};  ///< how many requests it may make
};
/// What whoever sets the system up is told, once.
struct NewSecret {
    Id<Client> client{};
    std::string secret{};
};
/// What may be granted, and the roles by which the others who may grant it are found.
struct Granting {
    std::vector<Scope> scopes{};
    std::vector<Role> roles{};
};

/// Lets a system of an agency in, from now on. Refused where the agency has no information-sharing agreement in date, or a field is wrong. Everybody else who may do
/// this is told, here and below.
Outcome<NewSecret> make_client(trail::Change& change, const NewClient& wanted, const Granting& granting);
/// A further secret, so that the system can change over without a pause. Refused while two are in use.
Outcome<NewSecret> add_secret(trail::Change& change, Id<Client> client, const Granting& granting);
/// Ends one of two secrets. The last one goes with the system alone.
Outcome<Done> end_secret(trail::Change& change, Id<Client> client, Id<Secret> secret, const Granting& granting);
/// Gives the system another pace, from its next request on. Refused by the field `a_second`: 1 to `fastest_pace`.
Outcome<Done> set_pace(trail::Change& change, Id<Client> client, std::int64_t a_second, const Granting& granting);
/// Ends the system: its secrets and tokens open nothing from this moment on.
Outcome<Done> end_client(trail::Change& change, Id<Client> client, const Granting& granting);

}  // namespace holdfast::api
