#include "features/returns/returns_pages.hpp"

#include "core/census/rule.hpp"
#include "core/exchange/value.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/pathway/permissions.hpp"
#include "core/pathway/returns_store.hpp"
#include "core/people/person_service.hpp"
#include "core/ssda903/rule.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <utility>

namespace holdfast::returns {

using pathway::Entry;
using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {

struct Kind {
    std::string_view source{}, words{};
};
constexpr std::array kinds{Kind{"census", "Children in need census"}, Kind{"ssda903", "Return of children looked after (SSDA903)"}, Kind{"annex-a", "Annex A"},
                           Kind{"ssd", "Standard Safeguarding Dataset"}, Kind{"example", "Synthetic children of the example"}};

std::string_view words_of(const Entry& entry) {
    const auto* const found = std::ranges::find(kinds, entry.source, &Kind::source);
    return found == kinds.end() ? std::string_view(entry.source) : found->words;
}

/// What is wrong and what to do; empty for a rule that is no longer known.
std::string message_of(const Entry& entry, std::string_view rule) {
    if (entry.source == "census")
        for (const auto* each : census::every_rule())
            if (each->code == rule) return census::message(*each);
    if (entry.source == "ssda903")
        for (const auto* each : ssda903::every_rule())
            if (each->code == rule) return census::message(each->words(ssda903::Table::header));
    return "";
}

std::string agency_name(trail::View& view, const std::string& key) {
    const auto agency = organisations::find_agency(view, key);
    return agency ? std::string(organisations::name_on(*agency, view.today())) : key;
}

std::int64_t number_in(std::string_view text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? number : 0;
}

/// The loaded return that the address names; an act of entering by hand is none.
Outcome<Entry> return_in(trail::View& view, const web::Request& request) {
    const auto entry = pathway::find_entry(view, Id<Entry>{number_in(request.parameter("number"))});
    if (!entry || entry->source == "by-hand") return not_found();
    return *entry;
}

std::string path_of(const Entry& entry) { return fmt::format("/returns/{}", entry.id.number); }

Outcome<site::Answer> show_returns(trail::View& view, const web::Request&) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Return"}, {.text = "Agency"}, {.text = "Up to"}, {.text = "Loaded"}, {.text = "File"}},
                       .caption = "Loaded returns, the latest first",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    std::vector<Entry> entries;
    for (const auto& kind : kinds)
        for (auto& entry : pathway::entries_from(view, std::string(kind.source))) entries.push_back(std::move(entry));
    std::ranges::sort(entries, std::greater{}, [](const Entry& entry) { return entry.id; });
    for (const auto& entry : entries)
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}\">{}, number {}</a>", path_of(entry), words_of(entry), entry.id.number)},
                              {.text = agency_name(view, entry.agency)},
                              {.text = entry.reference_on ? in_words(*entry.reference_on) : ""},
                              {.text = in_words(entry.entered_at)},
                              {.text = entry.file}});
    Html main = html(
        "<h1 class=\"govuk-heading-l\">Returns</h1><p class=\"govuk-body\">What agencies' statutory returns said of children, and what is wrong with "
        "them.</p>");
    if (table.rows.empty()) main.add("<p class=\"govuk-body\">No return has been loaded.</p>");
    else main.add(web::shell::table_region("Loaded returns", govuk::table(table)));
    return site::Answer{site::Page{.title = "Returns", .main = std::move(main), .is_wide = true}};
}

site::Page page_of(const Entry& entry, std::string title, Html main) {
    return {.title = std::move(title),
            .main = std::move(main),
            .breadcrumbs = {{"Returns", "/returns"}, {fmt::format("Return {}", entry.id.number), path_of(entry)}},
            .is_wide = true};
}

Html severity_tag(std::string_view severity) {
    return severity == "error" ? govuk::tag({.text = "Error", .classes = "govuk-tag--red"}) : govuk::tag({.text = "Query", .classes = "govuk-tag--yellow"});
}

Outcome<site::Answer> show_return(trail::View& view, const web::Request& request) {
    const Entry entry = TRY(return_in(view, request));
    Html main = html("<span class=\"govuk-caption-l\">{}</span><h1 class=\"govuk-heading-l\">{}</h1>", agency_name(view, entry.agency), words_of(entry));
    main.add("<p class=\"govuk-body\">Up to {}. Loaded on {}{}{}.</p>", entry.reference_on ? in_words(*entry.reference_on) : "an unknown day",
             in_words(entry.entered_at), entry.file.empty() ? "" : " from ", entry.file);
    const auto counts = pathway::finding_counts(view, entry.id);
    if (counts.empty()) {
        main.add("<p class=\"govuk-body\">It breaks no rule that was run.</p>");
    } else {
        govuk::Table table{
            .rows = {},
            .head = {{.text = "Rule"}, {.text = "How grave"}, {.text = "Breaches", .format = "numeric"}, {.text = "What is wrong, and what to do"}},
            .caption = "What is wrong, by rule",
            .caption_classes = "govuk-table__caption--m",
            .first_cell_is_header = true};
        for (const auto& count : counts)
            table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}/issues?rule={}\">{}</a>", path_of(entry), count.rule, count.rule)},
                                  {.html = severity_tag(count.severity)},
                                  {.text = std::to_string(count.count), .format = "numeric"},
                                  {.text = message_of(entry, count.rule)}});
        main.add(web::shell::table_region("What is wrong", govuk::table(table)));
        main.add(web::shell::downloads({{"CSV of every breach", path_of(entry) + "/issues/table.csv"}}));
    }
    return site::Answer{page_of(entry, fmt::format("Return {}", entry.id.number), std::move(main))};
}

/// Findings as the viewer may see them: the child, the place and what stood there only of children whose record they may have in a list.
class Told {
public:
    Told(trail::View& view, const Entry& entry, const pathway::FindingsWanted& wanted)
        : view_(view), is_census_(entry.source == "census"), children_(pathway::children_to_tell(view, entry, wanted)) {}

    /// Whether the viewer is told whom it is about. Each child is a look, once.
    bool operator()(const pathway::Finding& finding) {
        if (is_of_whole_return(finding)) return true;
        const auto found = children_.find(finding.la_child_id);
        if (found == children_.end()) return false;
        for (const auto& reference : std::exchange(found->second, {})) view_.look({people::person_kind, reference});
        return true;
    }

    /// Whether it is of the return and of no child: a child without a number is a child all the same.
    bool is_of_whole_return(const pathway::Finding& finding) const {
        if (!is_census_ || !finding.la_child_id.empty() || finding.module != 0) return false;
        const auto names = [&](std::span<const census::Rule> rules) { return std::ranges::find(rules, finding.rule, &census::Rule::code) != rules.end(); };
        return names(census::header_rules()) || names(census::return_rules());
    }

private:
    trail::View& view_;
    bool is_census_{};
    std::map<std::string, std::vector<std::string>> children_;
};

govuk::TableRow issue_row(const pathway::Finding& finding, bool is_told) {
    if (!is_told)
        return {{.text = "A child whose record you may not see"},
                {.text = ""},
                {.text = finding.rule},
                {.text = finding.table},
                {.text = finding.field},
                {.text = ""}};
    return {{.text = finding.la_child_id.empty() ? "The whole return" : finding.la_child_id},
            {.text = finding.module == 0 ? "" : std::to_string(finding.module)},
            {.text = finding.rule},
            {.text = finding.table},
            {.text = finding.field},
            {.text = finding.value.empty() ? "Nothing" : finding.value}};
}

Outcome<site::Answer> show_issues(trail::View& view, const web::Request& request) {
    const Entry entry = TRY(return_in(view, request));
    constexpr std::int64_t a_page = 100;
    const std::string rule(request.query.get("rule"));
    const pathway::FindingsWanted wanted{.entry = entry.id, .rule = rule, .after = number_in(request.query.get("after")), .most = a_page + 1};
    const auto found = pathway::findings_of(view, wanted);
    Told told(view, entry, wanted);
    Html main = html("<span class=\"govuk-caption-l\">{}, return {}</span><h1 class=\"govuk-heading-l\">{}</h1>", words_of(entry), entry.id.number,
                     rule.empty() ? "Breaches of rules" : "Breaches of rule " + rule);
    if (const auto message = message_of(entry, rule); !message.empty()) main.add("<p class=\"govuk-body\">{}</p>", message);
    if (found.empty()) return site::Answer{page_of(entry, "Breaches", main.add("<p class=\"govuk-body\">There are none.</p>"))};
    govuk::Table table{.rows = {},
                       .head = {{.text = "Child"}, {.text = "Referral"}, {.text = "Rule"}, {.text = "Table"}, {.text = "Field"}, {.text = "What stands there"}},
                       .caption = "Each breach",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& each : found)
        if (std::ssize(table.rows) < a_page) table.rows.push_back(issue_row(each.finding, told(each.finding)));
    main.add(web::shell::table_region("Breaches", govuk::table(table)));
    if (std::ssize(found) > a_page)
        main.add(govuk::pagination({.next = govuk::PaginationLink{.href = fmt::format("{}/issues?{}after={}", path_of(entry),
                                                                                      rule.empty() ? "" : "rule=" + rule + "&", found[a_page - 1].number)}}));
    return site::Answer{page_of(entry, "Breaches", std::move(main))};
}

Outcome<site::Answer> download_issues(trail::View& view, const web::Request& request) {
    const Entry entry = TRY(return_in(view, request));
    constexpr std::int64_t at_most = 1'000'000;
    exchange::Listing table{.columns = {"rule", "severity", "la_child_id", "module", "table", "field", "value", "message"}};
    const pathway::FindingsWanted wanted{.entry = entry.id, .most = at_most};
    Told told(view, entry, wanted);
    for (const auto& [number, finding] : pathway::findings_of(view, wanted)) {
        const bool is_told = told(finding);
        table.rows.push_back({finding.rule, finding.severity, is_told ? finding.la_child_id : std::string(),
                              is_told && finding.module != 0 ? std::to_string(finding.module) : std::string(), finding.table, finding.field,
                              is_told ? finding.value : std::string(), message_of(entry, finding.rule)});
    }
    return site::Answer{web::download(exchange::to_csv(table), "text/csv; charset=utf-8", fmt::format("return-{}-issues.csv", entry.id.number))};
}

}  // namespace

void add_return_routes(site::Router& router) {
    using pathway::permissions::load_returns;
    router.get("/returns", load_returns, show_returns);
    router.get("/returns/{number}", load_returns, show_return);
    router.get("/returns/{number}/issues", load_returns, show_issues);
    router.get("/returns/{number}/issues/table.csv", load_returns, download_issues);
}

}  // namespace holdfast::returns
