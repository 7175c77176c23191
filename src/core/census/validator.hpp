#pragma once

#include "core/calendar/calendar.hpp"
#include "core/census/rule.hpp"
#include "core/census/seen.hpp"

#include <string>
#include <vector>

namespace holdfast::census {

/// A rule that was not run, and why: it has neither been kept nor broken.
struct NotRun {
    const Rule& rule;
    std::string reason{};
};

/// Holds a census to the rules of its collection, child by child as it is read. Working days are England's.
class Validator {
public:
    /// Every breach goes to `sink` at once.
    Validator(const calendar::Calendar& calendar, Findings::Sink sink);

    /// Before the first child; an empty header where the file has none.
    void header(const Header& header);
    void child(const Child& child);
    /// After the last child: the rules about the whole return.
    void finish();
    /// The file could not be read to its end: the rules about the whole return were not run; none was where not even the header came.
    void give_up();

    const std::vector<NotRun>& not_run() const { return not_run_; }
    /// The year the census is about, where its header says.
    const std::optional<CensusYear>& year() const { return year_; }
    std::uint64_t children() const { return totals_.children; }
    std::uint64_t errors() const { return errors_; }
    std::uint64_t queries() const { return queries_; }

private:
    template <class CheckOf>
    struct Running {
        const Rule* rule{};
        CheckOf check{};
    };

    void note_year(const Header& header);
    std::string why_not(const Rule& rule, const Header& header) const;
    void choose(const Rule& rule);
    void count(const Child& child);

    const calendar::Calendar& calendar_;
    Findings found_;
    std::vector<Running<HeaderCheck>> of_header_{};
    std::vector<Running<ChildCheck>> of_child_{};
    std::vector<Running<ModuleCheck>> of_module_{};
    std::vector<Running<FileCheck>> of_file_{};
    std::vector<NotRun> not_run_{};
    std::optional<CensusYear> year_{};
    CensusYear unknown_year_{};
    std::string working_days_missing_{};
    Seen identifiers_{};
    Seen upns_{};
    Totals totals_{};
    bool has_begun_{false};
    std::uint64_t errors_{0};
    std::uint64_t queries_{0};
};

}  // namespace holdfast::census
