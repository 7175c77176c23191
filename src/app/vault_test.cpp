#include "app/vault.hpp"
#include "support/temporary_folder.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace holdfast;

TEST_CASE("the program's vaults are rotated by their name, and one that holds nothing is named in the refusal") {
    const test::TemporaryFolder folder;
    app::Program program{"sqlite:" + folder.path() + "/records.sqlite"};
    const app::VaultOrder order{.vault = "lado", .actor = trail::operator_named(), .reason = "yearly"};
    const auto early = app::rotate_vault(program, order, {});
    REQUIRE_FALSE(early);
    CHECK(in_words(early.refusal()).find("lado") != std::string::npos);
    const vault::Vault lado{"lado", program.keys()};
    REQUIRE(program.journal().change(order.actor, "Referral", [&](trail::Change& change) -> Outcome<Done> {
        for (int i = 0; i < 3; ++i) TRY(lado.put(change, {"allegations", "name", fmt::format("A{}", i)}, "Jane Doe"));
        return Done{};
    }));
    const auto rotated = app::rotate_vault(program, order, {});
    REQUIRE(rotated);
    CHECK((rotated->key == 2 && rotated->sealed_again == 3 && rotated->retired.size() == 1));
    CHECK(*app::forget_vault_keys(program, order) == std::vector<std::uint32_t>{1});
}
