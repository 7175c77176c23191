#include "core/pathway/care_return_service.hpp"

#include "core/pathway/authority_service.hpp"
#include "core/pathway/permissions.hpp"
#include "core/pathway/record_key.hpp"
#include "core/pathway/returns_store.hpp"
#include "core/people/intake_service.hpp"
#include "core/ssda903/validator.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>

namespace holdfast::pathway {

static constexpr std::string_view source = "ssda903";

namespace {

/// What of a record the return has no word for.
template <class Record>
void carry(const Record& was, Record& is) {
    if constexpr (std::same_as<Record, CareEpisode>) is.placement_location = was.placement_location;
    if constexpr (std::same_as<Record, MissingEpisode>) {
        is.missing_at = was.missing_at;
        if (is.returned_on == was.returned_on) is.returned_at = was.returned_at;
        is.interview_offered = was.interview_offered, is.interview_accepted = was.interview_accepted, is.interview_held_at = was.interview_held_at;
    }
    if constexpr (std::same_as<Record, CareLeaver>) {
        is.suitable = was.suitable, is.eligibility = was.eligibility, is.personal_adviser = was.personal_adviser;
        is.pathway_plan_reviewed_on = was.pathway_plan_reviewed_on, is.latest_contact_on = was.latest_contact_on;
        is.team = was.team, is.worker = was.worker;
    }
    if constexpr (std::same_as<Record, Adoption>) is.fostered_on = was.fostered_on, is.family = was.family, is.adopters_approved_on = was.adopters_approved_on;
}

/// One return on its way into the records.
class Loading {
public:
    Loading(trail::Change& change, const CareFiles& files, ReturnReport& report) : change_(change), files_(files), report_(report) {}

    Outcome<Done> run() {
        TRY(begin());
        if (report_.is_known) return Done{};
        validate();
        auto read = read_care_return(files_.tables, *year_);
        if (!read.unreadable.empty()) return refusal_of(read.unreadable);
        report_.children = read.children.size();
        TRY(take_children(read.children));
        for (auto& [id, child] : taken_) {
            now_ = &child.la_child_id;
            is_new_child_ = new_children_.contains(id);
            bring_each(id, child.records);
        }
        bring_absent();
        end();
        return Done{};
    }

private:
    Outcome<Done> begin() {
        year_ = files_.collection ? std::optional(ssda903::Year{*files_.collection}) : ssda903::newest_year(files_.tables);
        if (!year_) return invalid("the year of the return is not known, because no day in Episodes says: give the year");
        Entry entry{.source = std::string(source),
                    .agency = TRY(agency_of_authority(change_, files_.authority)),
                    .reference_on = year_->last(),
                    .fingerprint = files_.fingerprint,
                    .file = files_.name};
        if (!enter(change_, std::move(entry), report_)) return Done{};
        reconciler_.emplace(change_, report_.entry, [this](const ChangeLine& line) { tell(line); });
        return Done{};
    }

    void validate() {
        const auto verdict = ssda903::validate(ssda903::Context(files_.tables, year_), [&](const ssda903::Breach& breach) {
            insert_finding(change_, report_.entry.id,
                           {.rule = breach.rule.code,
                            .severity = std::string(census::token(breach.rule.severity)),
                            .la_child_id = std::string(breach.child),
                            .module = breach.line,
                            .table = std::string(name_of(breach.table)),
                            .field = std::string(breach.field),
                            .value = std::string(breach.value)});
        });
        report_.errors = verdict.errors;
        report_.queries = verdict.queries;
    }

    static Refusal refusal_of(const std::vector<UnreadableCell>& cells) {
        constexpr std::size_t most = 100;
        std::vector<std::string> lines;
        for (const auto& cell : cells)
            if (lines.size() < most) lines.push_back(fmt::format("{}, line {}: {} {}", name_of(cell.table), cell.line, cell.column, cell.reason));
        if (cells.size() > most) lines.push_back(fmt::format("and {} more", cells.size() - most));
        return invalid(fmt::format("what stands in the return cannot be read, so nothing of it was loaded\n{}", fmt::join(lines, "\n")));
    }

    /// Two numbers that are one person on record are one child.
    Outcome<Done> take_children(std::map<std::string, CareChild>& children) {
        people::Intake intake(change_, report_.entry.agency, report_.entry.reference_on);
        std::vector<std::string> faults;
        for (auto& [number, child] : children) {
            const auto taken = intake.take(number, child.facts);
            if (!taken) {
                faults.push_back(fmt::format("child {}: {}", number, in_words(taken.refusal())));
                continue;
            }
            for (const auto& wrong : taken->wrong) report_.note(number, fmt::format("{} was not kept: {}", wrong.error.field, wrong.error.message));
            report_.facts_added += taken->added;
            if (taken->is_new) {
                ++report_.new_children;
                new_children_.insert(taken->id);
            }
            const auto [place, is_first] = taken_.try_emplace(taken->id, child);
            if (!is_first) append(place->second.records, child.records);
        }
        if (!faults.empty()) return invalid(fmt::format("{}", fmt::join(faults, "\n")));
        return Done{};
    }

    static void append(CareRecords& to, const CareRecords& from) {
        std::apply([&](auto&... kinds) { (kinds.insert(kinds.end(), of_same_kind(kinds, from).begin(), of_same_kind(kinds, from).end()), ...); }, to);
    }
    template <class Record>
    static const std::vector<Record>& of_same_kind(const std::vector<Record>&, const CareRecords& records) {
        return std::get<std::vector<Record>>(records);
    }

    void bring_each(Id<people::Person> id, CareRecords& records) {
        std::apply([&](auto&... kinds) { (bring(id, kinds), ...); }, records);
    }

    template <class Record>
    void bring(Id<people::Person> id, std::vector<Record>& said) {
        if (!files_.tables.has(table_of<Record>)) return;
        std::vector<Record*> now;
        for (Record& record : said) {
            record.child = id;
            now.push_back(&record);
        }
        auto before = is_new_child_ ? std::vector<Record>{} : of_child<Record>(change_, id);
        reconciler_->bring(
            std::move(before), now, [](const Record& record) { return key_of(record); }, [](const Record& was, Record& is) { carry(was, is); });
    }

    /// What an earlier file of the same return said of children who are not in this one.
    void bring_absent() {
        const auto entries = entries_from(change_, std::string(source));
        const bool was_loaded = std::ranges::any_of(entries, [&](const Entry& entry) {
            return entry.id != report_.entry.id && entry.agency == report_.entry.agency && entry.reference_on == report_.entry.reference_on;
        });
        if (!was_loaded) return;
        std::set<Id<people::Person>> absent;
        CareRecords nothing;
        std::apply([&](const auto&... kinds) { (collect_absent(kinds, absent), ...); }, nothing);
        is_new_child_ = false;
        static const std::string nobody;
        now_ = &nobody;
        for (const auto id : absent) bring_each(id, nothing);
    }
    template <class Record>
    void collect_absent(const std::vector<Record>&, std::set<Id<people::Person>>& absent) {
        every<Record>(change_, [&](const Record& record) {
            if (!taken_.contains(record.child)) absent.insert(record.child);
        });
    }

    void tell(const ChangeLine& line) {
        if (!is_new_child_) report_.tell(*now_, line);
    }

    void end() {
        report_.tallies = reconciler_->tallies();
        const auto total = report_.total();
        change_.record({"returns.ssda903_loaded",
                        {"return", std::to_string(report_.entry.id.number)},
                        fmt::format("{} children, {} new; records added {}, changed {}, withdrawn {}", report_.children, report_.new_children, total.added,
                                    total.changed, total.withdrawn)});
    }

    trail::Change& change_;
    const CareFiles& files_;
    ReturnReport& report_;
    std::optional<ssda903::Year> year_{};
    std::optional<Reconciler> reconciler_{};
    std::map<Id<people::Person>, CareChild> taken_{};
    std::set<Id<people::Person>> new_children_{};
    const std::string* now_{};
    bool is_new_child_{};
};

}  // namespace

Outcome<Done> load_care_return(trail::Change& change, const CareFiles& files, ReturnReport& report) {
    if (!change.may(permissions::load_returns)) return forbidden();
    return Loading(change, files, report).run();
}

Outcome<CareSheets> write_care_return(trail::View& view, int collection, const std::string& authority) {
    if (!view.may(permissions::write_returns)) return forbidden();
    const auto agency = TRY(agency_of_authority(view, authority));
    const ssda903::Year year{collection};
    std::map<std::string, CareChild> by_number;
    for (auto& [id, child] : children_of<CareChild>(view, agency)) {
        auto then = as_of_year(child, year);
        auto known = then ? known_as(view, agency, id) : std::nullopt;
        if (!known) continue;
        then->la_child_id = known->la_child_id;
        then->facts = std::move(known->facts);
        by_number.emplace(then->la_child_id, std::move(*then));
    }
    CareSheets written{empty_sheets(year), by_number.size()};
    for (auto& [number, child] : by_number) {
        std::apply([](auto&... kinds) { (std::ranges::stable_sort(kinds, {}, [](const auto& record) { return key_of(record); }), ...); }, child.records);
        add_rows(child, year, written.sheets);
    }
    return written;
}

}  // namespace holdfast::pathway
