#pragma once

#include "core/census/record.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace holdfast::census {

/// An error has to be put right before the return is approved; a query is put right or explained in a note.
enum class Severity { error, query };
std::string_view token(Severity severity);

/// The year a census is about, and the days the rules count from.
struct CensusYear {
    Date first{};
    Date reference{};                          ///< its last day: the reference date of the header
    int collection{};                          ///< the calendar year of the reference date
    std::optional<Date> working_day_before{};  ///< the last working day before the year
    std::optional<Date> working_days_15{};     ///< 15 working days before the reference date
    std::optional<Date> working_days_45{};
    bool holds(const Day& day) const { return day.on && first <= *day.on && *day.on <= reference; }
};

class Findings;
class Seen;

/// What a rule about a child, or about one referral of a child, looks at. `year` is all noughts where the file does not say; rules that need it
/// are then not run.
struct Subject {
    const Child& child;
    const CensusYear& year;
    Seen& identifiers;
    Seen& upns;
};
struct Module {
    const Child& child;
    const CinDetails& details;
    const CensusYear& year;
};
/// What is counted for the rules about a whole return.
struct Totals {
    std::uint64_t children{};
    std::uint64_t without_sex{};
    std::uint64_t plans_started{};
    std::uint64_t conferences_held{};
    std::uint64_t disabilities_used{};  ///< a bit for each code
    std::size_t most_disabilities{};    ///< of one child
};

using HeaderCheck = void (*)(const Header& header, Findings& found);
using ChildCheck = void (*)(const Subject& subject, Findings& found);
using ModuleCheck = void (*)(const Module& module, Findings& found);
using FileCheck = void (*)(const Totals& totals, Findings& found);
using Check = std::variant<HeaderCheck, ChildCheck, ModuleCheck, FileCheck>;

/// What must be known of a file before the rule can be run.
enum class Needs { nothing, year, working_days, header_year, children };

/// One rule of the Department's, with what a person is to do about a breach.
struct Rule {
    std::string_view code{};
    Severity severity{};
    std::string_view table{};
    std::string_view meaning{};
    std::string_view remedy{};
    Check check{};
    Needs needs{Needs::nothing};
    int from_collection{0};  ///< the first collection that has the rule
};

/// The rules by what they read; together all 111.
std::span<const Rule> header_rules();
std::span<const Rule> identifier_rules();
std::span<const Rule> characteristic_rules();
std::span<const Rule> referral_rules();
std::span<const Rule> closure_rules();
std::span<const Rule> assessment_rules();
std::span<const Rule> factor_rules();
std::span<const Rule> section_47_rules();
std::span<const Rule> protection_plan_rules();
std::span<const Rule> cin_plan_rules();
std::span<const Rule> return_rules();
/// In the order above.
const std::vector<const Rule*>& every_rule();

/// One place where a rule does not hold. The texts live as long as the child.
struct Breach {
    const Rule& rule;
    std::string_view la_child_id{};
    int module{};  ///< which of the child's CINdetails, counted from 1; 0 where none is meant
    std::string_view table{};
    std::string_view field{};
    std::string_view value{};
};
/// What is wrong and what to do, in sentences.
std::string message(const Rule& rule);

/// Where a rule puts what it found.
class Findings {
public:
    using Sink = std::function<void(const Breach&)>;
    explicit Findings(Sink sink) : sink_(std::move(sink)) {}

    void begin(const Rule& rule, std::string_view la_child_id, int module) {
        rule_ = &rule;
        la_child_id_ = la_child_id;
        module_ = module;
    }
    /// In the table that the rule is about.
    void add(std::string_view field, const Text& value) { add(rule_->table, field, value.written); }
    void add(std::string_view table, std::string_view field, const Text& value) { add(table, field, value.written); }
    void add(std::string_view table, std::string_view field, std::string_view value) { sink_({*rule_, la_child_id_, module_, table, field, value}); }
    /// A breach of another child, seen before.
    void of_child(std::string_view la_child_id) { la_child_id_ = la_child_id; }

private:
    Sink sink_;
    const Rule* rule_{nullptr};
    std::string_view la_child_id_{};
    int module_{0};
};

}  // namespace holdfast::census
