#include "features/people/new_pages.hpp"

#include "core/people/person_service.hpp"
#include "core/people/postcode.hpp"
#include "features/people/form_pages.hpp"
#include "web/csrf.hpp"

namespace holdfast::people {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static site::Page new_page(const web::Request& request, std::vector<FieldError> errors) {
    const Form form{request, errors};
    Html main = html("<h1 class=\"govuk-heading-l\">Put a child or an adult on record</h1><form method=\"post\" action=\"/persons/new\" novalidate>");
    main.add(web::csrf_field(request)).add(form.choice("who", "Who", {{.value = "child", .text = "A child"}, {.value = "adult", .text = "An adult"}}));
    main.add(form.line("given", "Given names")).add(form.line("family", "Family name"));
    main.add(form.day("born_on", "Date of birth", "For example, 31 3 2012. Leave it out where it is not known"));
    main.add(form.choice("precision", "How sure is the date?",
                         {{.value = "exact", .text = "It is exact"},
                          {.value = "estimated", .text = "It is an estimate"},
                          {.value = "expected", .text = "The child is not born yet"}}));
    main.add(form.choice("sex", "Sex", {{.value = "U", .text = "Not known"}, {.value = "F", .text = "Female"}, {.value = "M", .text = "Male"}}));
    main.add(form.lines("lines", "Address", "Without the postcode")).add(form.line("postcode", "Postcode"));
    main.add(form.tick("is_confidential", "The address is confidential", "A refuge, or a placement that the family may not know"));
    main.add(govuk::button({.text = "Put on record", .prevent_double_click = true})).add("</form>");
    return {.title = "Put a child or an adult on record", .main = std::move(main), .breadcrumbs = {{"Find a person", "/persons"}}, .errors = std::move(errors)};
}

static std::vector<Fact> facts_in(const web::Request& request, std::vector<FieldError>& errors) {
    std::vector<Fact> facts{Name{.given = typed(request, "given"), .family = typed(request, "family")}};
    if (const auto born = day_in(request, "born_on", errors))
        facts.push_back(Birth{*born, parse_token(birth_precisions, request.form.get("precision")).value_or(BirthPrecision::exact)});
    if (const auto sex = parse_token(sexes, request.form.get("sex")); sex && *sex != Sex::unknown)
        facts.push_back(Trait{Characteristic::sex, std::string(line_of(sexes, *sex).token)});
    const std::string lines = typed(request, "lines"), postcode = typed(request, "postcode");
    if (!lines.empty() || !postcode.empty())
        facts.push_back(
            Address{.lines = lines, .postcode = postcode_of(postcode).value_or(postcode), .is_confidential = request.form.get("is_confidential") == "yes"});
    return facts;
}

static Outcome<site::Answer> add_new(trail::Change& change, const web::Request& request) {
    std::vector<FieldError> errors;
    auto facts = facts_in(request, errors);
    if (!errors.empty()) return shown_again(new_page(request, errors), invalid(""));
    const auto person = add_person(change, {.is_adult = request.form.get("who") == "adult", .facts = std::move(facts)});
    if (!person) return shown_again(new_page(request, person.refusal().errors), person.refusal());
    return site::Answer{site::redirect_with_message("/persons/" + person->reference, "The record was made")};
}

void add_new_routes(site::Router& router) {
    router.get("/persons/new", permissions::edit,
               [](trail::View&, const web::Request& request) { return Outcome<site::Answer>(site::Answer{new_page(request, {})}); });
    router.post("/persons/new", permissions::edit, "Put on record", add_new);
}

}  // namespace holdfast::people
