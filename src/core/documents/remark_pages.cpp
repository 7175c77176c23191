#include "core/documents/remark_pages.hpp"

#include <algorithm>
#include <set>

namespace holdfast::documents {

using figures::Figure;
using web::html;
using web::Html;

static constexpr std::size_t most_candidates = 5, most_named = 10;

/// Each once, in the order in which they come.
static std::vector<std::string> numbers_in(const Words& words) {
    std::vector<std::string> once;
    for (auto& number : typed_numbers(words))
        if (std::ranges::find(once, number) == once.end()) once.push_back(std::move(number));
    return once;
}

/// Whether the figure's number is printed as it was typed; with a percent sign only a percentage is.
static bool is_printed_as(const Figure& figure, std::string number) {
    const bool is_percentage = number.ends_with('%');
    if (is_percentage && figure.unit != figures::Unit::percent) return false;
    std::erase_if(number, [](char c) { return c == ',' || c == '%'; });
    const auto value = figure.stated_or_computed();
    return value && value->string() == number;
}

static std::vector<const Figure*> candidates(const figures::Ledger& ledger, const std::string& number) {
    std::vector<const Figure*> found;
    std::set<std::string> keys;
    for (const auto& figure : ledger.all())
        if (is_printed_as(figure, number) && is_printed_as(*ledger.best(figure.key()), number) && keys.insert(figure.key()).second) found.push_back(&figure);
    return found;
}

static Html naming(const Figure& figure) {
    return html(R"(<li><code>{{figure:{}}}</code> <a class="govuk-link" href="{}">{}, {}</a></li>)", figure.key(), figures::figure_path(figure.key()),
                figure.label.empty() ? figure.measure : figure.label, figure.period.words());
}

static Html line_on(const figures::Ledger& ledger, const std::string& number) {
    const auto found = candidates(ledger, number);
    if (found.empty()) return html("<li>{}: no figure has this value</li>", number);
    Html names;
    for (std::size_t i = 0; i < std::min(found.size(), most_candidates); ++i) names.add(naming(*found[i]));
    if (found.size() > most_candidates) names.add("<li>and {} more</li>", found.size() - most_candidates);
    return html("<li>{}, which is the value of<ul class=\"govuk-list\">{}</ul></li>", number, names);
}

Html remark_on_numbers(const Words& words, const figures::Ledger& ledger) {
    Html lines;
    for (const auto& number : numbers_in(words)) lines.add(line_on(ledger, number));
    if (lines.empty()) return {};
    return html(
        "<div class=\"govuk-inset-text\"><p class=\"govuk-body\">Numbers in these words that are not figures. They lead nowhere and are not "
        "checked; name the figure instead where one is meant.</p><ul class=\"govuk-list govuk-list--bullet\">{}</ul></div>",
        lines);
}

std::string sentence_on_numbers(const Words& words) {
    std::string list;
    const auto numbers = numbers_in(words);
    for (std::size_t i = 0; i < std::min(numbers.size(), most_named); ++i) list += (list.empty() ? "" : ", ") + numbers[i];
    if (numbers.size() > most_named) list += " and others";
    return list.empty() ? list : ". Numbers in these words that are not figures: " + list;
}

}  // namespace holdfast::documents
