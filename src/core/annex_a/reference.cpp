#include "core/annex_a/lists.hpp"

#include <fmt/format.h>

namespace holdfast::annex_a {

using namespace extracts;

std::string reference_page() {
    std::string page = "\n### Rules of Annex A\n\n| rule | severity | broken when | what to do |\n| --- | --- | --- | --- |\n";
    const auto add = [&](const RuleWords& rule) {
        page += fmt::format("| {} | {} | {} | {} |\n", rule.code, census::token(rule.severity), rule.meaning, rule.remedy);
    };
    for (const RuleWords& rule : rules())
        if (rule.code != "hf-key" && rule.code != "hf-reference") add(rule);
    add(age_rule);
    page += "\n### Lists and columns\n\n| list | column | takes | may be blank | not before |\n| --- | --- | --- | --- | --- |\n";
    for (const Form& form : lists())
        for (const Column& column : form.columns)
            page +=
                fmt::format("| {} | {} | {} | {} | {} |\n", form.name, column.name, taken_by(column), column.may_be_blank ? "yes" : "no", column.not_before);
    return page;
}

}  // namespace holdfast::annex_a
