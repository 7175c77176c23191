#pragma once

#include "core/sign_in/sign_in_service.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::sign_in {

/// What every way of proving oneself is made of. Counts an attempt, before it is looked at, or says how long to wait.
std::chrono::seconds begin(trail::Journal& journal, const std::vector<Bucket>& buckets);
/// The event of a failure, by itself.
void note_failure(trail::Journal& journal, const trail::Actor& who, std::string_view type, Id<trail::Account> account);
struct Pending;

/// What somebody proved who they are with: how their sessions page calls it, and where, when that was on another site.
struct Proof {
    std::string method{};  ///< "password", "password and code", "passkey"
    std::string origin{};  ///< of access::NewSession

    Proof(std::string_view how, std::string_view where = {}) : method(how), origin(where) {}  // NOLINT: most proofs are a word
    Proof(const char* how) : method(how) {}                                                   // NOLINT
};
/// A proof that a second factor may have to follow.
struct FirstProof {
    Proof proof;
    std::string_view event{};  ///< recorded when something follows
    const SecondFactorPolicy& policy;
};
/// What comes after a first proof (a password, or another site's word): a code, setting one up, or the session.
Progress go_on(trail::Change& change, Id<trail::Account> account, const Place& place, const FirstProof& first);
/// Opens a session of somebody who has proved who they are, with the event; or says why they may not enter today.
Progress open_session(trail::Change& change, Id<trail::Account> account, const Place& place, const Proof& proof);
/// The session gets another token, because its owner has just proved who they are in this way; refused when it has ended.
Progress proved_again(trail::Change& change, std::string_view session_token, std::string_view method);
/// Whether somebody has anything to show beside a first proof.
bool has_second_factor(trail::View& view, Id<trail::Account> account);
/// The proof of those who had to show a second one.
Proof both(const Pending& first, std::string_view second);

}  // namespace holdfast::sign_in
