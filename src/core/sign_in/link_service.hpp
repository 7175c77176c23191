#pragma once

#include "core/sign_in/link_store.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/key_folder.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace holdfast::sign_in {

inline constexpr std::chrono::hours invitation_lasts{72};
inline constexpr std::chrono::minutes reset_lasts{30};

/// The key of a link, sealed for the queue of mail: what a letter of the kind about this account carries.
std::string sealed_link_key(std::string_view key, Id<trail::Account> account, const trail::KeyFolder& keys);
/// The key again; nothing where the folder of keys is another. `about` is what the letter is about.
std::optional<std::string> opened_link_key(std::string_view sealed, std::string_view about, const trail::KeyFolder& keys);

/// What an open link lets its holder do.
struct OpenLink {
    Purpose purpose{};
    std::string user_name{};
};
/// Nothing where there is no such link, or it was used, replaced or has run out: the four look alike.
std::optional<OpenLink> open_link(trail::View& view, std::string_view key);

/// What the holder of a link chooses.
struct ChosenPassword {
    std::string key{};
    std::string password{};
    std::string partnership{};  ///< its name, of which the password must not be made
};
/// Gives the account this password and uses the link up. Every session of the account ends and no other link of it opens anything; a second factor
/// stays. Refused where the link is not open any more, or the password can be guessed.
Outcome<Done> choose_password(trail::Journal& journal, const trail::Actor& visitor, const ChosenPassword& chosen);

}  // namespace holdfast::sign_in
