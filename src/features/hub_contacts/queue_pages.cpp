#include "core/access/account_store.hpp"
#include "core/clocks/clock_store.hpp"
#include "core/pathway/care_codes.hpp"
#include "core/records/reference.hpp"
#include "features/hub_contacts/parts_pages.hpp"
#include "features/hub_contacts/standards.hpp"
#include "web/csrf.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::hub_contacts {

using web::Html;
using web::html;
namespace govuk = web::govuk;
using Whose = Wanted::Whose;

static constexpr std::int64_t most_counted = 100;

std::string contact_path(std::string_view reference) { return fmt::format("/hub/contacts/{}", reference); }

std::string reference_of(const web::Request& request) { return request.parameter("reference"); }

std::string name_of(trail::View& view, const std::optional<Id<trail::Account>>& account) {
    if (!account) return "Nobody yet";
    const auto found = access::find_account(view, *account);
    return found ? found->name : "Somebody without an account";
}

Html rating_tag(const std::optional<Rating>& rating) {
    if (!rating) return govuk::tag({.text = "Not rated", .classes = "govuk-tag--grey"});
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> looks{
        {{"Red", "govuk-tag--red"}, {"Amber", "govuk-tag--orange"}, {"Green", "govuk-tag--green"}}};
    const auto& [words, colour] = looks.at(static_cast<std::size_t>(*rating));
    return govuk::tag({.text = std::string(words), .classes = std::string(colour)});
}

static std::string time_left(Instant due, Instant now) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(due - now).count();
    const auto far = minutes < 0 ? -minutes : minutes;
    const auto length = far < 120 ? fmt::format("{} min", far) : far < 48 * 60 ? fmt::format("{} h", far / 60) : fmt::format("{} days", far / (24 * 60));
    return minutes < 0 ? "Late by " + length : length + " left";
}

static Html due_cell(trail::View& view, const clocks::Rules& rules, const Queued& each) {
    if (each.clock.empty()) return {};
    const auto label = rules.of(each.clock).label();
    if (!each.due) return html("{}: not known", label);
    const bool is_late = *each.due < view.now();
    return html("{}<br>", label).add(govuk::tag({.text = time_left(*each.due, view.now()), .classes = is_late ? "govuk-tag--red" : "govuk-tag--blue"}));
}

std::string names_in_short(const std::string& first, int children) {
    std::string words = first.empty() ? "Name not known" : first;
    if (children > 1) words += fmt::format(" and {} more", children - 1);
    return words;
}

static Html about(const Queued& each) {
    const auto names = names_in_short(each.first_child, each.children);
    const auto checks = in_words(each.checks);
    if (checks.empty()) return html("{}", names);
    return html("{}<br>", names).add(govuk::tag({.text = "Checks: " + checks, .classes = each.checks.late > 0 ? "govuk-tag--red" : "govuk-tag--blue"}));
}

/// Contacts as a table. What stands in the first column is a link to the contact.
static Html queue_table(trail::View& view, const std::string& caption, const std::vector<Queued>& contacts) {
    if (contacts.empty()) return html("<h2 class=\"govuk-heading-m\">{}</h2><p class=\"govuk-body\">None.</p>", caption);
    govuk::Table table{
        .rows = {},
        .head = {{.text = "Contact"}, {.text = "Rating"}, {.text = "Due first"}, {.text = "About"}, {.text = "From"}, {.text = "Received"}, {.text = "Officer"}},
        .caption = caption,
        .caption_classes = "govuk-table__caption--m",
        .first_cell_is_header = true};
    const auto rules = rules_of(view);
    for (const auto& each : contacts) {
        Html rating = rating_tag(each.rating);
        if (each.is_in_danger && !each.rating) rating = govuk::tag({.text = "Danger now", .classes = "govuk-tag--red"});
        if (each.has_domestic_abuse) rating.add(" ").add(govuk::tag({.text = "Domestic abuse", .classes = "govuk-tag--purple"}));
        table.rows.push_back(
            {{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a>", contact_path(each.reference), each.reference), .classes = "app-table__code"},
             {.html = rating},
             {.html = due_cell(view, rules, each)},
             {.html = about(each)},
             {.text = pathway::words_of_code(pathway::CodeList::referral_source, each.source)},
             {.text = in_words(each.received_at)},
             {.text = name_of(view, each.officer)}});
    }
    return web::shell::table_region(caption, govuk::table(table));
}

static policy::ListFilter listable(trail::View& view) { return policy::list_filter(view, contact_records, policy::belonging_of(view)); }

namespace {
/// A choice of the queue, by the word of its address.
struct Choice {
    std::string_view token{};
    const char* words{};
    Wanted wanted{};
};
const std::array choices{
    Choice{"", "All open", {}},
    Choice{"mine", "Mine", {.whose = Whose::mine}},
    Choice{"unassigned", "Nobody's", {.whose = Whose::unassigned}},
    Choice{"unrated", "Not rated", {.stage = Stage::received}},
    Choice{"red", "Red", {.rating = Rating::red}},
    Choice{"amber", "Amber", {.rating = Rating::amber}},
    Choice{"green", "Green", {.rating = Rating::green}},
    Choice{"decided", "To be answered", {.stage = Stage::decided}},
};
const Choice& choice_of(const web::Request& request) {
    const auto found = std::ranges::find(choices, request.query.get("show"), &Choice::token);
    return found == choices.end() ? choices.front() : *found;
}
}  // namespace

static Html choices_part(trail::View& view, const policy::ListFilter& filter, const Choice& now) {
    Html list = html("<nav aria-label=\"Which contacts\" class=\"app-choices app-no-print\"><ul class=\"govuk-list\">");
    for (const auto& each : choices) {
        auto wanted = each.wanted;
        wanted.most = most_counted + 1;
        const auto count = count_queue(view, filter, wanted);
        const auto number = count > most_counted ? fmt::format("{}+", most_counted) : std::to_string(count);
        const bool is_now = each.token == now.token;
        list.add("<li><a class=\"govuk-link\" href=\"/hub{}{}\"{}>{} ({})</a></li>", each.token.empty() ? "" : "?show=", each.token,
                 is_now ? html(" aria-current=\"page\"") : Html{}, each.words, number);
    }
    return list.add("</ul></nav>");
}

static Html search_form(const web::Request& request, const std::vector<FieldError>& errors) {
    const site::Form form{request, errors};
    Html part = html("<form method=\"post\" action=\"/hub/searches\" novalidate>{}", web::csrf_field(request));
    return part.add(form.line("sought", "Find a contact by its reference")).add(govuk::button({.text = "Find", .classes = "govuk-button--secondary"})).add("</form>");
}

Html further_pages(const Wanted& wanted, std::size_t shown, std::string_view address) {
    Html links;
    const auto join = address.find('?') == std::string_view::npos ? "?" : "&";
    if (wanted.page > 0) links.add("<a class=\"govuk-link\" href=\"{}{}page={}\">Page before</a> ", address, join, wanted.page - 1);
    if (shown == static_cast<std::size_t>(wanted.most)) links.add("<a class=\"govuk-link\" href=\"{}{}page={}\">Next page</a>", address, join, wanted.page + 1);
    return html("<p class=\"govuk-body\">").add(links).add("</p>");
}

std::int64_t page_in(const web::Request& request) {
    constexpr std::int64_t last = 10'000;
    return std::clamp<std::int64_t>(site::number_of(request.query.get("page")), 0, last);
}

static Outcome<site::Answer> show_queue(trail::View& view, const web::Request& request, const std::vector<FieldError>& errors) {
    const auto filter = listable(view);
    const auto& choice = choice_of(request);
    auto wanted = choice.wanted;
    wanted.page = page_in(request);
    const auto contacts = queue_of(view, filter, wanted);
    Html main = html("<h1 class=\"govuk-heading-l\">Safeguarding hub</h1>");
    main.add(govuk::button({.text = "Take a contact by telephone", .href = "/contact"})).add(choices_part(view, filter, choice));
    if (const auto danger = in_danger(view, filter); !danger.empty()) main.add(queue_table(view, "A child is in danger now: rate these first", danger));
    main.add(queue_table(view, choice.words, contacts));
    const auto address = choice.token.empty() ? std::string("/hub") : fmt::format("/hub?show={}", choice.token);
    main.add(further_pages(wanted, contacts.size(), address));
    main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/hub/checks\">Checks that are open</a></p>")
        .add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/hub/contacts\">Closed contacts</a></p>").add(search_form(request, errors));
    return site::Answer{site::Page{
        .title = "Safeguarding hub", .main = std::move(main), .errors = errors, .status = errors.empty() ? 200 : 422, .is_wide = true}};
}

static Outcome<site::Answer> show_closed(trail::View& view, const web::Request& request) {
    const Wanted wanted{.page = page_in(request)};
    const auto contacts = closed_contacts(view, listable(view), wanted);
    Html main = html("<h1 class=\"govuk-heading-l\">Closed contacts</h1>").add(queue_table(view, "The latest first", contacts));
    main.add(further_pages(wanted, contacts.size(), "/hub/contacts"));
    return site::Answer{site::Page{.title = "Closed contacts", .main = std::move(main), .is_wide = true}};
}

/// What is typed never stands in an address.
static Outcome<site::Answer> find(trail::View& view, const web::Request& request) {
    const auto sought = records::read_reference("HUB", site::typed(request, "sought"));
    if (!sought) return show_queue(view, request, {{"sought", sought.refusal().message}});
    if (!listed_contact(view, listable(view), *sought)) return show_queue(view, request, {{"sought", "No contact that you may see has this reference"}});
    return site::Answer{site::redirect_with_message(contact_path(*sought), "")};
}

void add_queue_routes(site::Router& router) {
    router.get("/hub", permissions::work, [](trail::View& view, const web::Request& request) { return show_queue(view, request, {}); });
    router.get("/hub/contacts", permissions::work, show_closed);
    router.post_act("/hub/searches", permissions::work, "Finding a contact",
                    [](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
                        return journal.view(actor, [&](trail::View& view) { return find(view, request); });
                    });
}

}  // namespace holdfast::hub_contacts
