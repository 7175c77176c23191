#include "core/trail/key_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <sodium.h>
#include <sstream>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

namespace holdfast::trail {

static constexpr std::size_t seed_size = 32;

[[noreturn]] static void fail(const std::string& what, const std::string& path) {
    throw std::runtime_error(fmt::format("{} {}: {}", path, what, std::strerror(errno)));
}

static std::optional<std::string> environment(const char* name) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') return std::nullopt;
    return value;
}

/// Where systemd hands the service a secret of this name, if it does: in memory, for this service alone, and not to be written.
static std::optional<std::string> credential(std::string_view name) {
    const auto folder = environment("CREDENTIALS_DIRECTORY");
    auto path = folder ? std::optional(fmt::format("{}/{}", *folder, name)) : std::nullopt;
    return path && std::filesystem::exists(*path) ? path : std::nullopt;
}

std::string KeyFolder::file(std::string_view name) const { return credential(name).value_or(fmt::format("{}/{}", path_, name)); }

static std::optional<std::string> read_whole(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
        fail("cannot be read", path);
    }
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return std::move(bytes).str();
}

static void sync_folder(const std::string& path) {
    const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) fail("cannot be opened", path);
    const bool is_synced = ::fsync(folder) == 0;
    ::close(folder);
    if (!is_synced) fail("cannot be written to the disk", path);
}

/// A new private file beside the place it is for, on the disk when this returns.
static std::string write_beside(const std::string& path, std::string_view bytes) {
    std::string beside = path + ".XXXXXX";
    const int file = ::mkostemp(beside.data(), O_CLOEXEC);
    if (file < 0) fail("cannot be made", beside);
    const bool is_written = ::fchmod(file, 0600) == 0 && ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) && ::fsync(file) == 0;
    ::close(file);
    if (!is_written) fail("cannot be written", beside);
    return beside;
}

static void make_folder(const std::string& path) {
    if (std::filesystem::exists(path)) return;
    std::filesystem::create_directories(path);
    if (::chmod(path.c_str(), 0700) != 0) fail("cannot be made private", path);
}

std::optional<std::string> KeyFolder::find_seed(std::string_view name) const {
    auto seed = read_whole(file(name));
    if (seed && seed->size() != seed_size) throw std::runtime_error(fmt::format("{} is not a key of {} bytes", file(name), seed_size));
    return seed;
}

std::string KeyFolder::seed(std::string_view name) const {
    if (auto found = find_seed(name)) return *std::move(found);
    make_folder(path_);
    std::string seed(seed_size, '\0');
    randombytes_buf(seed.data(), seed.size());
    const std::string beside = write_beside(file(name), seed);
    // A link fails where another program was first; then the key is the other's.
    const bool is_first = ::link(beside.c_str(), file(name).c_str()) == 0;
    const int error = errno;
    ::unlink(beside.c_str());
    errno = error;
    if (!is_first && error != EEXIST) fail("cannot be kept", file(name));
    sync_folder(path_);
    return find_seed(name).value();
}

std::optional<std::string> KeyFolder::find_text(std::string_view name) const { return read_whole(file(name)); }

void KeyFolder::keep_text(std::string_view name, std::string_view text) const {
    if (credential(name)) throw std::runtime_error(fmt::format("{} is a credential of systemd, which the program cannot write: put it in place there", name));
    make_folder(path_);
    const std::string beside = write_beside(file(name), text);
    if (::rename(beside.c_str(), file(name).c_str()) != 0) fail("cannot be kept", file(name));
    sync_folder(path_);
}

void KeyFolder::set_aside(std::string_view name, std::string_view suffix) const {
    if (credential(name)) throw std::runtime_error(fmt::format("{} is a credential of systemd, which the program cannot move: take it away there", name));
    const std::string aside = fmt::format("{}.{}", file(name), suffix);
    if (::rename(file(name).c_str(), aside.c_str()) != 0 && errno != ENOENT) fail("cannot be set aside", file(name));
}

std::string key_folder_for(std::string_view database_url) {
    constexpr std::string_view embedded = "sqlite:";
    if (auto chosen = environment("HOLDFAST_KEYS")) return *std::move(chosen);
    if (database_url.starts_with(embedded)) {
        const auto folder = std::filesystem::path(database_url.substr(embedded.size())).parent_path();
        return (folder / "keys").string();
    }
    if (const auto state = environment("STATE_DIRECTORY")) return *state + "/keys";
    return environment("HOME").value_or(".") + "/.holdfast/keys";
}

}  // namespace holdfast::trail
