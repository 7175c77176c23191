#include "core/pathway/case_list_pages.hpp"

#include "core/pathway/name_store.hpp"
#include "core/people/person_service.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::pathway {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {

constexpr std::size_t a_page = 50;

std::string_view status_word(Urgency urgency) {
    switch (urgency) {
        case Urgency::not_known: return "not known";
        case Urgency::overdue: return "overdue";
        case Urgency::soon: return "due soon";
        case Urgency::later: break;
    }
    return "later";
}

std::vector<const CaseRow*> chosen(const CaseList& list, std::string_view show, Date today) {
    std::vector<const CaseRow*> rows;
    for (const auto& row : list.rows) {
        const auto urgency = urgency_of(row.due, today);
        const bool is_wanted = show == "overdue"     ? urgency == Urgency::overdue
                               : show == "soon"      ? urgency == Urgency::soon
                               : show == "not-known" ? urgency == Urgency::not_known
                                                     : true;
        if (is_wanted) rows.push_back(&row);
    }
    return rows;
}

Html ways(const CaseList& list, std::string_view show, Date today) {
    Html items;
    const auto way = [&](std::string_view token, std::string_view words) {
        const auto count = chosen(list, token, today).size();
        const std::string text = fmt::format("{} ({})", words, count);
        if (token == show) items.add("<li><strong>{}</strong></li>", text);
        else
            items.add("<li><a class=\"govuk-link\" href=\"{}\">{}</a></li>",
                      token.empty() ? std::string(list.path) : fmt::format("{}?show={}", list.path, token), text);
    };
    way("", "All");
    way("overdue", "Overdue");
    way("soon", "Due in the next 14 days");
    if (show == "not-known" || !chosen(list, "not-known", today).empty()) way("not-known", "Day not known");
    return html("<nav aria-label=\"Which of them\" class=\"app-no-print\"><ul class=\"govuk-list\">{}</ul></nav>", items);
}

govuk::TableRow row_of(trail::View& view, const CaseRow& row) {
    view.look({people::person_kind, row.reference});
    const auto who = known_by(view, row.child);
    const auto age = age_on(who.born_on, view.today());
    Html due;
    if (row.due.on) due.add("{}<br>", in_words(*row.due.on));
    due.add(due_tag(row.due, view.today()));
    return {{.html = html("<a class=\"govuk-link\" href=\"/persons/{}/chronology\">{}</a>", row.reference, who.name)},
            {.text = age ? std::to_string(*age) : "Not known"},
            {.text = fmt::format("{}. {}", row.what, row.detail)},
            {.html = std::move(due)},
            {.html = html("{} <span class=\"govuk-hint\">{}</span>", row.due.because, row.due.authority)}};
}

std::size_t page_in(const web::Request& request) {
    const auto text = request.query.get("page");
    std::size_t page = 1;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), page);
    return read.ec == std::errc() && page > 0 ? page : 1;
}

Html leaf_links(const CaseList& list, std::string_view show, std::size_t page, std::size_t pages) {
    const auto link = [&](std::size_t to) {
        return govuk::PaginationLink{.href = fmt::format("{}?{}page={}", list.path, show.empty() ? "" : fmt::format("show={}&", show), to)};
    };
    govuk::Pagination links{};
    if (page > 1) links.previous = link(page - 1);
    if (page < pages) links.next = link(page + 1);
    return govuk::pagination(links);
}

}  // namespace

Html due_tag(const Due& due, Date today) {
    const auto urgency = urgency_of(due, today);
    const char* colour = urgency == Urgency::not_known ? "govuk-tag--purple"
                         : urgency == Urgency::overdue ? "govuk-tag--red"
                         : urgency == Urgency::soon    ? "govuk-tag--yellow"
                                                       : "govuk-tag--grey";
    return govuk::tag({.text = days_to_go(due, today), .classes = colour});
}

Html case_list_page(trail::View& view, const CaseList& list, const web::Request& request) {
    const Date today = view.today();
    const auto asked = request.query.get("show");
    const std::string_view show = asked == "overdue" || asked == "soon" || asked == "not-known" ? asked : std::string_view{};
    const auto rows = chosen(list, show, today);
    const std::size_t pages = std::max<std::size_t>((rows.size() + a_page - 1) / a_page, 1), page = std::min(page_in(request), pages);
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1><p class=\"govuk-body\">{}</p>", list.title, list.lead);
    main.add(ways(list, show, today));
    if (rows.empty()) return main.add("<p class=\"govuk-body\">There is nobody in this list whose record you may see.</p>");
    govuk::Table table{
        .rows = {},
        .head = {{.text = "Child"}, {.text = "Age"}, {.text = "What is due"}, {.text = "Due"}, {.text = "Why"}},
        .caption = pages == 1 ? fmt::format("{}, in the order they are due", list.title) : fmt::format("{}, page {} of {}", list.title, page, pages),
        .caption_classes = "govuk-table__caption--m",
        .first_cell_is_header = true};
    for (std::size_t i = (page - 1) * a_page; i < std::min(page * a_page, rows.size()); ++i) table.rows.push_back(row_of(view, *rows[i]));
    main.add(web::shell::table_region(list.title, govuk::table(table)));
    if (pages > 1) main.add(leaf_links(list, show, page, pages));
    return main.add(web::shell::downloads({{"CSV", fmt::format("{}/table.csv", list.path)}}));
}

exchange::Listing case_list_table(trail::View& view, const CaseList& list) {
    exchange::Listing table{.columns = {"reference", "name", "born_on", "what", "detail", "due_on", "because", "authority", "status"}};
    for (const auto& row : list.rows) {
        view.look({people::person_kind, row.reference});
        const auto who = known_by(view, row.child);
        table.rows.push_back({row.reference, who.name, who.born_on ? exchange::Value(iso(*who.born_on)) : exchange::Value(), row.what, row.detail,
                              row.due.on ? exchange::Value(iso(*row.due.on)) : exchange::Value(), row.due.because, row.due.authority,
                              status_word(urgency_of(row.due, view.today()))});
    }
    return table;
}

}  // namespace holdfast::pathway
