#include "core/ssd/dataset.hpp"

#include <fmt/format.h>

namespace holdfast::ssd {

using namespace extracts;

static std::string_view said_of_key(const Column& column) {
    if (column.is_key) return "key";
    return column.refers_to;
}

std::string reference_page() {
    std::string page = "\n### Rules of the Standard Safeguarding Dataset\n\n| rule | severity | broken when | what to do |\n| --- | --- | --- | --- |\n";
    for (const RuleWords& rule : rules()) page += fmt::format("| {} | {} | {} | {} |\n", rule.code, census::token(rule.severity), rule.meaning, rule.remedy);
    page +=
        "\n### Tables and fields\n\n| table | field | takes | may be blank | key, or what it refers to | not before |\n| --- | --- | --- | --- | --- | --- |\n";
    for (const Form& form : tables())
        for (const Column& column : form.columns)
            page += fmt::format("| {} | {} | {} | {} | {} | {} |\n", form.name, column.name, taken_by(column), column.may_be_blank ? "yes" : "no",
                                said_of_key(column), column.not_before);
    return page;
}

}  // namespace holdfast::ssd
