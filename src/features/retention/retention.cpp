#include "features/retention/retention.hpp"

#include "core/retention/permissions.hpp"
#include "core/retention/retention_service.hpp"
#include "features/retention/retention_pages.hpp"
#include "features/retention/schedule_import_service.hpp"

namespace holdfast::retention {

/// Without the words by which people know a record: what is printed at a terminal is soon in a file.
static exchange::Listing due_listing(trail::View& view, const std::vector<Kind>& kinds) {
    exchange::Listing listing{.columns = {"class", "record", "reference", "started", "due", "at_end", "proposed"}};
    for (const auto& line : load_schedule(view)) {
        const auto* kind = kind_of(kinds, line.key);
        if (kind == nullptr) continue;
        for (const auto& due : due_records(view, line, *kind))
            listing.rows.push_back(
                {line.key, kind->record_kind, due.record.reference, iso(due.record.started_on), iso(due.due_on), token_of(line.at_end), due.is_proposed});
    }
    return listing;
}

site::Feature feature(std::vector<Kind> kinds) {
    const auto shared = std::make_shared<const std::vector<Kind>>(std::move(kinds));
    return {
        .name = "retention",
        .migrations = migrations(),
        .permissions = {permissions::view, permissions::maintain, permissions::propose, permissions::approve},
        .routes =
            [shared](site::Router& router) {
                add_schedule_routes(router, shared);
                add_proposal_routes(router, shared);
                add_hold_routes(router);
                add_certificate_routes(router);
            },
        .navigation = {{.text = "Retention",
                        .path = "/retention",
                        .permission = permissions::view,
                        .summary = "How long records are kept, what is due to be disposed of, and the certificates",
                        .is_on_home_alone = true}},
        .imports = {schedule_import(shared)},
        .listings = {{.words = "retention due",
                      .summary = "Records whose time is over and that nothing holds",
                      .list = [shared](trail::View& view, std::optional<Period>) -> Outcome<exchange::Listing> { return due_listing(view, *shared); }}},
    };
}

}  // namespace holdfast::retention
