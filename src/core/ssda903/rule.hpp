#pragma once

#include "core/census/rule.hpp"
#include "core/ssda903/context.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::ssda903 {

using census::Severity;

class Findings;
using Check = std::function<void(const Context&, Findings&)>;

/// One rule: the Department's, by its code, or ours, whose code begins with `hf-`.
struct Rule {
    std::string code{};
    Severity severity{Severity::error};
    std::string meaning{};
    std::string remedy{};
    std::vector<Table> needs{};   ///< all of them have to be there
    std::vector<Table> one_of{};  ///< and one of these, if any are named; it looks at those that are there
    bool needs_year{false};
    Check check{};

    bool is_ours() const { return code.starts_with("hf-"); }
    /// As the children-in-need census writes its rules.
    census::Rule words(Table table) const { return {code, severity, name_of(table), meaning, remedy}; }
};

/// The rules by what they read.
const std::vector<Rule>& cell_rules();
const std::vector<Rule>& identity_rules();
const std::vector<Rule>& header_rules();
const std::vector<Rule>& episode_rules();
const std::vector<Rule>& review_rules();
const std::vector<Rule>& health_rules();
const std::vector<Rule>& care_leaver_rules();
const std::vector<Rule>& adoption_rules();
const std::vector<Rule>& missing_rules();
const std::vector<Rule>& worker_rules();
/// In the order above.
const std::vector<const Rule*>& every_rule();

/// One cell that breaks a rule. The texts live as long as the tables.
struct Breach {
    const Rule& rule;
    Table table{};
    std::string_view child{};
    int line{};
    std::string_view field{};
    std::string_view value{};
};

/// Where a rule puts what it found.
class Findings {
public:
    using Sink = std::function<void(const Breach&)>;
    explicit Findings(Sink sink) : sink_(std::move(sink)) {}

    void begin(const Rule& rule) { rule_ = &rule; }
    void add(const Cells& cells, std::string_view field) { sink_({*rule_, cells.table(), cells.child(), cells.line(), field, cells.text(field)}); }

private:
    Sink sink_;
    const Rule* rule_{nullptr};
};

}  // namespace holdfast::ssda903
