#include "features/need_to_know/need_to_know.hpp"

#include "core/policy/notice_kinds.hpp"
#include "core/policy/record_store.hpp"
#include "core/vault/vault_store.hpp"
#include "features/need_to_know/break_glass_pages.hpp"
#include "features/need_to_know/conflict_pages.hpp"
#include "features/need_to_know/review_pages.hpp"
#include "features/need_to_know/sharing_pages.hpp"
#include "features/need_to_know/succession_pages.hpp"
#include "features/need_to_know/vault_reader_pages.hpp"

namespace holdfast::need_to_know {

static std::vector<site::NavigationItem> cards() {
    using namespace policy::permissions;
    return {{.text = "Break-glass",
             .path = "/access/break-glass",
             .permission = break_glass,
             .summary = "Open a record that cannot wait, with a reason that is reviewed",
             .is_on_home_alone = true},
            {.text = "Reviews of break-glass",
             .path = "/access/reviews",
             .permission = review_break_glass,
             .summary = "Accept or challenge each use",
             .is_on_home_alone = true},
            {.text = "Owners for records that were left",
             .path = "/access/successions",
             .permission = review_break_glass,
             .summary = "Confirm or decline who is to own a record whose owner has left",
             .is_on_home_alone = true},
            {.text = "Conflicts of interest",
             .path = "/access/conflicts",
             .permission = permissions::signed_in,
             .summary = "Declare a record that is about you, your family or your organisation",
             .is_on_home_alone = true},
            {.text = "Decisions to share",
             .path = "/access/sharing-decisions",
             .permission = decide_sharing,
             .summary = "What was shared or withheld, with whom and why",
             .is_on_home_alone = true}};
}

static site::NavigationItem vaults_card() {
    return {.text = "Readers of vaults",
            .path = "/access/vault-readers",
            .permission = policy::permissions::name_readers,
            .summary = "Name who may open what is in a vault, together with a second person",
            .is_on_home_alone = true};
}

/// What an operator may see of the vaults: numbers, and nothing that is in them.
static exchange::Listing vault_listing(trail::View& view) {
    exchange::Listing listing{.columns = {"vault", "key", "made_at", "values", "under_older_keys", "retired_keys"}};
    for (const auto& each : vault::load_standings(view))
        listing.rows.push_back({each.vault, Decimal::whole(each.key), iso(each.made_at), Decimal::whole(each.values), Decimal::whole(each.under_older_keys),
                                Decimal::whole(each.retired_keys)});
    return listing;
}

site::Feature feature(std::vector<policy::RecordKind> kinds, std::vector<NamedVault> vaults) {
    using namespace policy::permissions;
    // Pages that could do nothing are linked from nowhere.
    auto navigation = kinds.empty() ? std::vector<site::NavigationItem>{} : cards();
    if (!vaults.empty()) navigation.push_back(vaults_card());
    const auto named = std::make_shared<const std::vector<NamedVault>>(std::move(vaults));
    const auto shared = std::make_shared<const std::vector<policy::RecordKind>>(std::move(kinds));
    return {.name = "need_to_know",
            .permissions = {find_known, break_glass, review_break_glass, maintain_conflicts, decide_sharing, name_readers},
            .routes =
                [shared, named](site::Router& router) {
                    add_break_glass_routes(router, shared);
                    add_review_routes(router);
                    add_conflict_routes(router, shared);
                    add_sharing_routes(router, shared);
                    add_succession_routes(router, shared);
                    add_vault_reader_routes(router, named);
                },
            .navigation = std::move(navigation),
            .listings = {{.words = "vault list",
                          .summary = "The vaults with their newest key and how many values are in them",
                          .list = [](trail::View& view, std::optional<Period>) -> Outcome<exchange::Listing> { return vault_listing(view); }}},
            .notices = {{policy::glass_broken},
                        {policy::own_glass_use_overdue},
                        {policy::record_given},
                        {policy::glass_use_to_review, review_break_glass},
                        {policy::glass_use_overdue, review_break_glass}}};
}

}  // namespace holdfast::need_to_know
