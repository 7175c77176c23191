#include "core/site/draft_key.hpp"

#include "core/site/shell.hpp"

#include <doctest/doctest.h>

namespace holdfast::site {

static const std::string seed(32, 's'), other_seed(32, 't');
static const Id<trail::Account> anna{1}, ben{2};

TEST_CASE("each account has a draft key of its own, which stays the same as long as the seed does") {
    CHECK(draft_key(seed, anna).size() == 43);  // 32 bytes in base64url
    CHECK(draft_key(seed, anna) == draft_key(seed, anna));
    CHECK(draft_key(seed, anna) != draft_key(seed, ben));
    CHECK(draft_key(seed, anna) != draft_key(other_seed, anna));
}

TEST_CASE("a page has the draft key of the account that it is for, and of nobody else; a visitor's has none") {
    const Shell shell{{.partnership = "Partnership", .version = "1", .draft_seed = seed}, {}};
    trail::Actor actor = trail::nobody("test");
    const auto page_for = [&](const trail::Actor& who) { return shell.page(who, {}, {.title = "Page"}).body; };
    CHECK(page_for(actor).find("data-draft-key") == std::string::npos);
    actor.account = ben;
    actor.name = "B. Person";
    CHECK(page_for(actor).find("data-draft-key=\"" + draft_key(seed, ben) + "\"") != std::string::npos);
    CHECK(page_for(actor).find(draft_key(seed, anna)) == std::string::npos);
}

TEST_CASE("without a seed there is no draft key, and nothing is kept") {
    CHECK(draft_key("", anna).empty());
    trail::Actor actor = trail::nobody("test");
    actor.account = anna;
    actor.name = "A. Person";
    CHECK(Shell({.partnership = "Partnership", .version = "1"}, {}).page(actor, {}, {.title = "Page"}).body.find("data-draft-key") == std::string::npos);
}

}  // namespace holdfast::site
