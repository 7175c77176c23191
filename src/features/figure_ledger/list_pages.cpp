#include "features/figure_ledger/list_pages.hpp"

#include "base/counted.hpp"
#include "core/figures/beside.hpp"
#include "core/site/tables.hpp"
#include "features/figure_ledger/figure_list.hpp"
#include "features/figure_ledger/listing.hpp"
#include "features/figure_ledger/permissions.hpp"
#include "features/figure_ledger/words_pages.hpp"
#include "web/percent.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>

namespace holdfast::figure_ledger {

using figures::Figure;
using figures::Finding;
using web::Html;
using web::html;
namespace govuk = web::govuk;

static constexpr std::size_t figures_on_a_page = 100;

struct Asked {
    Filter filter{};
    std::size_t page{1};
    std::string path_of(std::size_t number) const;
};

/// The download beside a list.
static Html download_link(std::string_view path) {
    return html("<p class=\"app-downloads\"><a class=\"govuk-link\" href=\"{}\" download>Download as CSV</a></p>", path);
}

static std::optional<figures::SourceKind> parse_source(std::string_view word) {
    for (const auto kind : {figures::SourceKind::measured, figures::SourceKind::submitted, figures::SourceKind::published})
        if (token(kind) == word) return kind;
    return std::nullopt;
}

static Asked asked_by(const web::Request& request) {
    Asked asked{{Period::parse(request.query.get("year")), std::string(request.query.get("q")), parse_source(request.query.get("source"))}};
    const auto page = request.query.get("page");
    std::from_chars(page.data(), page.data() + page.size(), asked.page);
    asked.page = std::max<std::size_t>(asked.page, 1);
    return asked;
}

std::string Asked::path_of(std::size_t number) const {
    std::string path = fmt::format("/figures?page={}", number);
    if (filter.year) path += "&year=" + filter.year->string();
    if (!filter.words.empty()) path += "&q=" + web::percent_encoded(filter.words);
    if (filter.source) path += fmt::format("&source={}", token(*filter.source));
    return path;
}

static Html year_select(const std::vector<Period>& choices, const Filter& filter) {
    govuk::Select select{
        .name = "year", .items = {{.value = "", .text = "All years"}}, .value = filter.year ? filter.year->string() : "", .label = {.text = "Year"}};
    for (const auto& year : choices) select.items.push_back({.value = year.string(), .text = year.string()});
    return govuk::select(select);
}

static Html source_select(const Filter& filter) {
    govuk::Select select{.name = "source", .items = {{.value = "", .text = "All sources"}}, .label = {.text = "Source"}};
    if (filter.source) select.value = token(*filter.source);
    for (const auto* word : {"measured", "submitted", "published"}) select.items.push_back({.value = word, .text = word});
    return govuk::select(select);
}

static Html filter_form(const std::vector<Period>& choices, const Filter& filter) {
    Html form = html("<form method=\"get\" action=\"/figures\" role=\"search\" aria-label=\"Figures\" class=\"app-filter\">");
    form.add(govuk::input({.name = "q", .type = "search", .value = filter.words, .label = {.text = "Measure or label"}}));
    form.add(year_select(choices, filter)).add(source_select(filter));
    return form.add(govuk::button({.text = "Show figures", .classes = "govuk-button--secondary"})).add("</form>");
}

static std::string sources_of(const Entry& entry) {
    std::string words;
    for (const auto kind : {figures::SourceKind::measured, figures::SourceKind::submitted, figures::SourceKind::published})
        if (entry.has(kind)) words += fmt::format("{}{}", words.empty() ? "" : ", ", token(kind));
    return words;
}

/// The kinds of finding there are about each key.
using Marks = std::map<std::string, std::vector<Finding::Kind>, std::less<>>;

static Html marks_of(const Marks& marks, const std::string& key) {
    Html tags;
    if (const auto found = marks.find(key); found != marks.end())
        for (const auto kind : found->second) tags.add(kind_tag(kind)).add(" ");
    return tags;
}

static Html figures_table(const std::vector<Entry>& shown, const Marks& marks) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Figure"}, {.text = "When"}, {.text = "Value", .format = "numeric"}, {.text = "Source"}, {.text = "Found"}},
                       .caption = "Figures",
                       .caption_classes = "govuk-visually-hidden",
                       .first_cell_is_header = true,
                       .classes = "app-table--dense"};
    for (const Entry& entry : shown) {
        const Figure& figure = *entry.best;
        table.rows.push_back({{.html = figure_link(figure.key(), title(figure)), .classes = "app-table__description"},
                              {.text = span_in_words(figure)},
                              {.html = value_link(figure), .format = "numeric"},
                              {.text = sources_of(entry)},
                              {.html = marks_of(marks, figure.key())}});
    }
    return table_region(std::move(table));
}

static Html page_links(const Asked& asked, std::size_t last) {
    if (last <= 1) return {};
    govuk::Pagination links{.landmark_label = "Pages of figures"};
    if (asked.page > 1) links.previous = govuk::PaginationLink{.href = asked.path_of(asked.page - 1)};
    if (asked.page < last) links.next = govuk::PaginationLink{.href = asked.path_of(asked.page + 1)};
    for (std::size_t number = 1; number <= last; ++number) {
        const bool is_near = number == 1 || number == last || (number + 1 >= asked.page && number <= asked.page + 1);
        if (is_near) links.items.push_back({.number = std::to_string(number), .href = asked.path_of(number), .current = number == asked.page});
        else if (!links.items.back().ellipsis) links.items.push_back({.ellipsis = true});
    }
    return govuk::pagination(links);
}

static Marks marks_from(const std::vector<Finding>& findings) {
    Marks marks;
    for (const auto& finding : findings) {
        auto& kinds = marks[finding.key];
        if (std::ranges::find(kinds, finding.kind) == kinds.end()) kinds.push_back(finding.kind);
    }
    return marks;
}

static site::Page list_page(const figures::Ledger& ledger, Asked asked) {
    const auto all = entries(ledger, asked.filter);
    const auto findings = figures::check(ledger);
    const std::size_t last = std::max<std::size_t>(1, (all.size() + figures_on_a_page - 1) / figures_on_a_page);
    asked.page = std::min(asked.page, last);
    const std::size_t first = (asked.page - 1) * figures_on_a_page, end = std::min(all.size(), first + figures_on_a_page);
    Html main = html(
        "<h1 class=\"govuk-heading-l\">Figures</h1><p class=\"govuk-body\">Every number with where it comes from. <a class=\"govuk-link\" "
        "href=\"/figures/contradictions\">{}</a> what does not agree or add up.</p>",
        counted(static_cast<std::int64_t>(findings.size()), "finding says", "findings say"));
    main.add(filter_form(years(ledger), asked.filter));
    if (all.empty()) main.add("<p class=\"govuk-body\">No figure fits. Try fewer words or another year.</p>");
    else main.add("<p class=\"govuk-body\">{} to {} of {}</p>", first + 1, end, all.size());
    if (!all.empty())
        main.add(figures_table({all.begin() + static_cast<std::ptrdiff_t>(first), all.begin() + static_cast<std::ptrdiff_t>(end)}, marks_from(findings)));
    main.add(page_links(asked, last));
    main.add(download_link(asked.filter.year ? "/figures/table.csv?year=" + asked.filter.year->string() : "/figures/table.csv"));
    return {.title = "Figures", .main = std::move(main), .is_wide = true};
}

static Html values_of(const Finding& finding) {
    Html list = html("<ul class=\"govuk-list govuk-!-font-size-16 govuk-!-margin-bottom-0\">");
    for (const auto& stated : finding.values) list.add("<li><strong>{}</strong> {}</li>", stated.value.grouped(), stated.place);
    return list.add("</ul>");
}

static Html findings_section(const figures::Ledger& ledger, const std::vector<Finding>& findings, Finding::Kind kind) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Figure"}, {.text = "What is wrong"}, {.text = "Values and where they stand"}},
                       .caption = kind == Finding::Kind::contradiction ? "Stated with different values" : "Arithmetic that does not hold",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true,
                       .classes = "app-table--dense"};
    for (const auto& finding : findings) {
        if (finding.kind != kind) continue;
        const Figure* figure = ledger.best(finding.key);
        const auto text = figure ? title(*figure) + ", " + span_in_words(*figure) : finding.key;
        table.rows.push_back({{.html = figure_link(finding.key, text), .classes = "app-table__description"},
                              {.text = finding.reason, .classes = "app-table__description"},
                              {.html = values_of(finding), .classes = "app-table__description"}});
    }
    if (table.rows.empty()) return html("<h2 class=\"govuk-heading-m\">{}</h2><p class=\"govuk-body\">Nothing was found.</p>", table.caption);
    return table_region(std::move(table));
}

static Html stated_list(const std::vector<const Figure*>& stated) {
    Html list = html("<ul class=\"govuk-list govuk-!-font-size-16 govuk-!-margin-bottom-0\">");
    for (const auto* figure : stated) list.add("<li><strong>{}</strong> {}</li>", display(*figure), figure->source.where());
    return list.add("</ul>");
}

/// What the records give beside what is stated, where the two differ; nothing where nothing is counted.
static Html records_section(const figures::Ledger& ledger) {
    const auto all = figures::beside_records(ledger.all());
    if (all.empty()) return {};
    govuk::Table table{.rows = {},
                       .head = {{.text = "Figure"}, {.text = "Records", .format = "numeric"}, {.text = "Stated otherwise"}, {.text = "Stated alike"}},
                       .caption = "Records give another number",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true,
                       .classes = "app-table--dense"};
    for (const auto& one : all)
        if (!one.other.empty())
            table.rows.push_back(
                {{.html = figure_link(one.counted->key(), title(*one.counted) + ", " + span_in_words(*one.counted)), .classes = "app-table__description"},
                 {.text = display(*one.counted), .format = "numeric"},
                 {.html = stated_list(one.other), .classes = "app-table__description"},
                 {.html = one.alike.empty() ? Html() : stated_list(one.alike), .classes = "app-table__description"}});
    Html section = html(
        "<p class=\"govuk-body\">Of {} figures that are both counted from records and stated, the records agree with all that is stated of {}. A document that "
        "states another number is not wrong by that: it speaks of its own day.</p>",
        all.size(), all.size() - table.rows.size());
    return table.rows.empty() ? section : section.add(table_region(std::move(table)));
}

static site::Page findings_page(const figures::Ledger& ledger) {
    const auto findings = figures::check(ledger);
    Html main = html(
        "<h1 class=\"govuk-heading-l\">Contradictions and arithmetic</h1><p class=\"govuk-body\">Where one figure is stated with different values, "
        "and where percentages, totals and rates are not what their numbers give. Nothing is corrected: every value is kept with its place.</p>");
    main.add(findings_section(ledger, findings, Finding::Kind::contradiction)).add(findings_section(ledger, findings, Finding::Kind::arithmetic));
    main.add(records_section(ledger));
    main.add(download_link("/figures/contradictions.csv"));
    return {.title = "Contradictions and arithmetic", .main = std::move(main), .breadcrumbs = {{"Figures", "/figures"}}, .is_wide = true};
}

static web::Response csv(const exchange::Listing& listing, std::string_view name) {
    return web::download(exchange::to_csv(listing), "text/csv; charset=utf-8", name);
}

void add_list_routes(site::Router& router, std::shared_ptr<const Sources> sources) {
    router.get("/figures", permissions::view, [sources](trail::View& view, const web::Request& request) -> Outcome<site::Answer> {
        return site::Answer{list_page(sources->ledger(view), asked_by(request))};
    });
    router.get("/figures/contradictions", permissions::view,
               [sources](trail::View& view, const web::Request&) -> Outcome<site::Answer> { return site::Answer{findings_page(sources->ledger(view))}; });
    site::add_table(router, "/figures/table.csv", permissions::view, [sources](trail::View& view, const web::Request& request) -> Outcome<site::Answer> {
        const auto year = Period::parse(request.query.get("year"));
        return site::Answer{csv(figures_listing(sources->ledger(view, year)), "figures.csv")};
    });
    site::add_table(router, "/figures/contradictions.csv", permissions::view, [sources](trail::View& view, const web::Request&) -> Outcome<site::Answer> {
        return site::Answer{csv(findings_listing(figures::check(sources->ledger(view))), "contradictions.csv")};
    });
}

}  // namespace holdfast::figure_ledger
