#include "features/annual_report/assembly_service.hpp"

#include "core/documents/markdown.hpp"
#include "core/documents/public_edition.hpp"
#include "features/annual_report/context.hpp"
#include "features/annual_report/edition_store.hpp"
#include "features/annual_report/frozen_store.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace holdfast::annual_report {

using documents::Block;
using documents::Document;
using documents::Part;
using documents::Traced;
using documents::TracedFigures;
using figures::Ledger;

std::optional<Audience> parse_audience(std::string_view text) {
    if (text == "internal") return Audience::internal;
    if (text == "public") return Audience::public_;
    return std::nullopt;
}

Ledger whole_ledger(trail::View& view, const Contributions& contributions) { return {view, contributions.providers, {}}; }

/// The figure with every other value of its key. Nothing where the ledger does not hold it.
static std::optional<Traced> traced(const Ledger& ledger, const std::string& key) {
    const auto* best = ledger.best(key);
    if (best == nullptr) return std::nullopt;
    Traced made{.figure = *best, .others = {}, .print = display(*best), .is_suppressed = false};
    for (const auto* other : ledger.of(key))
        if (other != best) made.others.push_back(*other);
    return made;
}

Outcome<TracedFigures> figures_named(const Ledger& ledger, const Narrative& narrative) {
    TracedFigures named;
    std::vector<FieldError> unknown;
    for (const auto& key : documents::figure_keys(narrative.markdown)) {
        if (auto found = traced(ledger, key)) named.emplace(key, std::move(*found));
        else unknown.push_back({"markdown", fmt::format("There is no figure {}", key)});
    }
    if (!unknown.empty()) return invalid(std::move(unknown));
    return named;
}

/// Sections by their number, so that words and contributed content of one section meet.
using Parts = std::map<int, Part>;

static Outcome<Done> add_words(Parts& parts, TracedFigures& figures, const Ledger& ledger, const std::vector<Narrative>& narratives) {
    for (const auto& narrative : narratives) {
        const auto named = figures_named(ledger, narrative);
        if (!named) return invalid(fmt::format("Section {}: {}", narrative.number, in_words(named.refusal())));
        figures.insert((*named).begin(), (*named).end());
        Part& part = parts[narrative.number];
        part.number = narrative.number;
        part.title = narrative.title;
        part.layout = narrative.number == on_a_page_number ? documents::Layout::panels : documents::Layout::flow;
        if (!narrative.markdown.empty()) part.blocks.emplace_back(documents::Markdown{narrative.markdown});
    }
    return Done{};
}

static void add_blocks(Parts& parts, int number, const std::string& title, std::vector<Block> blocks) {
    if (blocks.empty()) return;
    Part& part = parts[number];
    part.number = number;
    if (part.title.empty()) part.title = title;
    std::ranges::move(blocks, std::back_inserter(part.blocks));
}

static void add_figures(TracedFigures& figures, const Ledger& ledger, const std::vector<std::string>& keys) {
    for (const auto& key : keys)
        if (!key.empty() && !figures.contains(key))
            if (auto found = traced(ledger, key)) figures.emplace(key, std::move(*found));
}

static std::vector<std::string> keys_of(const Block& block) {
    if (const auto* markdown = std::get_if<documents::Markdown>(&block)) return documents::figure_keys(markdown->text);
    std::vector<std::string> keys;
    if (const auto* table = std::get_if<documents::Table>(&block))
        for (const auto& row : table->rows)
            for (const auto& cell : row)
                if (!cell.figure.empty()) keys.push_back(cell.figure);
    return keys;
}

static Outcome<Document> draft(trail::View& view, const Contributions& contributions, const Edition& edition) {
    const Ledger ledger = whole_ledger(view, contributions);
    Document document;
    Parts parts;
    TRY(figures_named(ledger, {.year = edition.year, .number = cover_number, .title = {}, .markdown = edition.introduction, .version = 0}));
    TRY(add_words(parts, document.figures, ledger, narratives(view, edition.year)));
    if (auto context = context_table(ledger, edition.year)) add_blocks(parts, context_number, "Children in the area", {std::move(*context)});
    for (const auto& section : contributions.sections) add_blocks(parts, section.number, section.title, section.blocks(view, edition.year));
    for (auto& [number, part] : parts) {
        for (const auto& block : part.blocks) add_figures(document.figures, ledger, keys_of(block));
        if (!part.blocks.empty()) document.parts.push_back(std::move(part));
    }
    add_figures(document.figures, ledger, documents::figure_keys(edition.introduction));
    return document;
}

static Document kept(trail::View& view, const Period& year) {
    Document document;
    document.parts = frozen_parts(view, year);
    document.figures = frozen_figures(view, year);
    document.addenda = addenda(view, year);
    return document;
}

Outcome<Document> assemble(trail::View& view, const Contributions& contributions, const Period& year, Audience audience) {
    const Edition edition = load_edition(view, year);
    Document document;
    if (edition.status == Status::published) {
        document = kept(view, year);
    } else {
        document = TRY(draft(view, contributions, edition));
    }
    document.title = edition.title();
    document.organisation = edition.organisation;
    document.introduction = edition.introduction;
    document.status = edition.status_in_words();
    if (audience == Audience::public_) document = documents::public_edition(std::move(document));
    document.edition = audience == Audience::public_ ? "Public edition" : "Internal edition";
    return document;
}

std::vector<std::pair<std::string, int>> keys_shown(const Document& document) {
    std::vector<std::pair<std::string, int>> shown;
    for (const auto& part : document.parts)
        for (const auto& block : part.blocks)
            for (auto& key : keys_of(block))
                if (document.figures.contains(key)) shown.emplace_back(std::move(key), part.number);
    std::ranges::sort(shown);
    const auto repeated = std::ranges::unique(shown);
    shown.erase(repeated.begin(), repeated.end());
    return shown;
}

}  // namespace holdfast::annual_report
