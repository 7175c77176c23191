#include "features/people/find_pages.hpp"

#include "core/people/search_service.hpp"
#include "features/people/form_pages.hpp"
#include "web/csrf.hpp"
#include "web/shell/parts.hpp"

#include <fmt/format.h>

namespace holdfast::people {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static site::Page find_page(trail::View& view, const web::Request& request, std::vector<FieldError> errors) {
    const Form form{request, errors};
    Html main = html(
        "<h1 class=\"govuk-heading-l\">Find a child or an adult</h1><p class=\"govuk-body\">Spelling need not be exact. Look before you put somebody on "
        "record.</p><form method=\"post\" action=\"/persons/searches\" novalidate>");
    main.add(web::csrf_field(request)).add(form.line("given", "Given name")).add(form.line("family", "Family name"));
    main.add(form.day("born_on", "Date of birth", "For example, 31 3 2012"));
    std::vector<govuk::SelectItem> sex_items{{.value = "U", .text = "Not known"}, {.value = "F", .text = "Female"}, {.value = "M", .text = "Male"}};
    main.add(form.choice("sex", "Sex", std::move(sex_items))).add(form.line("postcode", "Postcode"));
    main.add(form.line("number", "Number", "NHS number, pupil number, or a number at an agency"));
    main.add(govuk::button({.text = "Find", .prevent_double_click = true})).add("</form>");
    if (view.may(permissions::edit)) main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/persons/new\">Put somebody on record</a></p>");
    return {.title = "Find a child or an adult", .main = std::move(main), .errors = std::move(errors)};
}

static site::Page wait_page(std::chrono::seconds wait) {
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(wait).count();
    Html main = html("<h1 class=\"govuk-heading-l\">Wait before you look for somebody else</h1>");
    main.add("<p class=\"govuk-body\">You have made {} searches in the last hour, which is the most that one account can make. Try again in {} {}.</p>",
             most_searches_an_hour, minutes, minutes == 1 ? "minute" : "minutes");
    main.add("<p class=\"govuk-body\">If a child is in danger now and you must know whether they are known, ring the duty desk.</p>");
    return {.title = "Wait before you look for somebody else",
            .main = std::move(main),
            .breadcrumbs = {{"Find a person", "/persons"}},
            .status = 429,
            .retry_after = wait};
}

static Outcome<site::Answer> begin(trail::Change& change, const web::Request& request) {
    std::vector<FieldError> errors;
    Search wanted{
        .given = typed(request, "given"), .family = typed(request, "family"), .postcode = typed(request, "postcode"), .number = typed(request, "number")};
    wanted.born = day_in(request, "born_on", errors);
    wanted.sex = parse_token(sexes, request.form.get("sex")).value_or(Sex::unknown);
    if (!errors.empty()) return shown_again(find_page(change, request, errors), invalid(""));
    const auto begun = begin_search(change, wanted);
    if (!begun) return shown_again(find_page(change, request, begun.refusal().errors), begun.refusal());
    if (begun->wait.count() > 0) return site::Answer{wait_page(begun->wait)};
    return site::Answer{web::redirect("/persons/searches/" + begun->reference)};
}

static std::string asked_in_words(const Search& search) {
    std::string words = search.given + (search.given.empty() || search.family.empty() ? "" : " ") + search.family;
    if (search.born) words += (words.empty() ? "born " : ", born ") + in_words(*search.born);
    if (!search.postcode.empty()) words += ", " + search.postcode;
    if (!search.number.empty()) words += (words.empty() ? "number " : ", number ") + search.number;
    return words;
}

/// The weights that speak for and against, in words.
static std::string why(const Match& match) {
    std::string words;
    for (const auto& weight : match.weights)
        if (weight.tenths != 0) words += fmt::format("{}{} ({})", words.empty() ? "" : "; ", weight.because, bits_in_words(weight.tenths));
    return words;
}

static Html band_tag(Band band) {
    return govuk::tag({.text = band == Band::same       ? "Likely"
                               : band == Band::possible ? "Possible"
                                                        : "Less likely",
                       .classes = band == Band::same       ? "govuk-tag--green"
                                  : band == Band::possible ? "govuk-tag--yellow"
                                                           : "govuk-tag--grey"});
}

static Html results_table(const Results& results, Date today) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Name"}, {.text = "Date of birth"}, {.text = "How sure"}, {.text = "Why"}},
                       .caption = "Who may be meant, the likeliest first",
                       .caption_classes = "govuk-visually-hidden",
                       .first_cell_is_header = true};
    for (const auto& result : results.people)
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"/persons/{}\">{}</a>", result.person.reference, name_shown(result.facts))},
                              {.text = birth_shown(result.facts, today)},
                              {.html = band_tag(result.match.band)},
                              {.text = why(result.match)}});
    return web::shell::table_region("Who may be meant", govuk::table(table));
}

static Outcome<site::Answer> show_results(trail::View& view, const web::Request& request, NameIndex& index) {
    const auto search = TRY(open_search(view, request.parameter("search")));
    const auto results = results_of(view, index, search);
    Html main = html("<h1 class=\"govuk-heading-l\">Who may be meant</h1><p class=\"govuk-body\">You looked for {}.</p>", asked_in_words(search));
    if (results.is_known_to_others) main.add(govuk::inset_text({.text = std::string(policy::Stub::words)}));
    if (results.people.empty()) main.add("<p class=\"govuk-body\">There is nobody whose record you may read.</p>");
    else main.add(results_table(results, view.today()));
    main.add("<p class=\"govuk-body app-no-print\"><a class=\"govuk-link\" href=\"/persons\">Look for somebody else</a></p>");
    if (view.may(permissions::edit))
        main.add(govuk::button({.text = "Put a new person on record", .href = "/persons/new", .classes = "govuk-button--secondary"}));
    return site::Answer{site::Page{.title = "Who may be meant", .main = std::move(main), .breadcrumbs = {{"Find a person", "/persons"}}, .is_wide = true}};
}

void add_find_routes(site::Router& router, const std::shared_ptr<NameIndex>& index) {
    router.get("/persons", permissions::find,
               [](trail::View& view, const web::Request& request) { return Outcome<site::Answer>(site::Answer{find_page(view, request, {})}); });
    router.post("/persons/searches", permissions::find, "Looked for a person", begin);
    router.get("/persons/searches/{search}", permissions::find,
               [index](trail::View& view, const web::Request& request) { return show_results(view, request, *index); });
}

}  // namespace holdfast::people
