#pragma once

#include "core/api/token_store.hpp"
#include "core/trail/journal.hpp"

#include <chrono>
#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace holdfast::api {

/// Who acts with a token, and for which system; nobody when it opens nothing.
struct Bearer {
    trail::Actor actor{};
    Id<Client> client{};
    std::int64_t a_second{usual_pace};
};
/// `roles` holds one role for each scope, by its token. An agency whose information-sharing agreement has run out is let in no more.
Bearer bearer_of(store::Reader& reader, std::string_view token, const std::vector<Role>& roles, const trail::Actor& visitor, Instant now);

/// What a system shows for a token.
struct Credentials {
    std::string key{};
    std::string secret{};
    std::vector<std::string> scopes{};  ///< those asked for; none asks for all that it has
};
/// What it gets: a token, a wait because it failed too often, or no.
struct Issued {
    std::string token{};
    std::vector<std::string> scopes{};
};
enum class Denied { wrong_client, wrong_scope };
using TokenAnswer = std::variant<Issued, std::chrono::seconds, Denied>;

/// Gives a token for the credentials, or says no, with the event; attempts are counted as those of people who sign in. `done` is told once that is durable.
void issue_token(trail::Journal& journal, const Credentials& shown, const trail::Actor& visitor,
                 std::function<void(const TokenAnswer&, std::exception_ptr)> done);

}  // namespace holdfast::api
