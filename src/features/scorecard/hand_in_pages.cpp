#include "features/scorecard/hand_in_pages.hpp"

#include "features/scorecard/agency_service.hpp"
#include "features/scorecard/definition_store.hpp"
#include "features/scorecard/hand_in_store.hpp"
#include "features/scorecard/parts_pages.hpp"
#include "features/scorecard/permissions.hpp"
#include "features/scorecard/scorecard_service.hpp"
#include "features/scorecard/scorecard_store.hpp"
#include "features/scorecard/submission.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace holdfast::scorecard {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {
/// The values that the viewer's agency has to hand in for a year.
struct HandIn {
    Period year{Period::year(2000)};
    std::vector<Defined> indicators{};  ///< those that the viewer may submit, in the order of the scorecard
    std::vector<DueValue> due{};
    std::map<std::string, std::string, std::less<>> closed{};  ///< why a value that is missing is not taken any more
    std::map<std::string, std::string, std::less<>> agencies{};
    bool is_for_all{false};  ///< the viewer defines indicators and so sees those of every agency
};

/// A part of the page: what stands so, and what it is called there.
struct Part {
    Standing standing{};
    std::string_view heading{};
    std::string_view act{};  ///< the words of the link that hands a value in; empty where there is nothing to do
};
}  // namespace

static constexpr std::array parts{Part{Standing::to_put_right, "To be put right", "Submit a revised value"},
                                  Part{Standing::missing, "Missing", "Submit a value"},
                                  Part{Standing::submitted, "Submitted, not yet approved", "Submit a revised value"},
                                  Part{Standing::approved, "Approved and locked", ""}, Part{Standing::not_due, "Not due yet", ""}};

static std::string key_of(const DueValue& due) { return due.indicator->indicator().code + " " + due.period.string(); }

static HandIn hand_in_of(trail::View& view, const Period& year) {
    HandIn hand_in{.year = year, .agencies = agency_names(view), .is_for_all = view.may(permissions::define)};
    Submitter submitted{view};
    for (auto& [code, defined] : indicators_by_code(view))
        if (submitted.may(defined)) hand_in.indicators.push_back(std::move(defined));
    std::ranges::stable_sort(hand_in.indicators, {}, [](const Defined& one) { return one.definition.position; });
    const auto held = held_in(view, year);
    for (const auto& indicator : hand_in.indicators)
        for (auto& due : due_of(indicator, held, year, view.today())) {
            if (due.standing == Standing::missing)
                if (auto words = closed_in_words(view, indicator, due.period)) hand_in.closed.emplace(key_of(due), *std::move(words));
            hand_in.due.push_back(std::move(due));
        }
    return hand_in;
}

static std::string agency_in_words(const HandIn& hand_in, const Defined& indicator) {
    const auto& key = indicator.definition.agency;
    if (key.empty()) return "Any agency";
    const auto name = hand_in.agencies.find(key);
    return name == hand_in.agencies.end() ? key : name->second;
}

static Html value_cell(const DueValue& due) {
    const auto& definition = due.indicator->indicator();
    if (!due.reading) return {};
    if (!due.reading->value) return Html::text("No value");
    const auto key = figures::Key{definition.measure, due.reading->period.string(), {}}.string();
    return web::shell::figure_link(figures::figure_path(key), figures::display(due.reading->value, definition.unit));
}

/// What there is to be said of it and to be done about it.
static Html last_cell(const DueValue& due, const Part& part, const HandIn& hand_in) {
    if (part.standing == Standing::not_due) return html("Ends on {}", in_words(due.period.last_day()));
    if (part.standing == Standing::approved) return html("By {} on {}", due.reading->approved_by, in_words(london_date(*due.reading->approved_at)));
    if (const auto closed = hand_in.closed.find(key_of(due)); closed != hand_in.closed.end()) return html("Not taken: {}", closed->second);
    const auto& code = due.indicator->indicator().code;
    Html cell;
    if (!due.to_put_right.empty()) cell.add("{}<br>", due.to_put_right);
    return cell.add("<a class=\"govuk-link\" href=\"{}\">{}<span class=\"govuk-visually-hidden\"> of {} for {}</span></a>",
                    act_path(code, due.period, "submission"), part.act, code, due.period.words());
}

static govuk::TableRow row_of(const DueValue& due, const Part& part, const HandIn& hand_in) {
    const auto& definition = due.indicator->indicator();
    govuk::TableRow row{{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a> <span class=\"govuk-!-font-weight-regular\">{}</span>",
                                      indicator_path(definition.code, hand_in.year), definition.code, definition.description)},
                        {.text = due.period.words()},
                        {.html = value_cell(due), .format = "numeric"},
                        {.html = last_cell(due, part, hand_in)}};
    if (hand_in.is_for_all) row.insert(row.begin() + 1, {.text = agency_in_words(hand_in, *due.indicator)});
    return row;
}

static int count_of(const HandIn& hand_in, Standing standing) { return static_cast<int>(std::ranges::count(hand_in.due, standing, &DueValue::standing)); }

static void add_part(Html& main, const Part& part, const HandIn& hand_in) {
    const int count = count_of(hand_in, part.standing);
    if (count == 0) return;
    govuk::Table table{.rows = {},
                       .head = {{.text = "Indicator"}, {.text = "Period"}, {.text = "Value", .format = "numeric"}, {.text = "What there is to do"}},
                       .first_cell_is_header = true,
                       .classes = "app-table--dense"};
    if (part.act.empty()) table.head.back().text = part.standing == Standing::approved ? "Approved" : "Due";
    if (hand_in.is_for_all) table.head.insert(table.head.begin() + 1, {.text = "Submitted by"});
    for (const auto& due : hand_in.due)
        if (due.standing == part.standing) table.rows.push_back(row_of(due, part, hand_in));
    main.add("<h2 class=\"govuk-heading-m\">{}: {}</h2>", part.heading, count).add(web::shell::table_region(part.heading, govuk::table(table)));
}

static void add_summary(Html& main, const HandIn& hand_in) {
    const int to_do = count_of(hand_in, Standing::missing) + count_of(hand_in, Standing::to_put_right);
    const auto all = static_cast<int>(hand_in.due.size()) - count_of(hand_in, Standing::not_due);
    if (hand_in.indicators.empty()) main.add("<p class=\"govuk-body\">There is no indicator that you submit values of.</p>");
    else if (to_do == 0) main.add("<p class=\"govuk-body\">Everything that is due is handed in.</p>");
    else main.add("<p class=\"govuk-body\">{} of {} values that are due {} to be handed in or put right.</p>", to_do, all, to_do == 1 ? "is" : "are");
}

static void add_years(Html& main, const Period& shown, const std::vector<Period>& years) {
    Html links;
    for (const auto& year : years)
        if (year != shown)
            links.add(links.empty() ? html("") : html(", ")).add("<a class=\"govuk-link\" href=\"/submissions/{}\">{}</a>", year.string(), year.string());
    if (!links.empty()) main.add("<p class=\"govuk-body app-no-print\">Other years: {}</p>", links);
}

static site::Page hand_in_page(trail::View& view, const HandIn& hand_in) {
    const auto title = fmt::format("Values to submit for {}", hand_in.year.string());
    Html main;
    if (!hand_in.is_for_all && !view.actor().agency.empty()) main.add("<span class=\"govuk-caption-l\">{}</span>", agency_name(view, view.actor().agency));
    main.add("<h1 class=\"govuk-heading-l\">{}</h1>", title);
    add_summary(main, hand_in);
    add_years(main, hand_in.year, years_on_record(view));
    for (const auto& part : parts) add_part(main, part, hand_in);
    return {.title = title, .main = std::move(main), .is_wide = true};
}

static Outcome<site::Answer> show_hand_in(trail::View& view, const web::Request& request) {
    const auto year = Period::parse(request.parameter("year"));
    if (!year || year->kind() != Period::Kind::year || !can_have_value(*year, view.today())) return not_found();
    return site::Answer{hand_in_page(view, hand_in_of(view, *year))};
}

static Outcome<site::Answer> show_newest(trail::View& view, const web::Request&) {
    const auto years = years_on_record(view);
    const auto begun = std::ranges::find_if(years, [&](const Period& year) { return can_have_value(year, view.today()); });
    const auto year = begun == years.end() ? Period::day(view.today()).reporting_year() : *begun;
    return site::Answer{web::redirect("/submissions/" + year.string())};
}

void add_hand_in_routes(site::Router& router) {
    router.get("/submissions", permissions::submit, show_newest);
    router.get("/submissions/{year}", permissions::submit, show_hand_in);
}

}  // namespace holdfast::scorecard
