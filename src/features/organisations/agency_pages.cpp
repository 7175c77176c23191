#include "features/organisations/agency_pages.hpp"

#include "core/exchange/value.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/site/tables.hpp"
#include "features/organisations/agency_service.hpp"
#include "features/organisations/form_pages.hpp"
#include "features/organisations/permissions.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::organisations {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {
/// What the list is narrowed to.
struct Selection {
    Date on{};
    std::string type{};
    std::string agreement{};

    bool takes(const Agency& agency) const {
        const bool fits_type = type.empty() || agency.type == type;
        return fits_type && (agreement.empty() || agreement == in_words(standing_on(agency.agreements, on)));
    }
};
}  // namespace

static Selection selection_of(const trail::View& view, const web::Request& request) {
    return {.on = parse_date(request.query.get("on")).value_or(view.today()),
            .type = std::string(request.query.get("type")),
            .agreement = std::string(request.query.get("agreement"))};
}

static Html filter_form(const Selection& selection) {
    govuk::Input on{.name = "on", .label = {.text = "On"}};
    on.value = iso(selection.on);
    on.classes = "govuk-input--width-10";
    govuk::Select type{.name = "type", .items = {{.value = "", .text = "All"}}, .value = selection.type, .label = {.text = "Type"}};
    for (const auto& each : agency_types) type.items.push_back({.value = std::string(each.token), .text = std::string(each.words)});
    govuk::Select agreement{.name = "agreement", .items = {{.value = "", .text = "All"}}, .value = selection.agreement, .label = {.text = "Agreement"}};
    for (const auto standing : {Standing::in_date, Standing::ends_soon, Standing::not_yet, Standing::ended, Standing::none})
        agreement.items.push_back({.value = std::string(in_words(standing)), .text = capitalised(in_words(standing))});
    Html form = html("<form method=\"get\" class=\"app-no-print app-filter\">");
    form.add(govuk::input(on)).add(govuk::select(type)).add(govuk::select(agreement));
    return form.add("<div class=\"govuk-button-group\"><button type=\"submit\" class=\"govuk-button govuk-button--secondary\">Filter</button></div></form>");
}

static std::string codes_of(const Agency& agency) {
    std::string codes;
    const auto add = [&](std::string_view name, const std::string& code) {
        if (!code.empty()) codes += fmt::format("{}{} {}", codes.empty() ? "" : ", ", name, code);
    };
    add("URN", agency.codes.urn);
    add("ODS", agency.codes.ods);
    add("LA", agency.codes.la);
    return codes;
}

static Html agency_link(const Agency& agency, Date on) {
    return html("<a class=\"govuk-link\" href=\"/agencies/{}?on={}\">{}</a>", agency.key, iso(on), name_on(agency, on));
}

static Html list_table(const std::vector<Agency>& agencies, Date on) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Agency"}, {.text = "Type"}, {.text = "Codes"}, {.text = "Agreement"}, {.text = "Until"}},
                       .caption = fmt::format("Agencies on {}", in_words(on)),
                       .caption_classes = "govuk-visually-hidden",
                       .first_cell_is_header = true};
    for (const auto& agency : agencies)
        table.rows.push_back({{.html = agency_link(agency, on)},
                              {.text = std::string(type_in_words(agency.type))},
                              {.text = codes_of(agency)},
                              {.html = standing_tag(standing_on(agency.agreements, on))},
                              {.text = words_of(last_day_covered(agency.agreements, on))}});
    return web::shell::table_region("Agencies", govuk::table(table));
}

/// So that the next agreement is signed before people are shut out.
static Html ending_soon(const std::vector<Agency>& agencies, Date on) {
    Html items;
    for (const auto& agency : agencies)
        if (standing_on(agency.agreements, on) == Standing::ends_soon)
            items.add("<li>{}: {}</li>", agency_link(agency, on), words_of(last_day_covered(agency.agreements, on)));
    if (items.empty()) return {};
    return html("<h2 class=\"govuk-heading-m\">Agreements that end within {} days</h2><ul class=\"govuk-list govuk-list--bullet\">{}</ul>", days_of_notice,
                items);
}

static std::vector<Agency> on_the_day(std::vector<Agency> agencies, Date on) {
    std::erase_if(agencies, [&](const Agency& agency) { return !exists_on(agency, on); });
    std::ranges::sort(agencies, {}, [&](const Agency& agency) { return std::string(name_on(agency, on)); });
    return agencies;
}

static Outcome<site::Answer> list_agencies(trail::View& view, const web::Request& request) {
    const auto selection = selection_of(view, request);
    const auto all = on_the_day(load_agencies(view), selection.on);
    auto shown = all;
    std::erase_if(shown, [&](const Agency& agency) { return !selection.takes(agency); });
    Html main = html("<h1 class=\"govuk-heading-l\">Agencies</h1>");
    if (view.may(permissions::maintain)) main.add(govuk::button({.text = "Add an agency", .href = "/agencies/new"}));
    main.add(ending_soon(all, selection.on)).add(filter_form(selection));
    main.add("<p class=\"govuk-body\">{} of {} agencies on {}.</p>", static_cast<std::int64_t>(shown.size()), static_cast<std::int64_t>(all.size()),
             in_words(selection.on));
    main.add(list_table(shown, selection.on)).add(web::shell::downloads({{"CSV", "/agencies/table.csv"}}));
    return site::Answer{site::Page{.title = "Agencies", .main = std::move(main), .is_wide = true}};
}

static exchange::Listing listing(const std::vector<Agency>& agencies, Date on) {
    exchange::Listing listing{.columns = {"agency", "name", "type", "sector", "urn", "ods", "la", "agreement", "until"}};
    for (const auto& agency : agencies) {
        const auto last = last_day_covered(agency.agreements, on);
        listing.rows.push_back({agency.key, name_on(agency, on), agency.type, agency.sector, agency.codes.urn, agency.codes.ods, agency.codes.la,
                                in_words(standing_on(agency.agreements, on)), last ? exchange::Value(iso(*last)) : exchange::Value()});
    }
    return listing;
}

static Outcome<site::Answer> download_agencies(trail::View& view, const web::Request&) {
    const auto rows = listing(on_the_day(load_agencies(view), view.today()), view.today());
    return site::Answer{web::download(exchange::to_csv(rows), "text/csv; charset=utf-8", "agencies.csv")};
}

static Html names_table(const Agency& agency) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Name"}, {.text = "From"}, {.text = "Until"}},
                       .caption = "Names",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& name : agency.names) table.rows.push_back({{.text = name.name}, {.text = words_of(name.from)}, {.text = words_of(name.until)}});
    return web::shell::table_region("Names", govuk::table(table));
}

static Html agreements_table(const Agency& agency, Date on) {
    if (agency.agreements.empty()) return html("<h2 class=\"govuk-heading-m\">Information-sharing agreements</h2><p class=\"govuk-body\">None on file.</p>");
    govuk::Table table{.rows = {},
                       .head = {{.text = "Edition"}, {.text = "Signed"}, {.text = "From"}, {.text = "Until"}, {.text = "Note"}},
                       .caption = "Information-sharing agreements",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& one : agency.agreements)
        table.rows.push_back({{.text = one.edition},
                              {.text = in_words(one.signed_on)},
                              {.text = in_words(one.from)},
                              {.text = one.until ? in_words(*one.until) : "open-ended"},
                              {.text = one.note}});
    return html("{}<p class=\"govuk-body\">On {}: {}</p>", web::shell::table_region("Information-sharing agreements", govuk::table(table)), in_words(on),
                standing_tag(standing_on(agency.agreements, on)));
}

static std::string name_of(const std::vector<Agency>& agencies, const std::string& key, Date on) {
    const auto agency = std::ranges::find(agencies, key, &Agency::key);
    return agency == agencies.end() ? key : std::string(name_on(*agency, on));
}

static Html successions_of(const Agency& agency, const std::vector<Agency>& agencies, const std::vector<Succession>& all) {
    Html items;
    for (const auto& one : all) {
        if (one.predecessor != agency.key && one.successor != agency.key) continue;
        const Date before = one.on - std::chrono::days{1};
        const auto link = [&](const std::string& key, Date on) {
            return html("<a class=\"govuk-link\" href=\"/agencies/{}?on={}\">{}</a>", key, iso(on), name_of(agencies, key, on));
        };
        items.add("<li>{}: {} {} {}</li>", in_words(one.on), link(one.predecessor, before), in_words(passing_of(one, all)), link(one.successor, one.on));
    }
    if (items.empty()) return {};
    return html("<h2 class=\"govuk-heading-m\">What it came from and what came of it</h2><ul class=\"govuk-list govuk-list--bullet\">{}</ul>", items);
}

static Html facts_of(const Agency& agency) {
    govuk::SummaryList list{.rows = {}};
    const auto add = [&](std::string key, std::string value) {
        if (!value.empty()) list.rows.push_back({.key = {.text = std::move(key)}, .value = {.text = std::move(value)}});
    };
    add("Key", agency.key);
    add("Type", std::string(type_in_words(agency.type)));
    add("Sector", capitalised(agency.sector));
    add("Codes", codes_of(agency));
    add("Note", agency.note);
    return govuk::summary_list(list);
}

static Outcome<site::Answer> show_agency(trail::View& view, const web::Request& request) {
    const auto agencies = load_agencies(view);
    const auto agency = std::ranges::find(agencies, request.parameter("agency"), &Agency::key);
    if (agency == agencies.end()) return not_found();
    const Date on = parse_date(request.query.get("on")).value_or(view.today());
    const std::string name(name_on(*agency, on));
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", name);
    if (!exists_on(*agency, on)) main.add("<p class=\"govuk-body\">It does not exist on {}.</p>", in_words(on));
    main.add(facts_of(*agency)).add(names_table(*agency)).add(successions_of(*agency, agencies, load_successions(view))).add(agreements_table(*agency, on));
    if (view.may(permissions::maintain))
        main.add(govuk::button(
            {.text = "Put an agreement on file", .href = fmt::format("/agencies/{}/agreements", agency->key), .classes = "govuk-button--secondary"}));
    return site::Answer{site::Page{.title = name, .main = std::move(main), .breadcrumbs = {{"Agencies", "/agencies"}}}};
}

static Html type_question(const web::Request& request, const std::vector<FieldError>& errors) {
    govuk::Select type{
        .name = "type", .items = {{.value = "", .text = "Choose one"}}, .value = std::string(request.form.get("type")), .label = {.text = "Type"}};
    for (const auto& each : agency_types) type.items.push_back({.value = std::string(each.token), .text = std::string(each.words)});
    type.error_message = error_of(errors, "type");
    govuk::Select sector{
        .name = "sector", .items = {{.value = "", .text = "Choose one"}}, .value = std::string(request.form.get("sector")), .label = {.text = "Sector"}};
    for (const auto each : sectors) sector.items.push_back({.value = std::string(each), .text = capitalised(each)});
    sector.error_message = error_of(errors, "sector");
    return govuk::select(type).add(govuk::select(sector));
}

static site::Page agency_form(const web::Request& request, std::vector<FieldError> errors) {
    FormPage form{.title = "Add an agency", .path = "/agencies/new", .button = "Add the agency", .breadcrumbs = {{"Agencies", "/agencies"}}};
    form.fields.add(text_question(request, {.name = "name", .label = "Name"}, errors));
    form.fields.add(
        text_question(request, {.name = "key", .label = "Key", .hint = "Stays when the name changes: lower-case letters, digits and hyphens"}, errors));
    form.fields.add(type_question(request, errors));
    form.fields.add(text_question(request, {.name = "urn", .label = "Unique reference number (schools)"}, errors));
    form.fields.add(text_question(request, {.name = "ods", .label = "NHS organisation code"}, errors));
    form.fields.add(text_question(request, {.name = "la", .label = "Local authority number"}, errors));
    return form_page(request, form, std::move(errors));
}

static Outcome<site::Answer> take_agency(trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
    const auto text = [&](const char* field) { return std::string(request.form.get(field)); };
    const Agency agency{.key = text("key"),
                        .type = text("type"),
                        .sector = text("sector"),
                        .codes = {.urn = text("urn"), .ods = text("ods"), .la = text("la")},
                        .names = {{.name = text("name")}}};
    const auto added = journal.change(actor, "Agency added", [&](trail::Change& change) { return add_agency(change, agency); });
    if (added) return site::Answer{site::redirect_with_message("/agencies/" + agency.key, "The agency was added")};
    if (!can_be_put_right(added.refusal())) return added.refusal();
    return site::Answer{agency_form(request, errors_of(added.refusal(), "name"))};
}

static site::Page agreement_form(const web::Request& request, std::vector<FieldError> errors) {
    const std::string key = request.parameter("agency");
    FormPage form{.title = "Put an information-sharing agreement on file", .path = fmt::format("/agencies/{}/agreements", key), .button = "Put it on file"};
    form.breadcrumbs = {{"Agencies", "/agencies"}, {key, "/agencies/" + key}};
    form.fields.add(text_question(request, {.name = "edition", .label = "Edition", .hint = "Which text was signed, for example 2018"}, errors));
    form.fields.add(date_question(request, {.name = "signed", .label = "Signed on", .hint = "For example, 27 3 2026"}, errors));
    form.fields.add(date_question(request, {.name = "from", .label = "Counts from", .hint = "The first day"}, errors));
    form.fields.add(date_question(request, {.name = "until", .label = "Counts until", .hint = "The last day; leave it empty where it is open-ended"}, errors));
    return form_page(request, form, std::move(errors));
}

static Outcome<site::Answer> show_agreement_form(trail::View& view, const web::Request& request) {
    if (!find_agency(view, request.parameter("agency"))) return not_found();
    return site::Answer{agreement_form(request, {})};
}

static Outcome<site::Answer> take_agreement(trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
    std::vector<FieldError> errors;
    const std::string key = request.parameter("agency");
    const Agreement agreement{.edition = std::string(request.form.get("edition")),
                              .signed_on = required_date_in(request, "signed", errors),
                              .from = required_date_in(request, "from", errors),
                              .until = optional_date_in(request, "until", errors)};
    if (!errors.empty()) return site::Answer{agreement_form(request, std::move(errors))};
    const auto filed = journal.change(actor, "Agreement put on file", [&](trail::Change& change) { return file_agreement(change, key, agreement); });
    if (filed) return site::Answer{site::redirect_with_message("/agencies/" + key, "The agreement is on file")};
    if (!can_be_put_right(filed.refusal())) return filed.refusal();
    return site::Answer{agreement_form(request, errors_of(filed.refusal(), "edition"))};
}

void add_agency_routes(site::Router& router) {
    router.get("/agencies", permissions::view, list_agencies);
    site::add_table(router, "/agencies/table.csv", permissions::view, download_agencies);
    router.get("/agencies/new", permissions::maintain,
               [](trail::View&, const web::Request& request) -> Outcome<site::Answer> { return site::Answer{agency_form(request, {})}; });
    router.post_act("/agencies/new", permissions::maintain, "Agency added", take_agency);
    router.get("/agencies/{agency}", permissions::view, show_agency);
    router.get("/agencies/{agency}/agreements", permissions::maintain, show_agreement_form);
    router.post_act("/agencies/{agency}/agreements", permissions::maintain, "Agreement put on file", take_agreement);
}

}  // namespace holdfast::organisations
