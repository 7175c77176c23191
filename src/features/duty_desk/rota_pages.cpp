#include "features/duty_desk/rota_pages.hpp"

#include "core/calendar/calendar_store.hpp"
#include "core/site/form_pages.hpp"
#include "features/duty_desk/permissions.hpp"
#include "features/duty_desk/rota_service.hpp"
#include "web/csrf.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::duty_desk {

using web::Html;
using web::html;
namespace govuk = web::govuk;
using Errors = std::vector<FieldError>;

static constexpr std::string_view rota_path = "/duty-desk/rota";

/// "Social workers: Ann, Ben. Early help officer: Cora."; empty where nobody is.
static std::string names_in(const DutyDay& day, std::string_view half) {
    std::string words;
    for (const std::string_view duty : {social_worker, early_help_officer}) {
        std::string names;
        for (const Seat& seat : seats)
            if (const Person* const person = day.in(seat.token); seat.half == half && seat.duty == duty && person != nullptr)
                names += (names.empty() ? "" : ", ") + person->name;
        if (!names.empty()) words += fmt::format("{}{}: {}.", words.empty() ? "" : " ", duty == social_worker ? "Social workers" : "Early help officer", names);
    }
    return words;
}

Html on_now_part(trail::View& view) {
    const std::string_view half = half_of(view.now());
    const DutyDay day = duty_on(view, view.today());
    const std::string names = names_in(day, half), wanting = wanting_in(day, half);
    Html part =
        html("<h2 class=\"govuk-heading-m\">On duty this {}</h2><p class=\"govuk-body\">{}</p>", half, names.empty() ? "Nobody is on the rota." : names);
    if (!names.empty() && !wanting.empty()) part.add("<p class=\"govuk-body\">Still needed: {}.</p>", wanting);
    if (view.may(permissions::rota)) part.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}\">Rota of the week</a></p>", rota_path);
    return part;
}

static Date monday_of(Date day) { return day - (std::chrono::weekday{day} - std::chrono::Monday); }

static bool is_bank_holiday(const calendar::Calendar& calendar, Date day) {
    return std::ranges::find(calendar.holidays(), day, &calendar::Holiday::on) != calendar.holidays().end();
}

/// Who is on duty in a half of the day, and who is still needed.
static Html half_of_day(const DutyDay& day, std::string_view half, bool is_holiday) {
    if (is_holiday && day.turns.empty()) return Html::text("Bank holiday");
    const std::string names = names_in(day, half), wanting = wanting_in(day, half);
    Html cell;
    if (!names.empty()) cell.add("<p class=\"govuk-body govuk-!-margin-bottom-1\">{}</p>", names);
    if (!wanting.empty()) cell.add("<p class=\"govuk-body govuk-!-margin-bottom-1\">Still needed: {}.</p>", wanting);
    return cell;
}

static std::string day_in_words(Date day) {
    static constexpr std::array names{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    return fmt::format("{} {}", names[std::chrono::weekday{day}.c_encoding()], in_words(day));
}

static Html week_table(trail::View& view, Date monday) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Day"}, {.text = "Morning"}, {.text = "Afternoon"}},
                       .caption = "Who is on duty",
                       .caption_classes = "govuk-visually-hidden",
                       .first_cell_is_header = true};
    const auto calendar = calendar::load_calendar(view);
    for (const DutyDay& day : duty_week(view, monday)) {
        const bool can_change = view.may(permissions::lead) && day.on >= view.today() && day.on <= view.today() + furthest;
        const std::string words = day_in_words(day.on);
        const bool is_holiday = is_bank_holiday(calendar, day.on);
        table.rows.push_back({{.html = can_change ? html("<a class=\"govuk-link\" href=\"{}/{}\">{}</a>", rota_path, iso(day.on), words) : Html::text(words)},
                              {.html = half_of_day(day, morning, is_holiday)},
                              {.html = half_of_day(day, afternoon, is_holiday)}});
    }
    return web::shell::table_region("Who is on duty", govuk::table(table));
}

static Outcome<site::Answer> show_week(trail::View& view, const web::Request& request) {
    const std::string typed(request.query.get("week"));
    const auto day = typed.empty() ? std::optional(view.today()) : parse_date(typed);
    if (!day) return not_found("The address names no day such as 2026-11-23.");
    const Date monday = monday_of(*day);
    const auto link = [&](Date to, std::string_view words) {
        return html("<li><a class=\"govuk-link\" href=\"{}?week={}\">{}</a></li>", rota_path, iso(to), words);
    };
    Html main = html("<h1 class=\"govuk-heading-l\">Rota of the week of {}</h1>", in_words(monday));
    main.add(week_table(view, monday));
    main.add("<ul class=\"govuk-list\">{}{}</ul>", link(monday - std::chrono::days{7}, "The week before"),
             link(monday + std::chrono::days{7}, "The week after"));
    if (!own_turns(view).empty())
        main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}/download/calendar\">Your duties as a calendar file</a></p>", rota_path);
    return site::Answer{site::Page{.title = "Rota of the duty desk", .main = std::move(main), .is_wide = true}};
}

static site::Page day_page(trail::View& view, const web::Request& request, const DutyDay& day, const Errors& errors) {
    site::Form form{request, errors, {{"version", std::to_string(day.version)}}};
    for (const Turn& turn : day.turns) form.on_record.emplace_back(turn.seat, std::to_string(turn.person.account.number));
    std::vector<govuk::SelectItem> people{{.value = "", .text = "Nobody yet"}};
    for (const Person& person : people_for_rota(view)) people.push_back({.value = std::to_string(person.account.number), .text = person.name});
    Html main = html("<h1 class=\"govuk-heading-l\">On duty on {}</h1><form method=\"post\" action=\"{}/{}\" novalidate>{}", day_in_words(day.on), rota_path,
                     iso(day.on), web::csrf_field(request));
    main.add("<input type=\"hidden\" name=\"version\" value=\"{}\">", form.value("version"));
    for (const Seat& seat : seats) main.add(form.choice(std::string(seat.token), seat.label.data(), people));
    main.add(govuk::button({.text = "Save", .prevent_double_click = true})).add("</form>");
    return {.title = "On duty on " + in_words(day.on),
            .main = std::move(main),
            .breadcrumbs = {{"Rota", std::string(rota_path) + "?week=" + iso(day.on)}},
            .errors = errors,
            .status = errors.empty() ? 200 : 422};
}

static Outcome<Date> day_asked(const web::Request& request) {
    const auto day = parse_date(request.parameter("day"));
    if (!day) return not_found("The address names no day such as 2026-11-23.");
    return *day;
}

static Outcome<site::Answer> show_day(trail::View& view, const web::Request& request) {
    const Date day = TRY(day_asked(request));
    if (day < view.today()) return not_found(fmt::format("{} is past: its rota stays as it was.", in_words(day)));
    return site::Answer{day_page(view, request, duty_on(view, day), {})};
}

static std::int64_t number_of(const std::string& text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? number : -1;
}

static Outcome<site::Answer> take_day(trail::Change& change, const web::Request& request) {
    DutyDay day{.on = TRY(day_asked(request)), .version = static_cast<int>(number_of(site::typed(request, "version")))};
    for (const Seat& seat : seats)
        if (const auto typed = site::typed(request, seat.token); !typed.empty())
            day.turns.push_back({std::string(seat.token), {.account = {number_of(typed)}}});
    const auto done = set_duty(change, day);
    if (!done && done.refusal().kind == Refusal::Kind::invalid) return site::shown_again(day_page(change, request, day, done.refusal().errors), done.refusal());
    if (!done) return done.refusal();
    return site::Answer{site::redirect_with_message(fmt::format("{}?week={}", rota_path, iso(day.on)), "The rota is changed")};
}

static Outcome<site::Answer> download_calendar(trail::View& view, const web::Request&) {
    const auto turns = own_turns(view);
    if (turns.empty()) return not_found("You are not on the rota from today on.");
    return site::Answer{web::download(calendar_file(turns, view.actor().account, view.now()), "text/calendar; charset=utf-8", "duty-desk.ics")};
}

void add_rota_routes(site::Router& router) {
    router.get(rota_path, permissions::rota, show_week);
    router.get("/duty-desk/rota/download/calendar", permissions::rota, download_calendar);
    router.get("/duty-desk/rota/{day}", permissions::lead, show_day);
    router.post("/duty-desk/rota/{day}", permissions::lead, "Rota of the duty desk", take_day);
}

}  // namespace holdfast::duty_desk
