#include "core/pathway/recording_history_service.hpp"

#include "core/organisations/organisation_store.hpp"
#include "core/pathway/recording_store.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::pathway {

namespace {

std::string part_in_words(trail::View& view, Id<people::Person> child, std::string_view table, const std::string& text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    const auto& form = form_of_table(table);
    const auto part = standing_of(view, child, form, number);
    if (!part) return "Another record";
    for (const auto& asked : asked_by(form))
        if (asked.takes == Takes::day && asked.question->is_needed)
            return fmt::format("{} of {}", form.title, answer_in_words(asked, std::string(said_of(part->said, asked.question->column))));
    return std::string(form.title);
}

std::string agencies_in_words(trail::View& view, const std::string& keys) {
    std::string names;
    for (std::size_t at = 0; at < keys.size();) {
        const std::size_t end = std::min(keys.find(' ', at), keys.size());
        const auto key = keys.substr(at, end - at);
        const auto agency = organisations::find_agency(view, key);
        names += (names.empty() ? "" : "; ") + (agency ? std::string(organisations::name_on(*agency, view.today())) : key);
        at = end + 1;
    }
    return names;
}

std::vector<Difference> differences_of(trail::View& view, Id<people::Person> child, const Correction& correction, const Said& now) {
    std::vector<Difference> differences;
    for (const auto& asked : asked_by(form_of_table(correction.table))) {
        const std::string before(said_of(correction.said_before, asked.question->column)), after(said_of(now, asked.question->column));
        if (before != after) differences.push_back({asked.question->label, told(view, child, asked, before), told(view, child, asked, after)});
    }
    return differences;
}

}  // namespace

std::string told(trail::View& view, Id<people::Person> child, const Asked& asked, const std::string& text) {
    if (text.empty()) return {};
    if (asked.takes == Takes::part) return part_in_words(view, child, asked.part_of, text);
    if (asked.question->codes == CodeList::agencies) return agencies_in_words(view, text);
    return answer_in_words(asked, text);
}

std::vector<Told> told(trail::View& view, Id<people::Person> child, const RecordForm& form, const Said& said) {
    std::vector<Told> answers;
    for (const auto& asked : asked_by(form))
        if (auto words = told(view, child, asked, std::string(said_of(said, asked.question->column))); !words.empty())
            answers.push_back({asked.question->label, std::move(words)});
    return answers;
}

std::vector<Correction> corrections_of(trail::View& view, Id<people::Person> child) {
    std::vector<Correction> corrections;
    const auto versions = versions_of(view, child);
    for (auto version = versions.begin(); version != versions.end(); ++version) {
        if (version->said.empty()) continue;
        Correction correction{.table = version->table,
                              .record = version->record,
                              .said_before = version->said,
                              .by = find_entry(view, version->until).value(),
                              .why = reason_of(view, version->until)};
        const auto next = std::find_if(version + 1, versions.end(), [&](const Version& other) {
            return other.table == version->table && other.record == version->record && (!other.said.empty() || other.was_withdrawn);
        });
        const auto present = standing_of(view, child, form_of_table(version->table), version->record);
        correction.is_withdrawal = next == versions.end() ? present && present->is_withdrawn : next->was_withdrawn;
        if (!correction.is_withdrawal && present)
            correction.differences = differences_of(view, child, correction, next == versions.end() ? present->said : next->said);
        correction.is_addition =
            !correction.is_withdrawal && std::ranges::all_of(correction.differences, [](const Difference& each) { return each.was.empty(); });
        corrections.push_back(std::move(correction));
    }
    return corrections;
}

}  // namespace holdfast::pathway
