#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "core/trail/actor.hpp"
#include "web/html.hpp"
#include "web/request.hpp"

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace holdfast::site {

/// What somebody sent after their session had ended, or before they showed once more who they are: where to, and what they had typed. Without passwords, files and the token.
struct KeptForm {
    std::string action{};  ///< the path it was sent to
    std::string page{};    ///< the path of the page that its form stands on
    std::vector<std::pair<std::string, std::string>> fields{};
    Instant at{};
    bool was_signed_in{false};  ///< it came in time, and waits for who sent it to show who they are
};

/// What a form says, fit to be kept; nothing where a person has typed nothing into it.
std::optional<KeptForm> kept_form(const web::Request& request, std::string page, Instant now);

/// The forms that were not taken, of each account those of the last five pages, until they are sent again or an hour has passed. They are in memory alone: never in the
/// database, a log or a file, and shown to nobody but the account that typed them. Safe to use from several threads.
class KeptForms {
public:
    static constexpr std::chrono::hours kept_for{1};

    void keep(Id<trail::Account> account, KeptForm form);
    /// What is kept for this page of the account.
    std::optional<KeptForm> find(Id<trail::Account> account, std::string_view page, Instant now) const;
    /// The account has sent something to this path.
    void drop(Id<trail::Account> account, std::string_view action);

private:
    mutable std::mutex mutex_{};
    struct Kept {
        Id<trail::Account> account{};
        KeptForm form{};
    };
    std::vector<Kept> forms_{};  ///< the oldest first
};

/// Shows what is kept, above the page of its form, with a button that sends it.
web::Html notice_of(const KeptForm& form, std::string_view csrf_token);

}  // namespace holdfast::site
