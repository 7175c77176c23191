#include "features/inbox/inbox_pages.hpp"

#include "features/inbox/shown_item_service.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <charconv>
#include <fmt/format.h>

namespace holdfast::inbox {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static constexpr int most_on_page = 50;
static constexpr std::string_view out_of_reach = "This leads to something that you may not open now.";

static Id<notices::Item> number_in(std::string_view text) {
    Id<notices::Item> id{};
    std::from_chars(text.data(), text.data() + text.size(), id.number);
    return id;
}

/// What is followed is marked as read by that, and a page that is read marks nothing: so it is a form.
static Html opening_form(const web::Request& request, const ShownItem& shown) {
    const std::string at = in_words(shown.item.told_at);
    return html("<form method=\"post\" action=\"/inbox/{}\">", shown.item.id.number)
        .add(web::csrf_field(request))
        .add(
            "<button class=\"app-link-button govuk-!-font-size-19 govuk-!-font-weight-bold govuk-!-text-align-left\" type=\"submit\">{}<span "
            "class=\"govuk-visually-hidden\"> of {}</span></button></form>",
            shown.page ? std::string_view(shown.title) : "Mark as read", at);
}

static govuk::TableCell what(const web::Request& request, const ShownItem& shown) {
    const bool is_unread = !shown.item.read_at;
    if (!shown.page && !is_unread) return {.text = std::string(out_of_reach)};
    if (!shown.page) return {.html = html("{}", out_of_reach).add(opening_form(request, shown))};
    if (is_unread) return {.html = opening_form(request, shown)};
    return {.html = html("<a class=\"govuk-link\" href=\"{}\">{}<span class=\"govuk-visually-hidden\"> of {}</span></a>", *shown.page, shown.title,
                         in_words(shown.item.told_at))};
}

static govuk::TableCell state(const notices::Item& item) {
    if (item.read_at) return {.text = "Read"};
    return {.html = govuk::tag({.text = "Unread", .classes = "govuk-tag--blue"})};
}

static Html table_of(trail::View& view, const web::Request& request, const std::vector<notices::Item>& items, const Surroundings& surroundings) {
    govuk::Table table{.rows = {}, .head = {{.text = "What"}, {.text = "State"}, {.text = "Told"}}};
    for (const auto& item : items) table.rows.push_back({what(request, shown(view, item, surroundings)), state(item), {.text = in_words(item.told_at)}});
    return web::shell::table_region("Inbox", govuk::table(table));
}

static Html reading_all(const web::Request& request, Id<notices::Item> last) {
    return html("<form method=\"post\" action=\"/inbox\">")
        .add(web::csrf_field(request))
        .add("<input type=\"hidden\" name=\"last\" value=\"{}\">", last.number)
        .add(govuk::button({.text = "Mark everything as read", .classes = "govuk-button--secondary"}))
        .add("</form>");
}

static std::string count_in_words(int unread) {
    if (unread == 0) return "You have read everything.";
    if (unread >= notices::most_counted) return fmt::format("{} or more are unread.", notices::most_counted);
    return fmt::format("{} {} unread.", unread, unread == 1 ? "is" : "are");
}

static Outcome<site::Answer> show_inbox(trail::View& view, const web::Request& request, const Surroundings& surroundings) {
    const auto account = view.actor().account;
    const auto before = number_in(request.query.get("before"));
    const auto items = notices::items_of(view, account, before, most_on_page);
    const int unread = notices::count_unread(view, account);
    Html main = html("<h1 class=\"govuk-heading-l\">Inbox</h1>");
    if (items.empty()) main.add("<p class=\"govuk-body\">{}</p>", before.number == 0 ? "There is nothing here." : "There is nothing older.");
    else {
        main.add("<p class=\"govuk-body\">{}</p>", count_in_words(unread)).add(table_of(view, request, items, surroundings));
        if (unread > 0 && before.number == 0) main.add(reading_all(request, items.front().id));
        if (items.size() == static_cast<std::size_t>(most_on_page))
            main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/inbox?before={}\">Older notices</a></p>", items.back().id.number);
    }
    main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/account/notices\">Choose how you are told</a></p>");
    main.add("<p class=\"govuk-body-s\">What you have read stays here for {} days, what you have not for {}.</p>", notices::kept_when_read.count(),
             notices::kept_unread.count());
    return site::Answer{site::Page{.title = "Inbox", .main = std::move(main)}};
}

static Outcome<site::Answer> open(trail::Change& change, const web::Request& request, const Surroundings& surroundings) {
    const auto page = TRY(open_item(change, number_in(request.parameter("message")), surroundings));
    if (page) return site::Answer{web::redirect(*page)};
    return site::Answer{site::redirect_with_message("/inbox", "That was marked as read. It leads to something that you may not open now.")};
}

static Outcome<site::Answer> take_all(trail::Change& change, const web::Request& request) {
    const int count = read_all(change, number_in(request.form.get("last")));
    return site::Answer{
        site::redirect_with_message("/inbox", count == 1 ? "One notice was marked as read" : fmt::format("{} notices were marked as read", count))};
}

void add_inbox_routes(site::Router& router, const std::shared_ptr<const Surroundings>& surroundings) {
    router.get("/inbox", permissions::signed_in,
               [surroundings](trail::View& view, const web::Request& request) { return show_inbox(view, request, *surroundings); });
    router.post("/inbox", permissions::signed_in, "Notices read", take_all);
    router.post("/inbox/{message}", permissions::signed_in, "Notice read",
                [surroundings](trail::Change& change, const web::Request& request) { return open(change, request, *surroundings); });
}

}  // namespace holdfast::inbox
