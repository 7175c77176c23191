#pragma once

#include "core/open_id/identity_store.hpp"
#include "core/open_id/party.hpp"
#include "core/sign_in/sign_in_service.hpp"

#include <string>
#include <vector>

namespace holdfast::open_id {

/// A wish to be sent to an issuer.
struct Departure {
    std::string issuer_key{};
    Purpose purpose{};
    std::string next{};         ///< a path of this site to go to in the end
    std::string visit_token{};  ///< of the browser's own session or visit
};
/// Where to send the browser, with a try that it alone can finish, once and within minutes. Refused: not found where there is no such issuer; with one word for why
/// where it cannot be asked (`slow`, `busy` ...) or the address has tried too much (`wait`).
Outcome<std::string> depart(trail::Journal& journal, const trail::Actor& actor, Parties& parties, const Departure& wish);

/// What the issuer sent the browser back with.
struct Return {
    std::string issuer_key{};
    std::string visit_token{};
    std::string state{};
    std::string code{};
    std::string issuer{};  ///< RFC 9207: `iss`; empty where none came
    std::string error{};
    sign_in::Place place{};
    const sign_in::SecondFactorPolicy& policy;
};
/// What came of it.
struct Arrival {
    enum class Step {
        start_again,   ///< no try of this browser: too late, a second time, or somebody else's
        declined,      ///< the issuer, or the person there, said no
        not_verified,  ///< what the issuer sent could not be relied on, or it could not be asked
        unknown,       ///< an identity that stands for nobody here
        taken,         ///< an identity that stands for somebody else here
        linked,        ///< it stands for this person from now on
        other_person,  ///< asked to confirm, and proved to be somebody else, or not just now
        wait,          ///< nothing was looked at, because too much was tried
        done,          ///< `progress` says what comes next, `next` where to go
    };
    Step step{};
    sign_in::Progress progress{};
    std::string next{};
    std::chrono::seconds wait{};
};
/// The second half. Every refusal is an event, and counts as an attempt of the address.
Arrival arrive(trail::Journal& journal, const trail::Actor& actor, Parties& parties, const Return& back);

}  // namespace holdfast::open_id
