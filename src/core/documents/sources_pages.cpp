#include "core/documents/dress_pages.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::documents {

using figures::Figure;
using web::html;
using web::Html;

/// "At a date, 31 March 2017", "In the year, 2016-17".
static std::string time_of(const Figure& figure) {
    std::string basis(in_words(figure.basis));
    if (!basis.empty() && basis.front() >= 'a' && basis.front() <= 'z') basis.front() = static_cast<char>(basis.front() - 'a' + 'A');
    return basis + ": " + figure.period.words() + ".";
}

static std::string counts_of(const Figure& figure) {
    if (!figure.numerator || !figure.denominator) return {};
    return fmt::format(" {} of {}.", figure.numerator->grouped(), figure.denominator->grouped());
}

static std::string first_upper(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

static Html places(const Writing& writing, const std::string& key) {
    const auto found = writing.parts_of.find(key);
    if (found == writing.parts_of.end() || found->second.size() < 2) return {};
    Html links;
    for (const auto index : found->second) {
        const Part& part = writing.document.parts[index];
        const std::string name = part.number > 0 ? "section " + std::to_string(part.number) : part.title;
        links.add(R"({}<a href="#{}"{}>{}</a>)", links.empty() ? "" : ", ", anchor_of(part), writing.dress.link, name);
    }
    return html("<dd>Used in {}.</dd>", links);
}

static Html value_and_source(const Traced& traced) {
    const Figure& figure = traced.figure;
    if (traced.is_suppressed)
        return html("<dd>{} {} This number is not shown in the public edition.</dd>", time_of(figure), first_upper(figure.source.string()) + ".");
    return html("<dd>{}{} {}</dd>", time_of(figure), counts_of(figure), first_upper(figure.source.string()) + ".");
}

static Html other_value(const Figure& figure, const Figure& other) {
    const bool is_same = figures::display(other) == figures::display(figure);
    if (is_same) return html("<dd>Also {}.</dd>", other.source.string());
    return html("<dd>Elsewhere stated as {}, {}.</dd>", figures::display(other), other.source.string());
}

static Html entry(const Writing& writing, const std::string& key, const Traced& traced) {
    const Figure& figure = traced.figure;
    const std::string population = figure.population.empty() ? "" : " (" + figure.population + ")";
    Html made = html(R"(<div id="{}"><dt>{}{}: {}</dt>{})", anchor_of(key), figure.label.empty() ? figure.measure : figure.label, population, traced.print,
                     value_and_source(traced));
    if (!figure.note.empty()) made.add("<dd>{}{}</dd>", first_upper(figure.note), figure.note.ends_with('.') ? "" : ".");
    for (const auto& other : traced.others) made.add(other_value(figure, other));
    return made.add(places(writing, key)).add("<dd><code>{}</code></dd></div>", key);
}

static bool has_origin(const Writing& writing, const Table& table, Origin wanted) {
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (std::size_t column = 0; column < table.rows[row].size(); ++column)
            if (shows_number(table, row, column) && origin_of(table, row, column, writing.document.figures) == wanted) return true;
    return false;
}

Html derived_entries(const Writing& writing, const Part& part) {
    Html entries;
    for (const auto& block : part.blocks) {
        const auto* table = std::get_if<Table>(&block);
        if (table == nullptr) continue;
        const Html back = html(R"(<a href="#table-{}"{}>{}</a>)", table->name, writing.dress.link, table->caption);
        if (has_origin(writing, *table, Origin::total))
            entries.add(R"(<div id="totals-{}"><dt>Totals of the table {}</dt><dd>The sum of the numbers in the table's rows or columns.</dd></div>)",
                        table->name, back);
        if (has_origin(writing, *table, Origin::records))
            entries.add(
                R"(<div id="records-{}"><dt>Numbers of the table {}</dt><dd>Taken or counted from the records behind this section when the edition was made; the ledger holds no figure of its own for them.</dd></div>)",
                table->name, back);
    }
    return entries;
}

static Html entries_of_part(const Writing& writing, std::size_t index) {
    Html entries;
    for (const auto& [key, traced] : writing.document.figures) {
        const auto found = writing.parts_of.find(key);
        const std::size_t first = found == writing.parts_of.end() ? 0 : found->second.front();
        if (first == index) entries.add(entry(writing, key, traced));
    }
    return entries.add(derived_entries(writing, writing.document.parts[index]));
}

Html sources_html(const Writing& writing) {
    Html made;
    for (std::size_t i = 0; i < writing.document.parts.size(); ++i) {
        const Html entries = entries_of_part(writing, i);
        if (entries.empty()) continue;
        const Part& part = writing.document.parts[i];
        made.add("<h3{}>{}</h3><dl>{}</dl>", writing.dress.heading,
                 part.number > 0 ? fmt::format("Figures of section {}: {}", part.number, part.title) : part.title, entries);
    }
    if (made.empty()) return {};
    return html(R"(<section id="how-each-figure-was-obtained" class="sources"><h2{}>How each figure was obtained</h2>{}</section>)",
                writing.dress.section_heading, made);
}

}  // namespace holdfast::documents
