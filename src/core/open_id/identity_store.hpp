#pragma once

#include "core/trail/change.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::open_id {

/// The schema of identities that are linked to accounts, of tries to sign in, and of what issuers know our sessions by.
std::vector<store::Migration> migrations();

/// An identity of another site that stands for an account here.
struct Link {
    Id<Link> id{};
    Id<trail::Account> account{};
    std::string issuer{};   ///< its identifier
    std::string subject{};  ///< how it names the person
    Instant linked_at{};
};
std::vector<Link> links_of(trail::View& view, Id<trail::Account> account);
std::optional<Link> find_link(trail::View& view, std::string_view issuer, std::string_view subject);
/// False when the identity is linked already.
bool insert_link(trail::Change& change, const Link& link);
/// False when the account has no such link.
bool remove_link(trail::Change& change, Id<trail::Account> account, Id<Link> id);

enum class Purpose { sign_in, link, confirm };

/// One try: the browser was sent to an issuer and is expected back, once and within minutes.
struct Try {
    std::string issuer_key{};
    Purpose purpose{};
    Id<trail::Account> account{};  ///< who links or confirms; 0 for a sign-in
    std::string next{};            ///< where to go in the end
    Instant started_at{};
};
inline constexpr std::chrono::minutes try_lasts{10};
/// Its writes need no event: nothing has happened yet. Kept under the fingerprints of the state and of the visit, so that another browser's is none.
void keep_try(store::Writer& writer, std::string_view state, std::string_view visit_token, const Try& one);
/// Gives it once.
std::optional<Try> take_try(store::Writer& writer, std::string_view state, std::string_view visit_token, Instant now);

/// A sign-in as its issuer knows it.
struct SignedInThere {
    std::string origin{};  ///< of the session here
    std::string issuer{};
    std::string sub{};
    std::string session{};  ///< `sid`
};
void keep_signed_in(trail::Change& change, const SignedInThere& there);
/// The key of `origin`'s issuer.
std::optional<std::string> issuer_of(trail::View& view, std::string_view origin);
/// The origins that a logout token speaks of: of the session if it names one, else of the person.
std::vector<std::string> origins_of(trail::View& view, const SignedInThere& there);
/// True once for each token.
bool use_logout_token(trail::Change& change, std::string_view issuer, std::string_view token_id, Instant good_until);

}  // namespace holdfast::open_id
