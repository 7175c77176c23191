#include "features/returns/sent_return_service.hpp"

#include "core/annex_a/lists.hpp"
#include "core/calendar/calendar_store.hpp"
#include "core/pathway/care_return_service.hpp"
#include "core/pathway/extract_return_service.hpp"
#include "core/pathway/permissions.hpp"
#include "core/pathway/return_content.hpp"
#include "core/ssd/dataset.hpp"

#include <fmt/format.h>

namespace holdfast::returns {

namespace {

/// One reading of a sent return, into the records.
class Bringing {
public:
    Bringing(trail::Change& change, SentReturn& sent, const Sending& sending) : change_(change), sent_(sent), sending_(sending) {}

    Outcome<Found> run() {
        switch (sending_.kind) {
            case Kind::census: TRY(bring_census()); break;
            case Kind::ssda903: TRY(bring_care()); break;
            case Kind::annex_a: TRY(bring_extract(annex_a::lists(), pathway::load_annex_a)); break;
            case Kind::ssd: TRY(bring_extract(ssd::tables(), pathway::load_ssd)); break;
        }
        found_.rules = pathway::finding_counts(change_, found_.report.entry.id);
        return std::move(found_);
    }

private:
    /// From the beginning; how far it is is told where it counts.
    census::Source source_of(const HeldFile& file, bool is_told) {
        return [this, &file, is_told, place = std::uint64_t{0}](char* into, std::size_t most) mutable {
            const std::size_t got = file.read_at(place, into, most);
            place += got;
            if (is_told) sent_.note_read(place);
            return got;
        };
    }

    Outcome<Done> bring_census() {
        const HeldFile& file = sending_.files.front();
        found_.fingerprint = pathway::fingerprint_of(source_of(file, false));
        const auto calendar = calendar::load_calendar(change_);
        return pathway::load_census(change_, calendar, {.source = source_of(file, true), .name = file.name(), .fingerprint = found_.fingerprint},
                                    found_.report);
    }

    std::vector<pathway::ReturnFile> files() {
        std::vector<pathway::ReturnFile> files;
        for (const auto& file : sending_.files) files.push_back({.name = file.name(), .bytes = [this, &file] { return bytes_of(file); }});
        return files;
    }
    Outcome<std::string> bytes_of(const HeldFile& file) {
        sent_.note_read(sent_.bytes_read() + file.size());
        return file.bytes();
    }

    Outcome<Done> bring_care() {
        const auto tables = TRY(pathway::care_tables(files()));
        found_.fingerprint = pathway::fingerprint_of(tables, sending_.collection);
        return pathway::load_care_return(
            change_,
            {.tables = tables, .authority = sending_.authority, .collection = sending_.collection, .name = sending_.names(), .fingerprint = found_.fingerprint},
            found_.report);
    }

    template <class Load>
    Outcome<Done> bring_extract(const extracts::Standard& standard, Load load) {
        auto content = TRY(pathway::extract_tables(standard, files()));
        const auto as_at = sending_.as_at ? sending_.as_at : pathway::newest_day(content.tables, change_.today());
        if (!as_at) return invalid("the day on which the files were made is not known, because there is no date in them: say which day it was");
        found_.fingerprint = pathway::fingerprint_of(content.tables, *as_at);
        found_.report.notices = std::move(content.notices);
        return load(change_,
                    {.tables = content.tables, .authority = sending_.authority, .as_at = *as_at, .name = sending_.names(), .fingerprint = found_.fingerprint},
                    found_.report);
    }

    trail::Change& change_;
    SentReturn& sent_;
    const Sending& sending_;
    Found found_{};
};

/// What is between the writer's thread and what is told when it is done.
struct Work {
    std::shared_ptr<SentReturn> sent{};
    std::shared_ptr<const Sending> sending{};  ///< open while it is read
    std::optional<Outcome<Found>> outcome{};
};

void note_failure(const Log& log, std::exception_ptr failure) {
    try {
        std::rethrow_exception(failure);
    } catch (const std::exception& fault) {
        log.fault("return_failed", {{"why", std::string_view(fault.what())}});
    }
}

void check(trail::Journal& journal, const trail::Actor& actor, const std::shared_ptr<SentReturn>& sent) {
    const auto work = std::make_shared<Work>(Work{.sent = sent, .sending = sent->sending()});
    journal.change_later({.identify = [actor](auto&) { return actor; },
                          .reason = "Return tried before it is loaded",
                          .act =
                              [work](trail::Change& change) {
                                  work->sent->begin(Stage::checking);
                                  work->outcome = Bringing(change, *work->sent, *work->sending).run();
                                  return false;  // nothing of a trial is kept
                              },
                          .done =
                              [work, &journal](std::exception_ptr failure) {
                                  if (failure) note_failure(work->sent->log(), failure);
                                  if (failure || !work->outcome) return work->sent->fail(journal.now());
                                  work->sent->end_checking(*std::move(work->outcome), journal.now());
                              }});
}

Outcome<Found> brought_as_previewed(trail::Change& change, const Work& work, const std::string& fingerprint) {
    auto found = TRY(Bringing(change, *work.sent, *work.sending).run());
    if (found.fingerprint != fingerprint) return conflict("what was read is not what was previewed, so nothing was loaded: send it again");
    return found;
}

}  // namespace

Outcome<std::shared_ptr<SentReturn>> send(trail::Journal& journal, const trail::Actor& actor, ReturnDesk& desk, Sending sending) {
    if (!actor.may(pathway::permissions::load_returns)) return forbidden();
    const auto words = fmt::format("{} {}, {} bytes", sending.files.size(), sending.files.size() == 1 ? "file" : "files", sending.size());
    const std::string kind(line_of(sending.kind).token);
    const auto sent = TRY(desk.take(actor.account, std::move(sending), journal.now()));
    TRY(journal.change(actor, "Return sent to be checked", [&](trail::Change& change) -> Outcome<Done> {
        change.record({"returns.return_sent", {"return", kind}, words});
        return Done{};
    }));
    check(journal, actor, sent);
    return sent;
}

Outcome<Done> load(trail::Journal& journal, const trail::Actor& actor, const std::shared_ptr<SentReturn>& sent) {
    if (!actor.may(pathway::permissions::load_returns)) return forbidden();
    const auto work = std::make_shared<Work>(Work{.sent = sent, .sending = sent->sending()});
    if (!sent->begin_loading()) return conflict("It is not waiting to be loaded: it was loaded already, or has to be sent again");
    const std::string fingerprint = sent->state().preview->fingerprint;
    journal.change_later({.identify = [actor](auto&) { return actor; },
                          .reason = "Return loaded after its preview",
                          .act =
                              [work, fingerprint](trail::Change& change) {
                                  work->outcome = brought_as_previewed(change, *work, fingerprint);
                                  return static_cast<bool>(*work->outcome);
                              },
                          .done =
                              [work, &journal](std::exception_ptr failure) {
                                  if (failure) note_failure(work->sent->log(), failure);
                                  if (failure || !work->outcome) return work->sent->fail(journal.now());
                                  work->sent->end_loading(*std::move(work->outcome), journal.now());
                              }});
    return Done{};
}

}  // namespace holdfast::returns
