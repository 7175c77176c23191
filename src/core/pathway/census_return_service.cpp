#include "core/pathway/census_return_service.hpp"

#include "core/census/validator.hpp"
#include "core/census/writer.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/pathway/episode_store.hpp"
#include "core/pathway/permissions.hpp"
#include "core/pathway/returns_store.hpp"
#include "core/people/intake_service.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace holdfast::pathway {

Tally ReturnReport::total() const {
    Tally total;
    for (const auto& [table, tally] : tallies) total += tally;
    return total;
}

static std::optional<std::string> agency_of_authority(trail::View& view, std::string_view number) {
    for (const auto& agency : organisations::load_agencies(view))
        if (agency.codes.la == number) return agency.key;
    return std::nullopt;
}

static Outcome<std::string> require_authority(trail::View& view, std::string_view number) {
    if (auto key = agency_of_authority(view, number)) return *key;
    return invalid(fmt::format("no agency on record has the local authority number {}: put it on record first", number));
}

namespace {

/// One census on its way into the records.
class Loading {
public:
    Loading(trail::Change& change, const calendar::Calendar& calendar, CensusFile file, ReturnReport& report)
        : change_(change),
          file_(std::move(file)),
          report_(report),
          validator_(calendar, [this](const census::Breach& breach) { keep(breach); }),
          reader_(file_.source) {}

    Outcome<Done> run() {
        using Item = census::Reader::Item;
        for (;;) {
            const Item item = reader_.next();
            if (item == Item::problem) return broken_off();
            if (item == Item::header) TRY(begin());
            if (item == Item::child) {
                if (!reconciler_) return invalid("the census has no header: it does not say whose it is and of which year");
                take(reader_.child());
            }
            if (report_.is_known) return Done{};
            if (item == Item::end) return end();
        }
    }

private:
    Refusal broken_off() {
        const auto& problem = *reader_.problem();
        return invalid(fmt::format("{}: line {}: {}", file_.name, problem.line, problem.reason));
    }

    Outcome<Done> begin() {
        const auto& header = reader_.header();
        validator_.header(header);
        if (header.sources.empty() || !header.sources[0].authority.is_given())
            return invalid("the header does not say which local authority's census this is (LEA)");
        if (!validator_.year()) return invalid("the header does not say which year the census is about (ReferenceDate)");
        Entry entry{.source = "census",
                    .agency = TRY(require_authority(change_, header.sources[0].authority.written)),
                    .reference_on = validator_.year()->reference,
                    .fingerprint = file_.fingerprint,
                    .file = file_.name};
        if (const auto known = find_entry_of_file(change_, entry.source, entry.agency, entry.fingerprint)) {
            report_.entry = *known;
            report_.is_known = true;
            return Done{};
        }
        others_ = entries_from(change_, entry.source);
        report_.entry = insert_entry(change_, std::move(entry));
        for (const auto& breach : waiting_) insert_finding(change_, report_.entry.id, breach);
        reconciler_.emplace(change_, report_.entry, [this](const ChangeLine& line) { tell(line); });
        intake_.emplace(change_, report_.entry.agency, report_.entry.reference_on, people::matters_of_census);
        return Done{};
    }

    void keep(const census::Breach& breach) {
        Finding finding{.rule = std::string(breach.rule.code),
                        .severity = std::string(token(breach.rule.severity)),
                        .la_child_id = std::string(breach.la_child_id),
                        .module = breach.module,
                        .table = std::string(breach.table),
                        .field = std::string(breach.field),
                        .value = std::string(breach.value)};
        if (reconciler_) insert_finding(change_, report_.entry.id, finding);
        else waiting_.push_back(std::move(finding));  // about the header, before there is an entry
    }

    void take(const census::Child& child) {
        validator_.child(child);
        ++report_.children;
        if (file_.progress && report_.children % 1000 == 0) file_.progress(report_.children);
        auto read = read_census_child(child);
        la_child_id_ = child.identifiers.la_child_id.written;
        if (!read) return note_unreadable(read.refusal());
        if (!unreadable_.empty()) return;  // nothing of it will be kept
        const auto taken = intake_->take(read->la_child_id, read->facts);
        if (!taken) return note_unreadable(taken.refusal());
        for (const auto& wrong : taken->wrong) note_wrong(wrong.error);
        if (!mark_taken(taken->id)) return note_unreadable(invalid({{"LAchildID", "is in the census twice"}}));
        is_new_child_ = taken->is_new;
        report_.new_children += taken->is_new ? 1 : 0;
        report_.facts_added += taken->added;
        reconcile_census(*reconciler_, change_, taken->id, std::move(read->episodes), taken->is_new);
        keep_strangers(child, taken->id);
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

    void keep_strangers(const census::Child& child, Id<people::Person> id) {
        const auto strangers = strangers_in(child);
        const auto before = is_new_child_ ? std::vector<Stranger>{} : strangers_of(change_, id);
        if (strangers != before && !is_older_than_another()) replace_strangers(change_, id, report_.entry.id, strangers);
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
        constexpr std::size_t most = 200;
        if (report_.notices.size() < most) report_.notices.push_back(fmt::format("child {}: {} was not kept: {}", la_child_id_, error.field, error.message));
    }

    void tell(const ChangeLine& line) {
        constexpr std::size_t most = 1000;
        if (is_new_child_) return;
        if (report_.changes.size() < most) report_.changes.push_back({std::string(la_child_id_), line});
        else ++report_.other_changes;
    }

    Outcome<Done> end() {
        if (!reconciler_) return invalid("the census has no header: it does not say whose it is and of which year");
        validator_.finish();
        intake_.reset();
        if (!unreadable_.empty()) {
            if (others_unreadable_ > 0) unreadable_.push_back(fmt::format("and {} more", others_unreadable_));
            return invalid(
                fmt::format("{}: what stands in the census cannot be read, so nothing of it was loaded\n{}", file_.name, fmt::join(unreadable_, "\n")));
        }
        bring_absent();
        say_who_is_open();
        report_.errors = validator_.errors();
        report_.queries = validator_.queries();
        report_.tallies = reconciler_->tallies();
        for (const auto& not_run : validator_.not_run())
            report_.notices.push_back(fmt::format("rule {} was not run, because {}", not_run.rule.code, not_run.reason));
        for (const auto& notice : reader_.notices().kept()) report_.notices.push_back(notice.in_words());
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
    census::Validator validator_;
    census::Reader reader_;
    std::optional<Reconciler> reconciler_{};
    std::optional<people::Intake> intake_{};
    std::vector<Finding> waiting_{};
    std::vector<std::string> unreadable_{};
    std::size_t others_unreadable_{};
    std::string_view la_child_id_{};
    bool is_new_child_{};
    std::vector<bool> taken_{};    ///< by number
    std::vector<Entry> others_{};  ///< censuses that were loaded before
};

}  // namespace

Outcome<Done> load_census(trail::Change& change, const calendar::Calendar& calendar, CensusFile file, ReturnReport& report) {
    if (!change.may(permissions::load_returns)) return forbidden();
    return Loading(change, calendar, std::move(file), report).run();
}

/// The child as the authority knows them; nothing where it has no number for them.
static std::optional<CensusChild> known_to(trail::View& view, const std::string& agency, Id<people::Person> id) {
    CensusChild child;
    for (const auto& held : people::facts_of(view, id)) {
        if (!held.is_in_force()) continue;
        const auto* number = std::get_if<people::Identifier>(&held.fact);
        if (number != nullptr && number->kind == people::IdentifierKind::la_child_id && number->issuer == agency) child.la_child_id = number->value;
        else child.facts.push_back(held.fact);
    }
    if (child.la_child_id.empty()) return std::nullopt;
    child.episodes = episodes_of(view, id);
    std::erase_if(child.episodes, [&](const Episode& episode) { return find_entry(view, episode.referral.entry).value().agency != agency; });
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
    const auto agency = TRY(require_authority(view, order.authority));
    const Date reference_on = make_date(order.collection, 3, 31);
    std::string text;
    census::Writer writer(text);
    census::Keeper texts;
    writer.header(header_of(order, reference_on, texts));
    std::uint64_t children = 0;
    for (const auto id : children_in_need_between(view, make_date(order.collection - 1, 4, 1), reference_on)) {
        const auto known = known_to(view, agency, id);
        if (!known) continue;
        texts.clear();
        auto child = as_census_child(*known, order.collection, reference_on, texts);
        if (child.details.empty()) continue;
        put_back(strangers_of(view, id), child, texts);
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

}  // namespace holdfast::pathway
