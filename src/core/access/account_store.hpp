#pragma once

#include "core/access/account.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::access {

/// The schema of agencies, accounts, their posts and roles, sessions and one-time set-up codes.
std::vector<store::Migration> migrations();

/// Everybody who may sign in, by name.
std::vector<Account> load_accounts(trail::View& view);
bool has_accounts(trail::View& view);

/// An account with what proves it.
struct Credentials {
    Id<trail::Account> id{};
    std::string name{};
    std::string password_hash{};
};
std::optional<Credentials> find_credentials(trail::View& view, std::string_view user_name);

/// Stores an account without its roles; nothing when the user name is taken.
std::optional<Id<trail::Account>> insert_account(trail::Change& change, const NewAccount& account, const std::string& password_hash);
void replace_password(trail::Change& change, Id<trail::Account> account, const std::string& password_hash);

/// A session as it is stored, under the fingerprint of its token.
void insert_session(trail::Change& change, Id<trail::Account> account, const std::string& token_fingerprint);
bool end_session(trail::Change& change, const std::string& token_fingerprint);
/// Notes that the session was used; the only write that needs no event, as it says nothing but when a person was last here.
void touch_session(store::Writer& writer, const std::string& token_fingerprint, Instant now);

/// Who a token stands for at this moment, with the roles they hold today; nobody when it is unknown, ended, idle or too old, and when they
/// hold no role: a leaver, somebody whose agency has no information-sharing agreement in date.
struct Identified {
    trail::Actor actor{};
    bool is_touch_due{false};  ///< last use was noted over a minute ago
};
Identified identify(store::Reader& reader, std::string_view token, const std::vector<Role>& roles, Instant now, std::string address);

/// A code with which the first administrator is made, once.
void replace_setup_code(trail::Change& change, const std::string& code_fingerprint);
bool use_setup_code(trail::Change& change, const std::string& code_fingerprint);

}  // namespace holdfast::access
