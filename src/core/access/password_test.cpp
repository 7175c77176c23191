#include "core/access/password.hpp"

#include "core/access/common_passwords.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <vector>

using namespace holdfast;

static const access::PasswordOwner owner{
    .user_name = "p.lambert", .name = "Philippa Lambert", .agency = "Westmorland Council", .partnership = "Cumbria Safeguarding Partnership"};

static bool is_taken(std::string_view password) { return !access::objection_to(password, owner); }

TEST_CASE("a password needs 15 characters, counted as a person counts them") {
    CHECK(is_taken("grey otter hill"));
    CHECK_FALSE(is_taken("grey otter hil"));
    CHECK(is_taken("öäü ßéè ñçå øæœ"));
    CHECK_FALSE(is_taken("öäü ßéè ñçå øæ"));
    CHECK(is_taken("灰色のカワウソが丘の上で眠っている"));
}

TEST_CASE("a password may have 128 characters of any script, and no fewer kinds of characters make it wrong") {
    std::string greek;
    for (int i = 0; i < 128; ++i) greek += i % 3 == 0 ? "α" : i % 5 == 0 ? "ω" : "λ";
    CHECK(is_taken(greek));
    CHECK(is_taken("lampshade granite forty kettles"));
    CHECK_FALSE(is_taken(std::string(513, 'x')));
}

TEST_CASE("a password of the dictionary is refused, also slightly changed, and so is a row of keys") {
    for (const auto* common : {"misunderstanding", "Misunderstanding1", "gnidnatsrednusim", "abcdefghijklmnop", "qwertyuiopasdfgh", "123456789012345"})
        CHECK_MESSAGE(!is_taken(common), common);
}

TEST_CASE("a long sentence or a random text is no row of keys because a few of its letters follow one another") {
    CHECK(is_taken("the first of nine hundred students on the moor"));
    CHECK(is_taken("g23S9xycNMvaUh7bBAbT"));
}

TEST_CASE("a password made of the owner's, the agency's or the partnership's words is refused, however they are joined") {
    for (const auto* guessed :
         {"Philippa-Lambert-1", "westmorland council!", "CumbriaSafeguarding2017", "safeguarding2026!", "administrator1234", "p.lambert.p.lambert.7"})
        CHECK_MESSAGE(!is_taken(guessed), guessed);
    CHECK(is_taken("Cumbria lampshades forever"));
    CHECK(access::objection_to("Philippa-Lambert-1", {.user_name = "someone.else"}) == std::nullopt);
}

TEST_CASE("a short text said again and again is no long password") {
    CHECK_FALSE(is_taken("xk7-otter xk7-otter"));
    CHECK_FALSE(is_taken("aaaaaaaaaaaaaaaaaaaaaa"));
    CHECK(is_taken("xk7-otter xk8-otter"));
}

namespace {
/// The operator's list, while this lasts.
struct BreachedList {
    test::TemporaryFolder folder{};
    std::string path = folder.path() + "/breached.txt";

    explicit BreachedList(const std::vector<std::string>& lines) {
        std::ofstream file(path);
        for (const auto& line : lines) file << line << '\n';
        ::setenv("HOLDFAST_BREACHED_PASSWORDS", path.c_str(), 1);
    }
    ~BreachedList() { ::unsetenv("HOLDFAST_BREACHED_PASSWORDS"); }
    BreachedList(const BreachedList&) = delete;
    BreachedList& operator=(const BreachedList&) = delete;
};
}  // namespace

TEST_CASE("a password that was stolen elsewhere is refused when it is on the operator's list, and one that is not there is not") {
    const std::string stolen = "lampshade granite forty kettles";
    CHECK(is_taken(stolen));
    {
        const BreachedList list({"kettles granite forty lampshade", stolen, "öäü ßéè ñçå øæœ"});
        CHECK_FALSE(is_taken(stolen));
        CHECK_FALSE(is_taken("öäü ßéè ñçå øæœ"));
        CHECK(is_taken("lampshade granite forty kettle"));
        CHECK(is_taken("lampshade granite forty kettles!"));
    }
    CHECK(is_taken(stolen));
}

TEST_CASE("every line of a long list is found on the disk, and nothing between, before or after them") {
    std::vector<std::string> lines;
    for (int i = 100; i < 900; ++i) lines.push_back(std::string(static_cast<std::size_t>(1 + i % 40), 'k') + std::to_string(i));
    std::ranges::sort(lines);
    const BreachedList list(lines);
    for (const auto& line : lines) {
        CHECK(access::is_breached_password(line));
        CHECK_FALSE(access::is_breached_password(line + "0"));
        CHECK_FALSE(access::is_breached_password(line.substr(0, line.size() - 1)));
    }
    CHECK_FALSE(access::is_breached_password("a"));
    CHECK_FALSE(access::is_breached_password("z"));
}

TEST_CASE("the most common passwords of published breaches are refused without any list, whatever the size of their letters") {
    for (const auto* stolen : {"1qaz2wsx3edc4rfv", "q1w2e3r4t5y6u7i8", "mailcreated5240", "MailCreated5240", "passwordstandard", "zxcvbnm123456789"}) {
        CHECK(access::is_breached_password(stolen));
        CHECK_FALSE(is_taken(stolen));
    }
    CHECK_FALSE(access::is_breached_password("mailcreated52401"));
    CHECK_FALSE(access::is_breached_password(""));
}

TEST_CASE("the list may be that of Have I Been Pwned: SHA-1 and how often it was seen, sorted by hash") {
    const std::string stolen = "lampshade granite forty kettles";
    const std::vector<std::string> around{"000000005AD76BD555C1D6D771DE417A4B87E4B4:10", "9FFFFFFFE4B2FB0CF5A03C7F3DAF2C4D6AC1B8C1:2",
                                          "FFFFFFFEE791CBAC0F6305CAF0CEE06BBE131160:2"};
    for (const std::string end : {"", "\r"}) {
        std::vector<std::string> lines;
        for (const auto& line : around) lines.push_back(line + end);
        {
            const BreachedList list(lines);
            CHECK(is_taken(stolen));
        }
        lines.push_back("C0F15AC5006DD606D6F5896A70751E3092726945:3" + end);
        std::ranges::sort(lines);
        const BreachedList list(lines);
        CHECK_FALSE(is_taken(stolen));
        CHECK(is_taken("lampshade granite forty kettle"));
    }
}

TEST_CASE("no password is taken while the list that was named cannot be read; an empty one refuses nothing") {
    const BreachedList list({});
    CHECK(is_taken("lampshade granite forty kettles"));
    std::filesystem::remove(list.path);
    CHECK_THROWS_AS((void)access::is_breached_password("lampshade granite forty kettles"), std::runtime_error);
}
