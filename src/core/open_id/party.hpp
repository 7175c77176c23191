#pragma once

#include "base/time.hpp"
#include "core/open_id/claims.hpp"
#include "core/open_id/metadata.hpp"

#include <memory>
#include <mutex>
#include <semaphore>
#include <string>
#include <vector>

namespace holdfast::open_id {

/// How long what an issuer says of itself, and its keys, are believed before it is asked again: a key it has withdrawn is good for no longer.
inline constexpr std::chrono::hours believed_for{1};
/// A token under a name that is not among the keys has them fetched again, as the issuer may have new ones; but no more often than this.
inline constexpr std::chrono::minutes between_looks{1};

/// One issuer as the other party: asks it, and keeps what it said of itself. Safe to use from several threads.
class Party {
public:
    explicit Party(Issuer issuer) : issuer_(std::move(issuer)) {}

    const Issuer& issuer() const { return issuer_; }
    /// Refused with one word of outgoing::ask or parse_metadata, or `status`.
    Outcome<Metadata> metadata(Instant now);
    /// Takes the token apart and verifies its signature with a key of the issuer. Refused with one word of jose::parse_token, `unknown key`, `signature`, or
    /// one of the above.
    Outcome<jose::Token> verified(std::string_view text, Instant now);

    /// What the browser brought back, and what we asked with.
    struct Returned {
        std::string code{};
        std::string callback{};
        std::string verifier{};
        std::string nonce{};
    };
    struct Answer {
        Identity identity{};
        std::string id_token{};  ///< as it came
    };
    /// Changes the code for an ID token and reads it. Refused with one word for why; `code` where the issuer does not take the code or ourselves.
    Outcome<Answer> identify(const Returned& returned, Instant now);

private:
    Outcome<outgoing::Reply> ask_for(const std::string& url) const;
    Outcome<Done> fetch_keys(Instant now);
    Outcome<outgoing::Reply> send_code(const Returned& returned, const std::string& endpoint, Instant now) const;

    Issuer issuer_;
    std::mutex mutex_{};
    std::optional<Metadata> metadata_{};
    Instant metadata_at_{};
    jose::KeySet keys_{};
    std::optional<Instant> keys_at_{};
    Instant looked_again_at_{};
};

/// Every issuer of the settings. Empty until the operator's settings are read; not changed while it is in use.
class Parties {
public:
    /// How many may be asked at once: who waits for a slow issuer must not keep everybody else waiting.
    static constexpr std::ptrdiff_t most_at_once = 2;

    void use(Settings settings);
    const Settings& settings() const { return settings_; }
    const std::vector<std::unique_ptr<Party>>& all() const { return parties_; }
    Party* find(std::string_view key) const;

    /// Runs `act` when there is room; refused with `busy` where there is none.
    template <class Act>
    auto in_turn(Act&& act) -> decltype(act()) {
        if (!room_.try_acquire()) return invalid("busy");
        const Leaving leaving{room_};
        return act();
    }

    /// Keeps, in memory alone, the ID token with which a session is signed out at its issuer too.
    void keep_hint(const std::string& origin, std::string id_token, Instant now);
    /// Gives it once.
    std::string take_hint(const std::string& origin);

private:
    using Room = std::counting_semaphore<most_at_once>;
    struct Leaving {
        Room& room;
        ~Leaving() { room.release(); }
    };
    struct Hint {
        std::string origin{};
        std::string id_token{};
        Instant at{};
    };

    Settings settings_{};
    std::vector<std::unique_ptr<Party>> parties_{};
    Room room_{most_at_once};
    std::mutex hints_mutex_{};
    std::vector<Hint> hints_{};
};

}  // namespace holdfast::open_id
