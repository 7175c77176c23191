#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::ssda903 {

/// data/ssda903-rules.csv as it is shipped: the codes of the Department's rules with the tables and columns that each reads.
std::string_view shipped_rule_list();

struct ListedRule {
    std::string code{};
    std::string tables{};
    std::string fields{};
};
std::vector<ListedRule> listed_rules();

/// The part of docs/reference/returns.md that lists the columns, the rules that are run, and those of the Department's that are not.
std::string reference_page();

}  // namespace holdfast::ssda903
