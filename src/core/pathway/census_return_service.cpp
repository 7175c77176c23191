#include "core/pathway/census_return_service.hpp"

#include "core/census/validator.hpp"
#include "core/census/writer.hpp"
#include "core/pathway/authority_service.hpp"
#include "core/pathway/census_reading_service.hpp"
#include "core/pathway/episode_store.hpp"
#include "core/pathway/permissions.hpp"
#include "core/pathway/returns_store.hpp"
#include "core/people/intake_service.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <utility>

namespace holdfast::pathway {

Tally ReturnReport::total() const {
    Tally total;
    for (const auto& [table, tally] : tallies) total += tally;
    return total;
}

void ReturnReport::tell(std::string_view la_child_id, const ChangeLine& line) {
    constexpr std::size_t most = 1000;
    if (changes.size() < most) changes.push_back({std::string(la_child_id), line});
    else ++other_changes;
}

void ReturnReport::note(std::string_view la_child_id, std::string words) {
    constexpr std::size_t most = 200;
    if (child_notices.size() < most) child_notices.push_back({std::string(la_child_id), std::move(words)});
}

bool enter(trail::Change& change, Entry entry, ReturnReport& report) {
    const auto known = find_entry_of_file(change, entry.source, entry.agency, entry.fingerprint);
    report.is_known = known.has_value();
    report.entry = known ? *known : insert_entry(change, std::move(entry));
    return !report.is_known;
}

namespace {

/// One census on its way into the records.
class Loading {
public:
    Loading(trail::Change& change, const calendar::Calendar& calendar, CensusFile file, ReturnReport& report)
        : change_(change), file_(std::move(file)), report_(report), reading_(calendar, file_.source) {}

    Outcome<Done> run() {
        for (;;) {
            auto part = reading_.next();
            if (part.header) TRY(begin(*part.header));
            if (report_.is_known) return Done{};
            if (!part.children.empty() && !reconciler_) return without_header();
            for (const auto& finding : part.findings) {
                if (reconciler_) insert_finding(change_, report_.entry.id, finding);
            }
            for (auto& child : part.children) take(child);
            if (part.problem) return invalid(fmt::format("{}: line {}: {}", file_.name, part.problem->line, part.problem->reason));
            if (part.is_end) return end();
        }
    }

private:
    static Refusal without_header() { return invalid("the census has no header: it does not say whose it is and of which year"); }

    Outcome<Done> begin(const CensusReading::Header& header) {
        if (header.authority.empty()) return invalid("the header does not say which local authority's census this is (LEA)");
        if (!header.reference_on) return invalid("the header does not say which year the census is about (ReferenceDate)");
        Entry entry{.source = "census",
                    .agency = TRY(agency_of_authority(change_, header.authority)),
                    .reference_on = header.reference_on,
                    .fingerprint = file_.fingerprint,
                    .file = file_.name};
        others_ = entries_from(change_, entry.source);
        if (!enter(change_, std::move(entry), report_)) return Done{};
        reconciler_.emplace(change_, report_.entry, [this](const ChangeLine& line) { tell(line); });
        intake_.emplace(change_, report_.entry.agency, report_.entry.reference_on, people::matters_of_census);
        return Done{};
    }

    void take(CensusReading::Child& child) {
        ++report_.children;
        if (file_.progress && report_.children % 1000 == 0) file_.progress(report_.children);
        la_child_id_ = child.la_child_id;
        if (!child.said) return note_unreadable(child.said.refusal());
        if (!unreadable_.empty()) return;  // nothing of it will be kept
        const auto taken = intake_->take(child.said->la_child_id, child.said->facts);
        if (!taken) return note_unreadable(taken.refusal());
        for (const auto& wrong : taken->wrong) note_wrong(wrong.error);
        if (!mark_taken(taken->id)) return note_unreadable(invalid({{"LAchildID", "is in the census twice"}}));
        is_new_child_ = taken->is_new;
        report_.new_children += taken->is_new ? 1 : 0;
        report_.facts_added += taken->added;
        reconcile_census(*reconciler_, change_, taken->id, std::move(child.said->episodes), taken->is_new);
        keep_strangers(child.strangers, taken->id);
    }

    /// False where the child was taken before.
    bool mark_taken(Id<people::Person> id) {
        const auto at = static_cast<std::size_t>(id.number);
        if (at >= taken_.size()) taken_.resize(at + at / 2 + 1, false);
        if (taken_[at]) return false;
        return taken_[at] = true;
    }
    bool was_taken(Id<people::Person> id) const { return static_cast<std::size_t>(id.number) < taken_.size() && taken_[static_cast<std::size_t>(id.number)]; }

    /// What an earlier file of the same return said of children who are not in this one.
    void bring_absent() {
        is_new_child_ = false;
        la_child_id_ = {};
        for (const auto id : children_said_by(change_, report_.entry))
            if (!was_taken(id)) reconcile_census(*reconciler_, change_, id, {}, false);
    }

    void say_who_is_open() {
        const auto open = children_open_for(change_, report_.entry);
        const auto missing = std::ranges::count_if(open, [&](Id<people::Person> id) { return !was_taken(id); });
        if (missing > 0)
            report_.notices.push_back(
                fmt::format("{} open on record and not in this census", missing == 1 ? "1 child is" : fmt::format("{} children are", missing)));
    }

    void keep_strangers(const std::vector<Stranger>& strangers, Id<people::Person> id) {
        const auto before = is_new_child_ ? std::vector<Stranger>{} : strangers_of(change_, id, report_.entry.agency);
        if (strangers != before && !is_older_than_another()) replace_strangers(change_, id, report_.entry, strangers);
    }

    /// Whether a census of a later year of the same authority is on record: then what only this one has is not put in the place of what that one had.
    bool is_older_than_another() const {
        return std::ranges::any_of(others_,
                                   [&](const Entry& other) { return other.agency == report_.entry.agency && other.reference_on > report_.entry.reference_on; });
    }

    void note_unreadable(const Refusal& refusal) {
        constexpr std::size_t most = 100;
        for (const auto& error : refusal.errors)
            if (unreadable_.size() < most) unreadable_.push_back(fmt::format("child {}: {} {}", la_child_id_, error.field, error.message));
            else ++others_unreadable_;
    }

    /// Said of the child, but not kept: a number that cannot be one.
    void note_wrong(const FieldError& error) {
        report_.note(la_child_id_, fmt::format("{} was not kept: {}", error.field, error.message));
    }

    void tell(const ChangeLine& line) {
        if (!is_new_child_) report_.tell(la_child_id_, line);
    }

    Outcome<Done> end() {
        if (!reconciler_) return without_header();
        intake_.reset();
        if (!unreadable_.empty()) {
            if (others_unreadable_ > 0) unreadable_.push_back(fmt::format("and {} more", others_unreadable_));
            return invalid(
                fmt::format("{}: what stands in the census cannot be read, so nothing of it was loaded\n{}", file_.name, fmt::join(unreadable_, "\n")));
        }
        bring_absent();
        say_who_is_open();
        report_.errors = reading_.validator().errors();
        report_.queries = reading_.validator().queries();
        report_.tallies = reconciler_->tallies();
        for (const auto& not_run : reading_.validator().not_run())
            report_.notices.push_back(fmt::format("rule {} was not run, because {}", not_run.rule.code, not_run.reason));
        for (auto notice : reading_.notices().kept()) {
            const std::string child = std::exchange(notice.la_child_id, {});
            if (child.empty()) report_.notices.push_back(notice.in_words());
            else report_.note(child, notice.in_words());
        }
        const auto total = report_.total();
        change_.record({"returns.census_loaded",
                        {"return", std::to_string(report_.entry.id.number)},
                        fmt::format("{} children, {} new; records added {}, changed {}, withdrawn {}", report_.children, report_.new_children, total.added,
                                    total.changed, total.withdrawn)});
        return Done{};
    }

    trail::Change& change_;
    CensusFile file_;
    ReturnReport& report_;
    std::optional<Reconciler> reconciler_{};
    std::optional<people::Intake> intake_{};
    std::vector<std::string> unreadable_{};
    std::size_t others_unreadable_{};
    std::string_view la_child_id_{};
    bool is_new_child_{};
    std::vector<bool> taken_{};    ///< by number
    std::vector<Entry> others_{};  ///< censuses that were loaded before
    CensusReading reading_;
};

}  // namespace

Outcome<Done> load_census(trail::Change& change, const calendar::Calendar& calendar, CensusFile file, ReturnReport& report) {
    if (!change.may(permissions::load_returns)) return forbidden();
    return Loading(change, calendar, std::move(file), report).run();
}

/// The child as the authority knows them; nothing where it has no number for them.
static std::optional<CensusChild> known_to(trail::View& view, const std::string& agency, SaidBy& is_theirs, Id<people::Person> id) {
    auto known = known_as(view, agency, id);
    if (!known) return std::nullopt;
    CensusChild child{.la_child_id = std::move(known->la_child_id), .facts = std::move(known->facts), .episodes = episodes_of(view, id)};
    std::erase_if(child.episodes, [&](const Episode& episode) { return !is_theirs(episode.referral.entry); });
    return child;
}

static census::Header header_of(const CensusOrder& order, Date reference_on, census::Keeper& texts) {
    census::Header header;
    header.is_there = header.collection.is_there = true;
    const auto put = [&](auto& field, std::string_view text) { take(field, texts.text(text)), field.is_there = true; };
    put(header.collection.collection, "CIN");
    put(header.collection.year, std::to_string(order.collection));
    put(header.collection.reference_on, iso(reference_on));
    auto& source = header.sources.add();
    put(source.level, "L");
    put(source.authority, order.authority);
    put(source.software, "Holdfast");
    put(source.serial_number, "001");
    put(source.made_at, order.made_at);
    return header;
}

Outcome<std::uint64_t> write_census(trail::View& view, const CensusOrder& order, const std::function<void(std::string_view)>& out) {
    if (!view.may(permissions::write_returns)) return forbidden();
    constexpr std::size_t at_once = std::size_t{256} << 10;
    const auto agency = TRY(agency_of_authority(view, order.authority));
    const Date reference_on = make_date(order.collection, 3, 31);
    std::string text;
    census::Writer writer(text);
    census::Keeper texts;
    writer.header(header_of(order, reference_on, texts));
    std::uint64_t children = 0;
    SaidBy is_theirs(view, agency);
    for (const auto id : children_in_need_between(view, make_date(order.collection - 1, 4, 1), reference_on)) {
        const auto known = known_to(view, agency, is_theirs, id);
        if (!known) continue;
        texts.clear();
        auto child = as_census_child(*known, order.collection, reference_on, texts);
        if (child.details.empty()) continue;
        put_back(strangers_as_at(view, id, agency, reference_on), child, texts);
        writer.child(child);
        ++children;
        if (text.size() < at_once) continue;
        out(text);
        text.clear();
    }
    writer.end();
    out(text);
    return children;
}

static Date next_reference_day(Date today) {
    const std::chrono::year_month_day parts{today};
    return make_date(static_cast<int>(parts.year()) + (parts.month() > std::chrono::March ? 1 : 0), 3, 31);
}

std::vector<ChildBreach> breaches_in_next_census(trail::View& view, const calendar::Calendar& calendar, Id<people::Person> child, const std::string& agency) {
    std::vector<ChildBreach> breaches;
    SaidBy is_theirs(view, agency);
    const auto known = known_to(view, agency, is_theirs, child);
    if (!known) return breaches;
    const Date reference_on = next_reference_day(view.today());
    const int collection = static_cast<int>(std::chrono::year_month_day{reference_on}.year());
    census::Keeper texts, header_texts;
    const auto said = as_census_child(*known, collection, reference_on, texts);
    if (said.details.empty()) return breaches;
    census::Validator validator(calendar, [&](const census::Breach& breach) {
        if (!breach.la_child_id.empty())
            breaches.push_back({std::string(breach.rule.code), breach.rule.severity == census::Severity::error, std::string(breach.field),
                                std::string(breach.value), census::message(breach.rule)});
    });
    validator.header(header_of({.collection = collection}, reference_on, header_texts));
    validator.child(said);
    return breaches;
}

}  // namespace holdfast::pathway
