#include "core/documents/html_pages.hpp"

#include "core/documents/dress_pages.hpp"
#include "core/documents/report_style_pages.hpp"

#include <algorithm>

namespace holdfast::documents {

using web::html;
using web::Html;

static void note_place(Writing& writing, std::string_view key, std::size_t part) {
    if (key.empty() || !writing.document.figures.contains(key)) return;
    auto& parts = writing.parts_of[std::string(key)];
    if (parts.empty() || parts.back() != part) parts.push_back(part);
}

static void note_places(Writing& writing) {
    for (std::size_t i = 0; i < writing.document.parts.size(); ++i)
        for (const auto& block : writing.document.parts[i].blocks)
            for (const auto& key : keys_of(block)) note_place(writing, key, i);
}

static const Table* table_after(const Part& part, std::size_t chart) {
    for (std::size_t i = chart + 1; i < part.blocks.size(); ++i)
        if (const auto* table = std::get_if<Table>(&part.blocks[i])) return table;
    return nullptr;
}

static Html block_html(const Writing& writing, const Part& part, std::size_t index) {
    const Block& block = part.blocks[index];
    if (const auto* heading = std::get_if<Heading>(&block))
        return html("<h{}{}>{}</h{}>", writing.part_level + 1, writing.dress.heading, heading->text, writing.part_level + 1);
    if (const auto* table = std::get_if<Table>(&block)) return table_html(writing, *table);
    if (const auto* chart = std::get_if<Chart>(&block)) return chart_html(writing, *chart, table_after(part, index));
    if (const auto* tree = std::get_if<Tree>(&block)) return tree_html(writing, *tree);
    const Words words = read_markdown(std::get<Markdown>(block).text);
    return part.layout == Layout::panels ? panels_html(writing, words) : words_html(writing, words, writing.part_level);
}

static Html blocks_html(const Writing& writing, const Part& part) {
    Html made;
    for (std::size_t i = 0; i < part.blocks.size(); ++i) made.add(block_html(writing, part, i));
    return made;
}

static Html numbered_title(const Part& part) { return part.number > 0 ? html("<span>{}</span> {}", part.number, part.title) : Html::text(part.title); }

static Html part_html(const Writing& writing, const Part& part) {
    return html(R"(<section id="{}"><h2>{}</h2>{}</section>)", anchor_of(part), numbered_title(part), blocks_html(writing, part));
}

/// The number of its page is filled in where the document is printed.
static Html contents_item(std::string_view anchor, const Html& title) {
    return html(R"(<li><a href="#{}">{}</a><span class="page-number"></span></li>)", anchor, title);
}

static Html contents(const Writing& writing, bool has_sources) {
    Html items;
    for (const auto& part : writing.document.parts) items.add(contents_item(anchor_of(part), numbered_title(part)));
    if (!writing.document.addenda.empty()) items.add(contents_item("addenda", Html::text("Addenda")));
    if (has_sources) items.add(contents_item("how-each-figure-was-obtained", Html::text("How each figure was obtained")));
    return html(R"(<nav aria-labelledby="contents" class="contents"><h2 id="contents">Contents</h2><ul>{}</ul></nav>)", items);
}

static Html addenda(const Writing& writing) {
    if (writing.document.addenda.empty()) return {};
    Html made = html(R"(<section id="addenda"><h2{}>Addenda</h2>)", writing.dress.section_heading);
    for (const auto& addendum : writing.document.addenda)
        made.add("<h3{}>{}{}{}</h3>{}", writing.dress.heading, in_words(addendum.on), addendum.by.empty() ? "" : ", ", addendum.by,
                 words_html(writing, read_markdown(addendum.text), 3));
    return made.add("</section>");
}

/// Contents, sections, addenda, and how each figure was obtained.
static Html whole_body(const Document& document) {
    Writing writing{.document = document, .dress = plain_dress()};
    note_places(writing);
    Html parts;
    parts.reserve(512 * 1024);
    for (const auto& part : document.parts) parts.add(part_html(writing, part));
    const Html sources = sources_html(writing);
    Html body = contents(writing, !sources.empty());
    return body.add(parts).add(addenda(writing)).add(sources);
}

Html site_part(const Document& document, const Part& part, std::string tables) {
    const Writing writing{.document = document, .dress = site_dress(), .is_in_site = true, .part_level = 1, .tables = std::move(tables)};
    Html made = blocks_html(writing, part);
    const Html entries = derived_entries(writing, part);
    if (entries.empty()) return made;
    return made.add(R"(<section id="how-each-figure-was-obtained"><h2{}>How the other numbers were obtained</h2><dl class="app-sources">{}</dl></section>)",
                    writing.dress.heading, entries);
}

Html site_addenda(const Document& document) { return addenda({.document = document, .dress = site_dress(), .is_in_site = true}); }

static Html cover(const Document& document) {
    Html made = html("<header>");
    if (!document.organisation.empty()) made.add(R"(<p class="organisation">{}</p>)", document.organisation);
    made.add("<h1>{}</h1>", document.title);
    made.add(R"(<p class="edition">{} – {}</p>)", document.edition, document.status);
    const Writing writing{.document = document, .dress = plain_dress()};
    made.add(words_html(writing, read_markdown(document.introduction), 1));
    if (document.has_suppressed_numbers)
        made.add(R"(<p class="note">[c] stands where a number is not shown, because it is a small count of people or would give one away.</p>)");
    return made.add("</header>");
}

std::string standalone_html(const Document& document) {
    const std::string name = document.organisation.empty() ? document.title : document.organisation + ": " + document.title;
    Html page = html(R"(<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">)");
    page.add(
        R"(<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">)");
    page.add("<title>{}</title><style>{}</style></head><body>", name, report_style());
    page.add(R"(<a class="skip" href="#content">Skip to the contents</a>{}<main id="content">)", cover(document));
    page.add(whole_body(document)).add("</main></body></html>\n");
    return std::move(page).string();
}

}  // namespace holdfast::documents
