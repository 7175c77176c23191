#include "features/returns/issue_pages.hpp"

#include "core/census/rule.hpp"
#include "core/exchange/value.hpp"
#include "core/pathway/permissions.hpp"
#include "core/people/person_service.hpp"
#include "core/site/tables.hpp"
#include "features/returns/words.hpp"
#include "web/govuk/govuk.hpp"
#include "web/percent.hpp"
#include "web/shell/parts.hpp"
#include "web/temporary_file.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <set>
#include <utility>

namespace holdfast::returns {

using pathway::Entry;
using web::Html;
using web::html;
namespace govuk = web::govuk;

std::string path_of(const Entry& entry) { return fmt::format("/returns/{}", entry.id.number); }

std::int64_t number_in(std::string_view text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() && number > 0 ? number : 0;
}

Outcome<Entry> return_in(trail::View& view, const web::Request& request) {
    const auto entry = pathway::find_entry(view, Id<Entry>{number_in(request.parameter("number"))});
    if (!entry || entry->source == "by-hand") return not_found();
    return *entry;
}

Html severity_tag(std::string_view severity) {
    return severity == "error" ? govuk::tag({.text = "Error", .classes = "govuk-tag--red"}) : govuk::tag({.text = "Query", .classes = "govuk-tag--yellow"});
}

Html rules_table(std::string_view source, const std::vector<pathway::RuleCount>& counts, const std::string& path) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Rule"}, {.text = "Breaches", .format = "numeric"}, {.text = "What is wrong, and what to do"}},
                       .caption = "What is wrong, by rule",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& count : counts) {
        Html rule = path.empty() ? html("{}", count.rule) : html("<a class=\"govuk-link\" href=\"{}/issues?rule={}\">{}</a>", path, count.rule, count.rule);
        table.rows.push_back({{.html = std::move(rule.add("<br>").add(severity_tag(count.severity)))},
                              {.text = std::to_string(count.count), .format = "numeric"},
                              {.text = message_of(source, count.rule)}});
    }
    return web::shell::table_region("What is wrong", govuk::table(table));
}

namespace {

constexpr std::int64_t a_page = 100;
constexpr const char* not_told = "A child you may not see";

site::Page page_of(const Entry& entry, std::string title, Html main) {
    return {.title = std::move(title),
            .main = std::move(main),
            .breadcrumbs = {{"Returns", "/returns"}, {fmt::format("Return {}", entry.id.number), path_of(entry)}},
            .is_wide = true};
}

/// Findings as the viewer may see them: the child, the place and what stood there only of children whose record they may have in a list.
class Told {
public:
    Told(trail::View& view, const Entry& entry) : view_(view), entry_(entry) {}

    /// Asks for the children of these findings.
    void ask(const pathway::FindingsWanted& wanted) { children_ = pathway::children_to_tell(view_, entry_, wanted); }

    /// Whether the viewer is told whom it is about. Each child is a look, once.
    bool operator()(const pathway::Finding& finding) {
        if (is_of_whole_return(finding)) return true;
        const auto found = children_.find(finding.la_child_id);
        if (found == children_.end()) return false;
        for (const auto& reference : std::exchange(found->second, {}))
            if (looked_.insert(reference).second) view_.look({people::person_kind, reference});
        return true;
    }

    /// Whether it is of the return and of no child: a child without a number is a child all the same.
    bool is_of_whole_return(const pathway::Finding& finding) const {
        if (entry_.source != "census" || !finding.la_child_id.empty() || finding.module != 0) return false;
        const auto names = [&](std::span<const census::Rule> rules) { return std::ranges::find(rules, finding.rule, &census::Rule::code) != rules.end(); };
        return names(census::header_rules()) || names(census::return_rules());
    }

private:
    trail::View& view_;
    const Entry& entry_;
    std::map<std::string, std::vector<std::string>> children_{};
    std::set<std::string> looked_{};
};

/// Which breaches the address asks for. Nobody learns by asking whether a child is in a return: of a child who is not told there is no such page.
Outcome<pathway::FindingsWanted> wanted_in(trail::View& view, const Entry& entry, const web::Request& request) {
    const auto said = [&](std::string_view name) { return std::string(request.query.get(name)); };
    pathway::FindingsWanted wanted{.entry = entry.id,
                                   .rule = said("rule"),
                                   .la_child_id = said("child"),
                                   .table = said("table"),
                                   .field = said("field"),
                                   .after = number_in(request.query.get("after")),
                                   .most = a_page + 1};
    if (!wanted.la_child_id.empty() && pathway::references_to_tell(view, entry.agency, wanted.la_child_id).empty()) return not_found();
    return wanted;
}

/// What the address asked for, to go on with.
std::string query_of(const pathway::FindingsWanted& wanted) {
    std::string query;
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) query += fmt::format("{}{}={}", query.empty() ? "?" : "&", name, web::percent_encoded(value));
    };
    add("rule", wanted.rule);
    add("child", wanted.la_child_id);
    add("table", wanted.table);
    add("field", wanted.field);
    return query;
}

std::string title_of(const pathway::FindingsWanted& wanted) {
    std::string title = wanted.rule.empty() ? "Breaches of rules" : "Breaches of rule " + wanted.rule;
    if (!wanted.la_child_id.empty()) title += ", child " + wanted.la_child_id;
    if (!wanted.table.empty() || !wanted.field.empty()) title += fmt::format(", {} {}", wanted.table, wanted.field);
    return title;
}

govuk::TableRow issue_row(const Entry& entry, const pathway::Finding& finding, bool is_told) {
    const auto message = message_of(entry.source, finding.rule);
    if (!is_told)
        return {{.text = not_told}, {.text = ""}, {.text = finding.rule}, {.text = finding.table}, {.text = finding.field}, {.text = ""}, {.text = message}};
    return {{.text = finding.la_child_id.empty() ? "The whole return" : finding.la_child_id},
            {.text = finding.module == 0 ? "" : std::to_string(finding.module)},
            {.text = finding.rule},
            {.text = finding.table},
            {.text = finding.field},
            {.text = finding.value.empty() ? "Nothing" : finding.value},
            {.text = message}};
}

Outcome<site::Answer> show_issues(trail::View& view, const web::Request& request) {
    const Entry entry = TRY(return_in(view, request));
    const auto wanted = TRY(wanted_in(view, entry, request));
    const auto found = pathway::findings_of(view, wanted);
    Told told(view, entry);
    told.ask(wanted);
    Html main = html("<span class=\"govuk-caption-l\">{}, return {}</span><h1 class=\"govuk-heading-l\">{}</h1>", return_in_words(entry.source),
                     entry.id.number, title_of(wanted));
    if (found.empty()) return site::Answer{page_of(entry, "Breaches", main.add("<p class=\"govuk-body\">There are none.</p>"))};
    govuk::Table table{.rows = {},
                       .head = {{.text = "Child"},
                                {.text = entry.source == "census" ? "Referral" : "Line"},
                                {.text = "Rule"},
                                {.text = "Table"},
                                {.text = "Field"},
                                {.text = "What stands there"},
                                {.text = "What is wrong, and what to do"}},
                       .caption = "Each breach",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& each : found)
        if (std::ssize(table.rows) < a_page) table.rows.push_back(issue_row(entry, each.finding, told(each.finding)));
    main.add(web::shell::table_region("Breaches", govuk::table(table)));
    const std::string query = query_of(wanted);
    if (std::ssize(found) > a_page)
        main.add(govuk::pagination({.next = govuk::PaginationLink{.href = fmt::format("{}/issues{}{}after={}", path_of(entry), query, query.empty() ? "?" : "&",
                                                                                      found[a_page - 1].number)}}));
    main.add(web::shell::downloads({{"CSV of these breaches", path_of(entry) + "/issues/table.csv" + query}}));
    return site::Answer{page_of(entry, "Breaches", std::move(main))};
}

Outcome<site::Answer> show_children(trail::View& view, const web::Request& request) {
    const Entry entry = TRY(return_in(view, request));
    const auto page = std::max<std::int64_t>(number_in(request.query.get("page")), 1);
    auto children = pathway::told_children_with_findings(view, entry, (page - 1) * a_page, a_page + 1);
    Html main = html("<span class=\"govuk-caption-l\">{}, return {}</span><h1 class=\"govuk-heading-l\">Breaches by child</h1>", return_in_words(entry.source),
                     entry.id.number);
    const auto others = pathway::untold_children_with_findings(view, entry);
    if (others.children > 0)
        main.add("<p class=\"govuk-body\">Of {} whose record you may not see there {} {}.</p>",
                 others.children == 1 ? "1 child" : fmt::format("{} children", others.children), others.findings == 1 ? "is" : "are",
                 others.findings == 1 ? "1 breach" : fmt::format("{} breaches", others.findings));
    const bool has_more = std::ssize(children) > a_page;
    if (has_more) children.pop_back();
    if (children.empty()) return site::Answer{page_of(entry, "Breaches by child", main.add("<p class=\"govuk-body\">There is no child to show.</p>"))};
    govuk::Table table{.rows = {},
                       .head = {{.text = "Child"}, {.text = "Errors", .format = "numeric"}, {.text = "Queries", .format = "numeric"}, {.text = "Record"}},
                       .caption = "Children, those with most errors first",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& child : children) {
        Html records;
        for (const auto& reference : pathway::references_to_tell(view, entry.agency, child.la_child_id)) {
            view.look({people::person_kind, reference});
            records.add("<a class=\"govuk-link\" href=\"/persons/{}\">{}</a> ", reference, reference);
        }
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}/issues?child={}\">{}</a>", path_of(entry),
                                            web::percent_encoded(child.la_child_id), child.la_child_id)},
                              {.text = std::to_string(child.errors), .format = "numeric"},
                              {.text = std::to_string(child.queries), .format = "numeric"},
                              {.html = std::move(records)}});
    }
    main.add(web::shell::table_region("Breaches by child", govuk::table(table)));
    const auto link = [&](std::int64_t to) { return govuk::PaginationLink{.href = fmt::format("{}/issues/children?page={}", path_of(entry), to)}; };
    if (has_more || page > 1)
        main.add(govuk::pagination(
            {.previous = page > 1 ? std::optional(link(page - 1)) : std::nullopt, .next = has_more ? std::optional(link(page + 1)) : std::nullopt}));
    return site::Answer{page_of(entry, "Breaches by child", std::move(main))};
}

Outcome<site::Answer> show_fields(trail::View& view, const web::Request& request) {
    const Entry entry = TRY(return_in(view, request));
    Html main = html("<span class=\"govuk-caption-l\">{}, return {}</span><h1 class=\"govuk-heading-l\">Breaches by field</h1>", return_in_words(entry.source),
                     entry.id.number);
    const auto fields = pathway::fields_with_findings(view, entry.id);
    if (fields.empty()) return site::Answer{page_of(entry, "Breaches by field", main.add("<p class=\"govuk-body\">There are none.</p>"))};
    govuk::Table table{.rows = {},
                       .head = {{.text = "Table"},
                                {.text = "Field"},
                                {.text = "Rules broken", .format = "numeric"},
                                {.text = "Errors", .format = "numeric"},
                                {.text = "Queries", .format = "numeric"}},
                       .caption = "Fields, those with most errors first",
                       .caption_classes = "govuk-table__caption--m"};
    for (const auto& field : fields)
        table.rows.push_back(
            {{.text = field.table},
             {.html = html("<a class=\"govuk-link\" href=\"{}/issues?table={}&field={}\">{}</a>", path_of(entry), web::percent_encoded(field.table),
                           web::percent_encoded(field.field), field.field.empty() ? field.table : field.field)},
             {.text = std::to_string(field.rules), .format = "numeric"},
             {.text = std::to_string(field.errors), .format = "numeric"},
             {.text = std::to_string(field.queries), .format = "numeric"}});
    main.add(web::shell::table_region("Breaches by field", govuk::table(table)));
    return site::Answer{page_of(entry, "Breaches by field", std::move(main))};
}

/// With the line of column names.
std::string csv_of(const Entry& entry, const std::vector<pathway::NumberedFinding>& found, Told& told) {
    exchange::Listing table{.columns = {"rule", "severity", "la_child_id", "module", "table", "field", "value", "message"}};
    for (const auto& [number, finding] : found) {
        const bool is_told = told(finding);
        table.rows.push_back({finding.rule, finding.severity, is_told ? finding.la_child_id : std::string(),
                              is_told && finding.module != 0 ? std::to_string(finding.module) : std::string(), finding.table, finding.field,
                              is_told ? finding.value : std::string(), message_of(entry.source, finding.rule)});
    }
    return exchange::to_csv(table);
}

/// However many there are, a few thousand are in memory at a time: they go to a file, from which they are sent and which is then deleted.
Outcome<site::Answer> download_issues(trail::View& view, const web::Request& request) {
    constexpr std::int64_t at_once = 5'000;
    const Entry entry = TRY(return_in(view, request));
    auto wanted = TRY(wanted_in(view, entry, request));
    wanted.after = 0, wanted.most = at_once;
    Told told(view, entry);
    web::TemporaryFile file("");
    for (bool is_first = true;; is_first = false) {
        const auto found = pathway::findings_of(view, wanted);
        told.ask(wanted);
        const std::string text = csv_of(entry, found, told);
        file.append(std::string_view(text).substr(is_first ? 0 : text.find('\n') + 1));
        if (std::ssize(found) < at_once) break;
        wanted.after = found.back().number;
    }
    file.close();
    auto answer = web::download("", "text/csv; charset=utf-8", fmt::format("return-{}-issues.csv", entry.id.number));
    answer.file = file.path() + ".csv";
    answer.delete_file = true;
    std::filesystem::rename(file.path(), answer.file);
    return site::Answer{std::move(answer)};
}

}  // namespace

void add_issue_routes(site::Router& router) {
    using pathway::permissions::load_returns;
    router.get("/returns/{number}/issues", load_returns, show_issues);
    router.get("/returns/{number}/issues/children", load_returns, show_children);
    router.get("/returns/{number}/issues/fields", load_returns, show_fields);
    site::add_table(router, "/returns/{number}/issues/table.csv", load_returns, download_issues);
}

}  // namespace holdfast::returns
