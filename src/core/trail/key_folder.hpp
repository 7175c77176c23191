#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::trail {

/// The folder of secrets and of what must not be lost with the database: files of their own, readable by their owner alone, never in a backup of
/// the database. It is made when something is first put into it.
class KeyFolder {
public:
    explicit KeyFolder(std::string path) : path_(std::move(path)) {}

    /// The 32 secret bytes of this name, made at random when there are none yet. Throws std::runtime_error where they cannot be read or kept.
    std::string seed(std::string_view name) const;
    std::optional<std::string> find_seed(std::string_view name) const;

    /// A text that was kept under this name.
    std::optional<std::string> find_text(std::string_view name) const;
    /// Keeps it in place of the one before, whole or not at all.
    void keep_text(std::string_view name, std::string_view text) const;
    /// Moves it aside, so that it is found no more but not lost.
    void set_aside(std::string_view name, std::string_view suffix) const;

    const std::string& path() const { return path_; }

private:
    std::string file(std::string_view name) const;

    std::string path_;
};

/// Where the keys of a database are: HOLDFAST_KEYS; otherwise `keys` beside an embedded database, or in the service's state folder or the home
/// folder for a server.
std::string key_folder_for(std::string_view database_url);

}  // namespace holdfast::trail
