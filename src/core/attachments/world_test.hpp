#pragma once

#include "core/attachments/attachment_service.hpp"
#include "core/attachments/attachment_store.hpp"
#include "core/policy/conflict_service.hpp"
#include "core/policy/probe_test.hpp"
#include "core/vault/vault_store.hpp"
#include "support/temporary_folder.hpp"

#include <string>

namespace holdfast::attachments::probe {

using policy::probe::person;

inline constexpr std::string_view pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

/// Probes that have documents: P1, which person 1 owns, and V1 in a vault, of which person 1 is a named reader.
struct World : policy::probe::World {
    explicit World(const std::string& database_kind) : policy::probe::World(database_kind) {
        database->migrate(every_migration());
        enrol_probe("P1");
        enrol_probe("P2");
        REQUIRE(change(person(1), [&](trail::Change& change) {
            return policy::enrol(change, {.record = {"probe", "V1"}, .owner_agency = "Council", .vault = "lado"}, Id<trail::Account>{1});
        }));
        read_vault(1);
    }
    /// Names a reader of the vault.
    void read_vault(std::int64_t account) {
        const auto named = change(person(8, policy::probe::keeper_role), [&](trail::Change& change) {
            return policy::propose_vault_reader(change, {.vault = "lado", .account = Id<trail::Account>{account}, .reason = "designated officer"});
        });
        REQUIRE(change(person(9, policy::probe::keeper_role), [&](trail::Change& change) { return policy::confirm_vault_reader(change, *named); }));
    }
    void stop_reading_vault(std::int64_t account) {
        REQUIRE(change(person(8, policy::probe::keeper_role), [&](trail::Change& change) -> Outcome<Done> {
            for (const auto& reader : policy::vault_readers(change))
                if (reader.account.number == account) TRY(policy::end_vault_reader(change, reader.id));
            return Done{};
        }));
    }
    static std::vector<store::Migration> every_migration() {
        auto all = policy::probe::migrations();
        for (const auto& migration : vault::migrations()) all.push_back(migration);
        for (const auto& migration : attachments::migrations()) all.push_back(migration);
        return all;
    }
    static OfferedFile file(std::string bytes = std::string(pdf), std::string name = "Jo Bloggs.pdf", Scan scan = Scan::clean) {
        auto looked_at = look_at_file(std::move(name), std::move(bytes), scan);
        REQUIRE_MESSAGE(looked_at, in_words(looked_at.refusal()));
        return *std::move(looked_at);
    }
    Outcome<Id<Document>> add(const std::string& reference, const OfferedFile& offered, const trail::Actor& actor = person(1)) {
        return change(actor, [&](trail::Change& change) { return attach(change, desk, reference, {.title = "Minutes about Jo Bloggs", .file = offered}); });
    }
    Outcome<int> add_again(const DocumentRef& of, const OfferedFile& offered, const trail::Actor& actor = person(1)) {
        return change(actor, [&](trail::Change& change) { return add_version(change, desk, of, offered); });
    }
    Outcome<Done> take_away(const DocumentRef& which, const std::string& because, const trail::Actor& actor = person(1)) {
        return change(actor, [&](trail::Change& change) { return remove(change, desk, which, because); });
    }
    Outcome<OpenedFile> open(const DocumentRef& which, int number, const trail::Actor& actor = person(1)) {
        return journal.view(actor, [&](trail::View& view) { return open_version(view, desk, which, number); });
    }
    Outcome<std::vector<Document>> list(const std::string& reference, const trail::Actor& actor = person(1)) {
        return journal.view(actor, [&](trail::View& view) { return documents_of(view, desk, reference); });
    }
    template <class T>
    T value(store::Sql sql) {
        std::optional<T> found;
        database->read([&](store::Reader& reader) { found = reader.value<T>(sql); });
        return *found;
    }
    /// Person 2 works on the record and may write in it; they manage nothing in it.
    void let_work(const std::string& reference, std::int64_t account, policy::Relation relation = policy::Relation::worker) {
        const bool is_invited = relation == policy::Relation::invited_reader;
        REQUIRE(change(person(1), [&](trail::Change& change) -> Outcome<Id<policy::Involvement>> {
            return policy::involve(change, {policy::probe::kind, policy::belonging_of(change)},
                                   {.kind = "probe",
                                    .reference = reference,
                                    .relation = relation,
                                    .account = Id<trail::Account>{account},
                                    .from = change.today(),
                                    .until = is_invited ? std::optional(change.today()) : std::nullopt,
                                    .because = "a test"});
        }));
    }

    test::TemporaryFolder folder{};
    Desk desk{.kind = policy::probe::kind, .keys = trail::KeyFolder{folder.path() + "/keys"}, .read = policy::probe::use, .write = policy::probe::use};
};

}  // namespace holdfast::attachments::probe
