#include "core/attachments/attachment_service.hpp"
#include "features/hub_contacts/desk_test.hpp"
#include "features/hub_contacts/parts_pages.hpp"
#include "features/hub_contacts/retention_service.hpp"
#include "support/temporary_folder.hpp"

using namespace holdfast;
using namespace holdfast::hub_contacts;
using hub_contacts::test::Desk;

ON_EVERY_DATABASE("who sent a contact puts a document in that only the hub of its authority reads, and it goes with the words of the contact") {
    Desk desk(kind);
    const holdfast::test::TemporaryFolder folder;
    const trail::KeyFolder keys{folder.path() + "/keys"};
    const auto documents = documents_of_contacts(keys);
    const auto reference = desk.received();
    const auto file = attachments::look_at_file("drawing.txt", "Two people, one crying", attachments::Scan::clean);
    REQUIRE(file);
    const attachments::NewDocument drawing{.title = "A drawing", .file = *file};
    for (const auto* who : {&desk.teacher, &desk.stranger})
        CHECK(!desk.change(*who, [&](trail::Change& change) { return attachments::attach(change, documents, reference, drawing); }));
    REQUIRE(desk.change(desk.teacher, [&](trail::Change& change) { return attachments::put_in(change, documents, reference, drawing); }));
    REQUIRE(desk.change(desk.second, [&](trail::Change& change) { return attachments::attach(change, documents, reference, drawing); }));
    const auto seen_by = [&](const trail::Actor& who) {
        const auto seen = desk.journal.view(who, [&](trail::View& view) { return attachments::documents_of(view, documents, reference); });
        return seen ? seen->size() : 0;
    };
    CHECK(seen_by(desk.officer) == 2);
    for (const auto* who : {&desk.teacher, &desk.stranger}) CHECK(seen_by(*who) == 0);
    REQUIRE(desk.change(desk.manager, [&](trail::Change& change) {
        old_contacts(keys).front().dispose(change, reference);
        change.record({"test.contact_disposed", {contact_kind, reference}});
        return Outcome(Done{});
    }));
    CHECK(seen_by(desk.officer) == 0);
    const auto late = desk.change(desk.officer, [&](trail::Change& change) { return attachments::attach(change, documents, reference, drawing); });
    REQUIRE(!late);
    CHECK(late.refusal().kind == Refusal::Kind::conflict);
}
