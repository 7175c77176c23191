#include "core/ssda903/validator.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>

namespace holdfast::ssda903 {

static std::uint64_t count_children(const Context& context) {
    std::set<std::string_view> children;
    for (const Table table : every_table())
        for (const auto& [child, rows] : context.by_child(table)) children.insert(child);
    return children.size();
}

std::string why_not(const Rule& rule, const Context& context) {
    std::vector<std::string_view> absent;
    for (const Table table : rule.needs)
        if (!context.has(table)) absent.push_back(name_of(table));
    if (!absent.empty()) return fmt::format("{} {} not among the files", fmt::join(absent, " and "), absent.size() == 1 ? "is" : "are");
    const auto is_there = [&](Table table) { return context.has(table); };
    if (!rule.one_of.empty() && std::ranges::none_of(rule.one_of, is_there)) return "no table that the rule looks at is among the files";
    return rule.needs_year && !context.has_year() ? "the year of the return is not known" : std::string{};
}

Verdict validate(const Context& context, const Findings::Sink& sink) {
    Verdict verdict{count_children(context)};
    Findings found([&](const Breach& breach) {
        ++(breach.rule.severity == Severity::error ? verdict.errors : verdict.queries);
        sink(breach);
    });
    for (const Rule* rule : every_rule()) {
        if (auto reason = why_not(*rule, context); !reason.empty()) {
            verdict.not_run.emplace_back(rule, std::move(reason));
            continue;
        }
        found.begin(*rule);
        rule->check(context, found);
    }
    return verdict;
}

}  // namespace holdfast::ssda903
