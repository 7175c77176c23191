#include "app/ssda903.hpp"

#include "core/ssda903/reference.hpp"
#include "core/ssda903/validator.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>

namespace holdfast::app {

Outcome<ssda903::Tables> read_ssda903_files(const std::vector<std::string>& paths) { return pathway::care_tables(files_at(paths)); }

static std::string said_of_year(const std::optional<ssda903::Year>& year, bool is_given) {
    if (!year) return "the year of the return is not known, because no day in Episodes says: codes of every collection are taken; give --year";
    const std::string words = Period::year(year->collection - 1).string();
    return is_given ? fmt::format("the year of the return is {}", words)
                    : fmt::format("the year of the return is {}, that of the newest day in Episodes", words);
}

static void say_what_is_in(const ssda903::Tables& tables, const std::optional<ssda903::Year>& year, std::vector<std::string>& notices) {
    for (const auto table : ssda903::every_table()) {
        const auto* sheet = tables.find(table);
        if (sheet == nullptr) continue;
        if (const auto unknown = sheet->unknown_columns(); !unknown.empty())
            notices.push_back(fmt::format("{}: no rule looks at what is not of {}: {}", sheet->file, name_of(table), fmt::join(unknown, ", ")));
        if (sheet->blank_rows > 0) notices.push_back(fmt::format("{}: empty rows left out: {}", sheet->file, sheet->blank_rows));
        if (year && !ssda903::form_of(table).collections.hold(year->collection))
            notices.push_back(fmt::format("{}: the return of this year has no {}", sheet->file, name_of(table)));
    }
}

/// Rules with one reason in one sentence.
static void say_what_was_not_run(const ssda903::Verdict& verdict, std::vector<std::string>& notices) {
    std::map<std::string, std::vector<std::string_view>> by_reason;
    for (const auto& [rule, reason] : verdict.not_run) by_reason[reason].emplace_back(rule->code);
    for (const auto& [reason, codes] : by_reason)
        notices.push_back(fmt::format("{} not run, because {}: {}", codes.size() == 1 ? "1 rule was" : fmt::format("{} rules were", codes.size()), reason,
                                      fmt::join(codes, " ")));
}

/// The module is the line of the row.
static ssda903::Verdict print_breaches(const ssda903::Context& context, Format format, const Print& print) {
    BreachPrinter printer(format, print);
    auto verdict = ssda903::validate(context, [&](const ssda903::Breach& breach) {
        const census::Rule rule = breach.rule.words(breach.table);
        printer.add({rule, breach.child, breach.line, name_of(breach.table), breach.field, breach.value});
    });
    printer.end();
    return verdict;
}

Outcome<ReturnVerdict> validate_ssda903(const std::vector<std::string>& paths, const std::optional<Period>& year, Format format, const Print& print) {
    const auto tables = TRY(read_ssda903_files(paths));
    const auto meant = year ? std::optional(ssda903::year_with(year->last_day())) : ssda903::newest_year(tables);
    const auto found = print_breaches(ssda903::Context(tables, meant), format, print);
    ReturnVerdict verdict{found.children, found.errors, found.queries};
    verdict.notices.push_back(said_of_year(meant, year.has_value()));
    say_what_is_in(tables, meant, verdict.notices);
    say_what_was_not_run(found, verdict.notices);
    return verdict;
}

std::string ssda903_reference_page() { return ssda903::reference_page(); }

}  // namespace holdfast::app
