#include "core/pathway/extract_return_service.hpp"

#include "core/annex_a/lists.hpp"
#include "core/pathway/authority_service.hpp"
#include "core/pathway/care_succession.hpp"
#include "core/pathway/episode_store.hpp"
#include "core/pathway/extract_rows.hpp"
#include "core/pathway/permissions.hpp"
#include "core/pathway/reported_child_service.hpp"
#include "core/pathway/returns_store.hpp"
#include "core/pathway/rows_store.hpp"
#include "core/people/intake_service.hpp"
#include "core/ssd/dataset.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace holdfast::pathway {

namespace {

bool is_in_outline(const CareEpisode& episode) { return episode.legal_status.empty() && episode.placement.empty(); }

/// Of what a list says in outline, the record keeps what began after all that it knows, and what it has in outline itself, as it has it.
void leave_outlines_to_record(const std::vector<CareEpisode>& known, std::vector<CareEpisode>& episodes) {
    const auto newest = std::ranges::max(known, {}, &CareEpisode::started_on).started_on;
    std::vector<CareEpisode> kept;
    for (const auto& episode : episodes) {
        const auto same = std::ranges::find_if(known, [&](const CareEpisode& other) { return other.started_on == episode.started_on && is_in_outline(other); });
        if (!is_in_outline(episode) || episode.started_on > newest) kept.push_back(episode);
        else if (same != known.end()) kept.push_back(*same);
    }
    episodes = std::move(kept);
}

/// What a list says that follows from the record is left to the record: how many plans there were before, why the newest episode of care began, and in outline
/// what was before it.
void leave_to_record(Reconciler& reconciler, trail::Change& change, Id<people::Person> id, ReportedChild& child) {
    const auto plans = reconciler.own(of_child<ProtectionPlan>(change, id));
    for (auto& plan : child.all<ProtectionPlan>()) {
        const auto earlier = std::ranges::count_if(plans, [&](const ProtectionPlan& other) { return other.started_on < plan.started_on; });
        if (plan.earlier_plans && *plan.earlier_plans <= earlier) plan.earlier_plans.reset();
    }
    const auto known = reconciler.own(of_child<CareEpisode>(change, id));
    auto& episodes = child.all<CareEpisode>();
    if (known.empty()) return;
    leave_outlines_to_record(known, episodes);
    for (auto& episode : episodes)
        if (std::ranges::find(known, episode.started_on, &CareEpisode::started_on) != known.end()) episode.start_reason.clear();
}

/// What tells the two kinds of extract apart.
struct ExtractKind {
    std::string_view source{};
    std::string_view event{};
    void (*validate)(const ExtractFiles& files, const extracts::Sink& sink){};
    ReportedChildren (*read)(const std::vector<extracts::Table>& tables, Date as_at){};
    bool (*is_of_records)(const std::string& table){};       ///< the rows of other tables are kept as they came
    bool (*is_without_record)(const std::string& column){};  ///< of a table of records: what stands there is kept as it came
};

/// One extract on its way into the records.
class Loading {
public:
    Loading(trail::Change& change, const ExtractKind& kind, const ExtractFiles& files, ReturnReport& report)
        : change_(change), kind_(kind), files_(files), report_(report) {}

    Outcome<Done> run() {
        TRY(begin());
        if (report_.is_known) return Done{};
        TRY(hold_to_rules());
        auto read = kind_.read(files_.tables, files_.as_at);
        report_.children = read.children.size();
        for (auto& notice : read.left_out) note(std::move(notice));
        TRY(take(read));
        keep_other_rows();
        end();
        return Done{};
    }

private:
    Outcome<Done> begin() {
        Entry entry{.source = std::string(kind_.source),
                    .agency = TRY(agency_of_authority(change_, files_.authority)),
                    .reference_on = files_.as_at,
                    .fingerprint = files_.fingerprint,
                    .file = files_.name};
        if (!enter(change_, std::move(entry), report_)) return Done{};
        reconciler_.emplace(change_, report_.entry, [this](const ChangeLine& line) { tell(line); });
        return Done{};
    }

    Outcome<Done> hold_to_rules() {
        constexpr std::size_t most = 100;
        std::vector<std::string> unreadable;
        std::size_t others = 0;
        kind_.validate(files_, [&](const extracts::Finding& found) {
            ++(found.severity == census::Severity::error ? report_.errors : report_.queries);
            insert_finding(change_, report_.entry.id,
                           {.rule = std::string(found.rule),
                            .severity = std::string(census::token(found.severity)),
                            .la_child_id = std::string(found.child),
                            .module = found.line,
                            .table = found.table->form->name,
                            .field = std::string(found.field),
                            .value = std::string(found.value)});
            if (found.rule != "hf-date" && found.rule != "hf-number") return;
            if (unreadable.size() == most) ++others;
            else unreadable.push_back(fmt::format("{}, line {}: {} \"{}\": {}", found.table->form->name, found.line, found.field, found.value, found.remedy));
        });
        if (others > 0) unreadable.push_back(fmt::format("and {} more", others));
        if (!unreadable.empty())
            return invalid(fmt::format("what stands in the files cannot be read, so nothing of it was loaded\n{}", fmt::join(unreadable, "\n")));
        return Done{};
    }

    Outcome<Done> take(ReportedChildren& read) {
        const SpokenOf spoken_of(read.spoken_of.begin(), read.spoken_of.end());
        std::map<Id<people::Person>, std::string> seen;
        std::vector<std::string> faults;
        people::Intake intake(change_, report_.entry.agency, report_.entry.reference_on);
        for (auto& [number, child] : read.children) {
            const auto taken = intake.take(number, child.facts);
            if (!taken) {
                faults.push_back(fmt::format("child {}: {}", number, in_words(taken.refusal())));
                continue;
            }
            for (const auto& wrong : taken->wrong) report_.note(number, fmt::format("{} was not kept: {}", wrong.error.field, wrong.error.message));
            if (const auto [other, is_first] = seen.emplace(taken->id, number); !is_first) {
                faults.push_back(fmt::format("children {} and {} are one person on record: give them one number", other->second, number));
                continue;
            }
            report_.facts_added += taken->added;
            report_.new_children += taken->is_new ? 1 : 0;
            if (child.care) listed_in_care_.insert(taken->id);
            now_ = &number;
            is_new_child_ = taken->is_new;
            if (!taken->is_new) {
                succeed_care(taken->id, child);
                leave_to_record(*reconciler_, change_, taken->id, child);
            }
            for (auto& lost : reconcile_report(*reconciler_, change_, taken->id, std::move(child), spoken_of)) report_.note(number, std::move(lost));
        }
        if (!faults.empty()) return invalid(fmt::format("{}", fmt::join(faults, "\n")));
        if (speaks_of_care_now()) say_who_is_not_listed();
        return Done{};
    }

    void succeed_care(Id<people::Person> id, ReportedChild& child) {
        KnownCare known{.episodes = reconciler_->own(of_child<CareEpisode>(change_, id))};
        for (const auto& episode : known.episodes)
            if (!episode.ended_on) known.known_until = std::max(known.known_until, reconciler_->known_until(episode.entry));
        auto succession = succession_of(known, child, files_.as_at);
        for (auto& [was, is] : succession.corrections) reconciler_->correct(was, std::move(is));
        for (auto& notice : succession.notices) report_.note(child.la_child_id, std::move(notice));
    }

    bool speaks_of_care_now() const {
        return std::ranges::any_of(files_.tables, [](const extracts::Table& table) { return table.form->name == "List 8"; });
    }

    void say_who_is_not_listed() {
        for (const auto id : children_in_care_for(change_, report_.entry)) {
            if (listed_in_care_.contains(id)) continue;
            const auto known = known_as(change_, report_.entry.agency, id);
            if (known) report_.note(known->la_child_id, "is looked after on record and not in list 8: the record stays as it is");
        }
    }

    void keep_other_rows() {
        for (const auto& table : files_.tables) {
            if (kind_.is_of_records(table.form->name)) {
                keep_remainders(table);
                continue;
            }
            const auto kept = keep_rows(change_, report_.entry, table.form->name, rows_to_keep(table, files_.tables));
            note(fmt::format("{}: {} kept as {} and made no record; {} new, {} replaced", table.form->name,
                             table.rows.size() == 1 ? "1 row is" : fmt::format("{} rows are", table.rows.size()),
                             table.rows.size() == 1 ? "it came" : "they came", kept.added, kept.replaced));
            report_.other_rows += kept.added + kept.replaced;
        }
    }

    /// What rows that became records say beyond them.
    void keep_remainders(const extracts::Table& table) {
        if (kind_.is_without_record == nullptr) return;
        const auto rows = remainders_to_keep(table, files_.tables, kind_.is_without_record);
        const auto kept = keep_rows(change_, report_.entry, table.form->name, rows);
        report_.other_rows += kept.added + kept.replaced;
        std::set<std::string> columns;
        for (const auto& row : rows)
            for (const auto& [column, cell] : row.cells)
                if (kind_.is_without_record(column)) columns.insert(column);
        if (!rows.empty())
            note(fmt::format("{}: no record has a place for {}; what {} of it is kept as it came; {} new, {} replaced", table.form->name,
                             fmt::join(columns, ", "), rows.size() == 1 ? "1 row says" : fmt::format("{} rows say", rows.size()), kept.added, kept.replaced));
    }

    void note(std::string notice) {
        constexpr std::size_t most = 200;
        if (report_.notices.size() < most) report_.notices.push_back(std::move(notice));
    }

    void tell(const ChangeLine& line) {
        if (!is_new_child_) report_.tell(*now_, line);
    }

    void end() {
        report_.tallies = reconciler_->tallies();
        const auto total = report_.total();
        change_.record({kind_.event,
                        {"return", std::to_string(report_.entry.id.number)},
                        fmt::format("{} children, {} new; records added {}, changed {}, withdrawn {}", report_.children, report_.new_children, total.added,
                                    total.changed, total.withdrawn)});
    }

    trail::Change& change_;
    const ExtractKind& kind_;
    const ExtractFiles& files_;
    ReturnReport& report_;
    std::optional<Reconciler> reconciler_{};
    const std::string* now_{};
    bool is_new_child_{};
    std::set<Id<people::Person>> listed_in_care_{};
};

constexpr ExtractKind ssd_kind{"ssd",    "returns.ssd_loaded", [](const ExtractFiles& files, const extracts::Sink& sink) { ssd::validate(files.tables, sink); },
                               read_ssd, is_record_of_ssd,     is_without_record};
constexpr ExtractKind annex_a_kind{"annex-a",
                                   "returns.annex_a_loaded",
                                   [](const ExtractFiles& files, const extracts::Sink& sink) {
                                       annex_a::validate(files.tables, annex_a::AsAt{files.as_at, files.as_at}, sink);
                                   },
                                   read_annex_a,
                                   [](const std::string& table) { return table != "List 11"; },
                                   nullptr};

}  // namespace

Outcome<Done> load_ssd(trail::Change& change, const ExtractFiles& files, ReturnReport& report) {
    if (!change.may(permissions::load_returns)) return forbidden();
    return Loading(change, ssd_kind, files, report).run();
}

Outcome<Done> load_annex_a(trail::Change& change, const ExtractFiles& files, ReturnReport& report) {
    if (!change.may(permissions::load_returns)) return forbidden();
    return Loading(change, annex_a_kind, files, report).run();
}

}  // namespace holdfast::pathway
