#include "core/trail/key_folder.hpp"
#include "support/temporary_folder.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

using namespace holdfast;
using trail::KeyFolder;

namespace {
/// A folder of credentials, as systemd makes one for a service, while this lasts.
struct Credentials {
    test::TemporaryFolder folder{};
    Credentials() { ::setenv("CREDENTIALS_DIRECTORY", folder.path().c_str(), 1); }
    ~Credentials() { ::unsetenv("CREDENTIALS_DIRECTORY"); }
    Credentials(const Credentials&) = delete;
    Credentials& operator=(const Credentials&) = delete;
    void put(const std::string& name, const std::string& bytes) const { std::ofstream(folder.path() + "/" + name, std::ios::binary) << bytes; }
};
}  // namespace

TEST_CASE("a key that nobody gave is made, readable by its owner alone, and is the same from then on") {
    const test::TemporaryFolder folder;
    const KeyFolder keys{folder.path() + "/keys"};
    const auto made = keys.seed("trail.key");
    CHECK(made.size() == 32);
    CHECK(keys.seed("trail.key") == made);
    const auto mode = std::filesystem::status(keys.path() + "/trail.key").permissions();
    CHECK((mode & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) == std::filesystem::perms::none);
}

TEST_CASE("a key that systemd hands over as a credential is the key, and nothing is written beside it") {
    const test::TemporaryFolder folder;
    const KeyFolder keys{folder.path() + "/keys"};
    const Credentials credentials;
    credentials.put("trail.key", std::string(32, 'k'));
    CHECK(keys.seed("trail.key") == std::string(32, 'k'));
    CHECK_FALSE(std::filesystem::exists(keys.path()));
    CHECK(keys.seed("drafts.key").size() == 32);
    CHECK(std::filesystem::exists(keys.path() + "/drafts.key"));
    CHECK_FALSE(std::filesystem::exists(credentials.folder.path() + "/drafts.key"));
}

TEST_CASE("a credential is not written, moved or replaced by the program: it says who must") {
    const test::TemporaryFolder folder;
    const KeyFolder keys{folder.path() + "/keys"};
    const Credentials credentials;
    credentials.put("vault-lado.keys", "holdfast-vault-keys-v1\n");
    CHECK_THROWS_WITH_AS(keys.keep_text("vault-lado.keys", "others"), doctest::Contains("credential of systemd"), std::runtime_error);
    CHECK_THROWS_WITH_AS(keys.set_aside("vault-lado.keys", "old"), doctest::Contains("credential of systemd"), std::runtime_error);
    CHECK(keys.find_text("vault-lado.keys") == "holdfast-vault-keys-v1\n");
}
