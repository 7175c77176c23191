#include "app/census.hpp"

#include "app/file_source.hpp"
#include "core/calendar/calendar.hpp"
#include "core/census/breach_writer.hpp"
#include "core/census/planted.hpp"
#include "core/census/reader.hpp"
#include "core/census/reference.hpp"
#include "core/census/synthetic.hpp"
#include "core/census/validator.hpp"
#include "core/census/writer.hpp"
#include "store/unsuitable.hpp"

#include <algorithm>
#include <fstream>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>

namespace holdfast::app {

static census::BreachWriter::Form form_of(Format format) {
    using Form = census::BreachWriter::Form;
    return format == Format::csv ? Form::csv : format == Format::json ? Form::json : Form::table;
}

/// Rules with one reason in one sentence.
static void say_what_was_not_run(const census::Validator& validator, std::vector<std::string>& notices) {
    std::map<std::string, std::vector<std::string_view>> by_reason;
    for (const auto& [rule, reason] : validator.not_run()) by_reason[reason].push_back(rule.code);
    for (const auto& [reason, codes] : by_reason)
        if (codes.size() == census::every_rule().size()) notices.push_back("no rule was run, because " + reason);
        else
            notices.push_back(fmt::format("{} not run, because {}: {}", codes.size() == 1 ? "1 rule was" : fmt::format("{} rules were", codes.size()), reason,
                                          fmt::join(codes, " ")));
}

static void say_what_was_noted(const census::Notices& noted, std::vector<std::string>& notices) {
    for (const auto& notice : noted.kept()) notices.push_back(notice.in_words());
    if (noted.others() > 0) notices.push_back(fmt::format("{} more, too different from each other to be listed", noted.others()));
}

/// Reads on until there is no more; the header's rules run before the first child's, whether there is a header or not.
static void validate(census::Reader& reader, census::Validator& validator, const std::function<void()>& after_each) {
    using Item = census::Reader::Item;
    bool has_begun = false;
    const auto begin = [&] {
        if (!has_begun) validator.header(reader.header());
        has_begun = true;
    };
    for (;;) {
        const Item item = reader.next();
        if (item != Item::foreign && item != Item::problem) begin();
        if (item == Item::child) validator.child(reader.child());
        if (item == Item::end) validator.finish();
        if (item == Item::problem) validator.give_up();
        after_each();
        if (item == Item::end || item == Item::problem) return;
    }
}

Outcome<CensusVerdict> validate_census(const std::string& path, Format format, const std::function<void(std::string_view)>& out) {
    const FileSource file = TRY(FileSource::open(path));

    constexpr std::size_t at_once = std::size_t{64} << 10;
    std::string text;
    census::BreachWriter writer(form_of(format), text);
    const calendar::Calendar calendar;
    census::Validator validator(calendar, [&](const census::Breach& breach) { writer.add(breach); });
    census::Reader reader([&](char* into, std::size_t most) { return file.read(into, most); });
    validate(reader, validator, [&] {
        if (text.size() < at_once) return;
        out(text);
        text.clear();
    });
    writer.end();
    out(text);

    CensusVerdict verdict{validator.children(), validator.errors(), validator.queries()};
    if (const auto& problem = reader.problem()) verdict.problem = fmt::format("{}: line {}: {}", path, problem->line, problem->reason);
    say_what_was_not_run(validator, verdict.notices);
    say_what_was_noted(reader.notices(), verdict.notices);
    return verdict;
}

/// The rules asked for, or which of them cannot be planted.
static Outcome<std::vector<std::string_view>> rules_to_plant(const ExampleCensus& order) {
    const auto possible = census::plantable_rules();
    if (order.planted == std::vector<std::string>{"all"}) return possible;
    std::vector<std::string_view> rules;
    for (const auto& rule : order.planted) {
        if (std::ranges::find(possible, rule) == possible.end()) return invalid(fmt::format("a breach of rule {} cannot be planted", rule));
        rules.emplace_back(rule);
    }
    return rules;
}

Outcome<Done> write_example_census(const ExampleCensus& order) {
    const auto planted = TRY(rules_to_plant(order));
    if (!planted.empty() && order.collection != 2026) return invalid("breaches are planted in the collection of 2026 only");
    store::require_place_for_file(order.file);
    store::require_ordinary_file(order.file, true);
    constexpr std::size_t at_once = std::size_t{1} << 20;
    std::ofstream file;
    file.exceptions(std::ios::failbit | std::ios::badbit);
    file.open(order.file, std::ios::binary | std::ios::trunc);
    const calendar::Calendar calendar;
    census::SyntheticCensus made({order.children, order.seed, order.collection, order.authority}, calendar);
    std::string text;
    census::Writer writer(text);
    writer.header(made.header());
    while (const census::Child* child = made.next()) {
        writer.child(*child);
        if (text.size() < at_once) continue;
        file << text;
        text.clear();
    }
    for (const auto rule : planted) {
        census::Keeper texts;
        for (const auto& child : census::planted_breach(rule, texts)) writer.child(child);
    }
    writer.end();
    file << text;
    file.close();
    return Done{};
}

std::string census_rules_page() { return census::rules_page(); }

}  // namespace holdfast::app
