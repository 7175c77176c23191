#include "core/access/password.hpp"

#include <doctest/doctest.h>

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
