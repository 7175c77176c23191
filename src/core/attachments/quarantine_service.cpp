#include "core/attachments/quarantine_service.hpp"

#include "core/access/notice_service.hpp"
#include "core/attachments/attachment_store.hpp"
#include "core/attachments/places.hpp"
#include "core/notices/delivery_service.hpp"
#include "core/policy/vault_access_service.hpp"

#include <fmt/format.h>

namespace holdfast::attachments {

using Verdict = outgoing::Scanned::Verdict;

static constexpr int at_once = 100;
static constexpr access::Notice infected_notice{
    .kind = attachment_infected,
    .body =
        "The virus scanner found something in a file that you put into a record. Its content was erased. Do not open your "
        "copy of it, and tell whoever looks after your computers.\n{site}/"};
static constexpr access::Notice released_notice{.kind = attachment_released,
                                                .body = "The virus scanner found nothing in a file that you put into a record. It can be opened now.\n{site}/"};

static DocumentRef ref_of(const WaitingVersion& waiting) { return {waiting.reference, waiting.document}; }

static Outcome<std::string> bytes_of(trail::Journal& journal, const trail::KeyFolder& keys, const WaitingVersion& waiting) {
    return journal.view(notices::the_product(), [&](trail::View& view) -> Outcome<std::string> {
        const auto access = policy::enter_for_scanner(view, {waiting.kind, waiting.reference});
        const vault::Vault vault{waiting.vault, keys};
        return vault.open_content(view, access, content_place(ref_of(waiting), waiting.number), waiting.size);
    });
}

static void settle(trail::Journal& journal, const trail::KeyFolder& keys, const WaitingVersion& waiting, const outgoing::Scanned& scanned) {
    const bool is_clean = scanned.verdict == Verdict::clean;
    const auto settled = journal.change(notices::the_product(), "Scanned for viruses", [&](trail::Change& change) -> Outcome<Done> {
        set_scan(change, waiting, is_clean ? Scan::clean : Scan::infected, is_clean ? "" : scanned.words);
        if (!is_clean) vault::Vault{waiting.vault, keys}.erase_content(change, content_place(ref_of(waiting), waiting.number), waiting.size);
        access::tell(change, waiting.added_by, is_clean ? released_notice : infected_notice, {waiting.kind, waiting.reference});
        change.record(
            {is_clean ? "attachments.version_scanned" : "attachments.version_infected",
             {waiting.kind, waiting.reference},
             fmt::format("document {}, version {}{}{}", waiting.document.number, waiting.number, is_clean ? "" : ", ", is_clean ? "" : scanned.words)});
        return Done{};
    });
    (void)settled;  // it refuses nothing
}

Quarantine scan_waiting(trail::Journal& journal, const trail::KeyFolder& keys, const ScanBytes& scan) {
    std::vector<WaitingVersion> waiting;
    journal.database().read([&](store::Reader& reader) {
        trail::View view{reader, notices::the_product(), journal.now()};
        waiting = waiting_versions(view, at_once);
    });
    Quarantine done;
    for (const auto& version : waiting) {
        const auto bytes = bytes_of(journal, keys, version);
        const auto scanned = bytes ? scan(*bytes) : outgoing::Scanned{Verdict::unknown, in_words(bytes.refusal())};
        if (scanned.verdict == Verdict::unknown) {
            journal.database().write([&](store::Writer& writer) {
                mark_tried(writer, version, journal.now());
                return store::Verdict::keep;
            });
            return done;
        }
        settle(journal, keys, version, scanned);
        ++(scanned.verdict == Verdict::clean ? done.clean : done.infected);
    }
    return done;
}

}  // namespace holdfast::attachments
