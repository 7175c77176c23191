#pragma once

#include "core/open_id/issuer.hpp"
#include "core/open_id/metadata.hpp"

#include <string>
#include <string_view>

namespace holdfast::open_id {

/// The secrets of one try to sign in. They are made from the visit's own token, which only its browser has, and the try's state, so that neither is kept anywhere.
struct Secrets {
    std::string nonce{};
    std::string verifier{};  ///< of PKCE (RFC 7636)
};
Secrets secrets_of(std::string_view visit_token, std::string_view state);
/// The S256 challenge of a verifier.
std::string challenge_of(std::string_view verifier);

/// What the browser is sent to the issuer with.
struct Question {
    const Settings& settings;
    const Issuer& issuer;
    const Metadata& metadata;
    std::string state{};
    Secrets secrets{};
    bool must_prove_again{false};  ///< even where the person is signed in there
};
std::string address_of(const Question& question);

}  // namespace holdfast::open_id
