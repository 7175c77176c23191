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
std::optional<Credentials> credentials_of(trail::View& view, Id<trail::Account> account);
/// The account with its roles, whether it may sign in or not.
std::optional<Account> find_account(trail::View& view, Id<trail::Account> id);

/// Stores an account without its roles; nothing when the user name is taken.
std::optional<Id<trail::Account>> insert_account(trail::Change& change, const NewAccount& account, const std::string& password_hash);
/// The account under which a system of an agency acts: it is not among the people, and nobody can sign in with it.
Id<trail::Account> insert_system_account(trail::Change& change, const NewAccount& account);
/// Puts another address on record, or none. Whoever takes it from a person asks notices::is_address first.
void set_email(trail::Change& change, Id<trail::Account> account, const std::string& email);
/// The active accounts with this user name or this address, in any case.
std::vector<Account> accounts_called(trail::View& view, std::string_view user_name_or_email);
/// How many identities of other sites open the account, as who links them says.
void set_ways_elsewhere(trail::Change& change, Id<trail::Account> account, std::int64_t count);
/// Whether any does.
bool has_way_elsewhere(trail::View& view, Id<trail::Account> account);
/// Those who could not sign in yet: active, without a password, without an identity of another site, and never signed in by any other way.
std::vector<Account> accounts_not_used(trail::View& view);
void replace_password(trail::Change& change, Id<trail::Account> account, const std::string& password_hash);

/// The part of a session's fingerprint by which pages and events name it.
inline constexpr std::size_t session_reference_size = 12;

/// A session to be opened: whose, under which fingerprint, and what its owner is told of it later.
struct NewSession {
    Id<trail::Account> account{};
    std::string token_fingerprint{};
    std::string address{};
    std::string device{};  ///< in words: "Firefox on Windows"
    std::string method{};  ///< what proved the person: "password", "password and code", "passkey"
    std::string origin{};  ///< what another site that proved the person knows this session by, so that it can be ended from there; empty without one
};
/// The person has just proved who they are, so the session counts as proved now.
void insert_session(trail::Change& change, const NewSession& session);
bool end_session(trail::Change& change, const std::string& token_fingerprint);
/// Notes that the session was used; the only write that needs no event, as it says nothing but when a person was last here.
void touch_session(store::Writer& writer, const std::string& token_fingerprint, Instant now);

/// Who a token stands for at this moment, with the roles they hold today; nobody when it is unknown, ended, idle or too old, and when they
/// hold no role: a leaver, somebody whose agency has no information-sharing agreement in date.
struct Identified {
    trail::Actor actor{};
    bool is_touch_due{false};  ///< last use was noted over a minute ago
    Instant proved_at{};       ///< when the person last proved who they are
};
Identified identify(store::Reader& reader, std::string_view token, const std::vector<Role>& roles, Instant now, std::string address);

/// Somebody as they would act if they signed in now, with the roles they hold today; nothing where they could not. For what is asked of them in their absence.
std::optional<trail::Actor> actor_of(trail::View& view, Id<trail::Account> account, const std::vector<Role>& roles);

/// A code with which the first administrator is made, once and within setup_code_lasts.
void replace_setup_code(trail::Change& change, const std::string& code_fingerprint);
bool use_setup_code(trail::Change& change, const std::string& code_fingerprint);

}  // namespace holdfast::access
