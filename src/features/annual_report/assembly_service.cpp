#include "features/annual_report/assembly_service.hpp"

#include "core/documents/markdown.hpp"
#include "core/documents/named_figures.hpp"
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
using documents::TracedFigures;
using figures::Ledger;

std::optional<Audience> parse_audience(std::string_view text) {
    if (text == "internal") return Audience::internal;
    if (text == "public") return Audience::public_;
    return std::nullopt;
}

Ledger whole_ledger(trail::View& view, const Contributions& contributions) { return {view, contributions.providers, {}}; }

static bool has_edition(trail::View& view, const Period& year) {
    const auto all = editions(view);
    return std::ranges::find(all, year, &Edition::year) != all.end();
}

Outcome<Done> check_year(trail::View& view, const Contributions& contributions, const Period& year) {
    if (has_edition(view, year) || !Ledger(view, contributions.providers, {.year = year}).all().empty()) return Done{};
    return not_found(fmt::format("Nothing is recorded for {}, so there is no annual report of it.", year.string()));
}

/// Sections by their number, so that words and contributed content of one section meet.
using Parts = std::map<int, Part>;

static Outcome<Done> add_words(Parts& parts, TracedFigures& figures, const Ledger& ledger, const std::vector<Narrative>& narratives) {
    for (const auto& narrative : narratives) {
        const auto named = documents::figures_named(ledger, narrative.markdown, "markdown");
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
            if (auto found = documents::traced(ledger, key)) figures.emplace(key, std::move(*found));
}

/// Words that slices contribute may name figures too, and one that is not there is no number to publish.
static Outcome<Done> check_words(const Ledger& ledger, const Part& part) {
    for (const auto& block : part.blocks)
        for (const auto& key : documents::keys_in_words(block))
            if (ledger.best(key) == nullptr) return invalid(fmt::format("Section {}: There is no figure {}", part.number, key));
    return Done{};
}

static Outcome<Document> draft(trail::View& view, const Contributions& contributions, const Edition& edition) {
    const Ledger ledger = whole_ledger(view, contributions);
    Document document;
    Parts parts;
    TRY(documents::figures_named(ledger, edition.introduction, "markdown"));
    TRY(add_words(parts, document.figures, ledger, narratives(view, edition.year)));
    if (auto context = context_table(ledger, edition.year)) add_blocks(parts, context_number, "Children in the area", {std::move(*context)});
    for (const auto& section : contributions.sections) add_blocks(parts, section.number, section.title, section.blocks(view, edition.year));
    for (auto& [number, part] : parts) {
        TRY(check_words(ledger, part));
        for (const auto& block : part.blocks) add_figures(document.figures, ledger, documents::keys_of(block));
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

Outcome<Document> assemble(trail::View& view, const Contributions& contributions, const Period& year, Audience audience, int threshold) {
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
    if (audience == Audience::public_) document = documents::public_edition(std::move(document), threshold);
    document.edition = audience == Audience::public_ ? "Public edition" : "Internal edition";
    return document;
}

std::vector<std::pair<std::string, int>> keys_shown(const Document& document) {
    std::vector<std::pair<std::string, int>> shown;
    for (const auto& part : document.parts)
        for (const auto& block : part.blocks)
            for (auto& key : documents::keys_of(block))
                if (document.figures.contains(key)) shown.emplace_back(std::move(key), part.number);
    std::ranges::sort(shown);
    const auto repeated = std::ranges::unique(shown);
    shown.erase(repeated.begin(), repeated.end());
    return shown;
}

}  // namespace holdfast::annual_report
