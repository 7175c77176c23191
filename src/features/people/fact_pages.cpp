#include "features/people/fact_pages.hpp"

#include "core/organisations/organisation_store.hpp"
#include "core/people/person_service.hpp"
#include "core/people/postcode.hpp"
#include "features/people/form_pages.hpp"
#include "web/csrf.hpp"

#include <fmt/format.h>

namespace holdfast::people {

using web::Html;
using web::html;
namespace govuk = web::govuk;
using Fields = std::vector<std::pair<std::string, std::string>>;

static std::vector<govuk::SelectItem> agency_items(trail::View& view) {
    std::vector<govuk::SelectItem> items{{.value = "", .text = "National, or none"}};
    for (const auto& agency : organisations::load_agencies(view))
        items.push_back({.value = agency.key, .text = std::string(organisations::name_on(agency, view.today()))});
    return items;
}

/// Every code of every characteristic, as `sex F`.
static std::vector<govuk::SelectItem> trait_items() {
    std::vector<govuk::SelectItem> items;
    const auto add = [&](Characteristic characteristic, std::string_view code) {
        const Trait trait{characteristic, std::string(code)};
        const auto& line = line_of(characteristics, characteristic);
        items.push_back({.value = fmt::format("{} {}", line.token, code), .text = fmt::format("{}: {}", line.words, words_of(trait))});
    };
    for (const auto& sex : sexes) add(Characteristic::sex, sex.token);
    for (const auto& code : ethnicities) add(Characteristic::ethnicity, code.code);
    for (const auto& code : disabilities) add(Characteristic::disability, code.code);
    for (int reason = 1; reason <= 7; ++reason) add(Characteristic::upn_unknown, fmt::format("UN{}", reason));
    return items;
}

static Html days_of(const Form& form) { return form.day("from", "First day", "Where it is known").add(form.day("until", "Last day", "Where it is over")); }

static Html fields_of(trail::View& view, const Form& form, FactKind kind) {
    switch (kind) {
        case FactKind::name:
            return form.choice("kind", "Kind of name", items_of(name_kinds))
                .add(form.line("given", "Given names"))
                .add(form.line("family", "Family name"))
                .add(days_of(form));
        case FactKind::birth:
            return form.day("born_on", "Date of birth", "For example, 31 3 2012")
                .add(form.choice("precision", "How sure is the date?", items_of(birth_precisions)));
        case FactKind::death: return form.day("died_on", "Date of death", "For example, 31 3 2022");
        case FactKind::trait: return form.choice("code", "Characteristic", trait_items());
        case FactKind::identifier:
            return form.choice("kind", "Kind of number", items_of(identifier_kinds))
                .add(form.line("value", "Number"))
                .add(form.choice("issuer", "Given by", agency_items(view)))
                .add(days_of(form));
        case FactKind::address:
            return form.choice("kind", "Kind of address", items_of(address_kinds))
                .add(form.lines("lines", "Address", "Without the postcode"))
                .add(form.line("postcode", "Postcode"))
                .add(form.tick("is_confidential", "The address is confidential", "A refuge, or a placement that the family may not know"))
                .add(days_of(form));
        case FactKind::relationship: break;
    }
    return form.line("to", "Reference of the other person", "Ten letters and digits, at the top of their record")
        .add(form.choice("kind", "The other person is their", items_of(relations)))
        .add(form.tick("has_responsibility", "The other person has parental responsibility"))
        .add(days_of(form));
}

/// The fact that the form says; what cannot be read goes to `errors`.
static Fact fact_in(trail::View& view, const web::Request& request, FactKind kind, std::vector<FieldError>& errors) {
    const auto from = day_in(request, "from", errors), until = day_in(request, "until", errors);
    const std::string token(request.form.get("kind"));
    switch (kind) {
        case FactKind::name:
            return Name{parse_token(name_kinds, token).value_or(NameKind::current), typed(request, "given"), typed(request, "family"), from, until};
        case FactKind::birth: {
            const auto born = day_in(request, "born_on", errors);
            if (!born && errors.empty()) errors.push_back({"born_on", "Enter the date of birth"});
            return Birth{born.value_or(Date{}), parse_token(birth_precisions, request.form.get("precision")).value_or(BirthPrecision::exact)};
        }
        case FactKind::death: {
            const auto died = day_in(request, "died_on", errors);
            if (!died && errors.empty()) errors.push_back({"died_on", "Enter the date of death"});
            return Death{died.value_or(Date{})};
        }
        case FactKind::trait: {
            const std::string code = typed(request, "code");
            const auto characteristic = parse_token(characteristics, code.substr(0, code.find(' ')));
            return Trait{characteristic.value_or(Characteristic::sex), characteristic ? code.substr(code.find(' ') + 1) : ""};
        }
        case FactKind::identifier: {
            const auto number_kind = parse_identifier_kind(token).value_or(IdentifierKind::agency_id);
            const auto value = identifier_value(number_kind, typed(request, "value"));
            return Identifier{number_kind, words_of(number_kind).is_national ? "" : typed(request, "issuer"), value ? *value : typed(request, "value"), from,
                              until};
        }
        case FactKind::address: {
            const std::string postcode = typed(request, "postcode");
            return Address{parse_token(address_kinds, token).value_or(AddressKind::home),
                           typed(request, "lines"),
                           postcode_of(postcode).value_or(postcode),
                           request.form.get("is_confidential") == "yes",
                           from,
                           until};
        }
        case FactKind::relationship: break;
    }
    const auto other = find_person(view, typed(request, "to"));
    return Relationship{other ? other->id : Id<Person>{}, parse_token(relations, token).value_or(Relation::other),
                        request.form.get("has_responsibility") == "yes", from, until};
}

namespace {

/// What is on record, as the fields of its form.
struct Filled {
    trail::View& view;
    Fields fields{};

    void put_days(const std::optional<Date>& from, const std::optional<Date>& until) {
        put_day(fields, "from", from);
        put_day(fields, "until", until);
    }
    void operator()(const Name& name) {
        fields = {{"kind", std::string(line_of(name_kinds, name.kind).token)}, {"given", name.given}, {"family", name.family}};
        put_days(name.from, name.until);
    }
    void operator()(const Birth& birth) {
        fields = {{"precision", std::string(line_of(birth_precisions, birth.precision).token)}};
        put_day(fields, "born_on", birth.on);
    }
    void operator()(const Death& death) { put_day(fields, "died_on", death.on); }
    void operator()(const Trait& trait) { fields = {{"code", fmt::format("{} {}", line_of(characteristics, trait.characteristic).token, trait.code)}}; }
    void operator()(const Identifier& number) {
        fields = {{"kind", std::string(words_of(number.kind).token)}, {"value", number.value}, {"issuer", number.issuer}};
        put_days(number.from, number.until);
    }
    void operator()(const Address& address) {
        fields = {{"kind", std::string(line_of(address_kinds, address.kind).token)},
                  {"lines", address.lines},
                  {"postcode", address.postcode},
                  {"is_confidential", address.is_confidential ? "yes" : ""}};
        put_days(address.from, address.until);
    }
    void operator()(const Relationship& one) {
        const auto other = find_person(view, one.to);
        fields = {{"kind", std::string(line_of(relations, one.relation).token)},
                  {"to", other ? other->reference : ""},
                  {"has_responsibility", one.has_parental_responsibility ? "yes" : ""}};
        put_days(one.from, one.until);
    }
};

/// What the path names: a record that the viewer may write in, and a kind of fact.
struct Place {
    std::string reference{};
    FactKind kind{};
    std::string path() const { return fmt::format("/persons/{}/facts/{}", reference, line_of(fact_kinds, kind).token); }
};

Outcome<Place> place_of(trail::View& view, const web::Request& request) {
    const std::string& reference = request.parameter("subject");
    TRY(policy::require(view, policy::Verb::write, question_of(view), reference));
    const auto kind = parse_token(fact_kinds, request.parameter("matter"));
    if (!kind) return not_found();
    return Place{reference, *kind};
}

}  // namespace

static site::Page add_page(trail::View& view, const web::Request& request, const Place& place, std::vector<FieldError> errors) {
    const Form form{request, errors};
    const std::string title = "Add " + with_article(line_of(fact_kinds, place.kind).words);
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1><form method=\"post\" action=\"{}\" novalidate>", title, place.path());
    main.add(web::csrf_field(request)).add(fields_of(view, form, place.kind)).add(govuk::button({.text = "Add", .prevent_double_click = true})).add("</form>");
    return {.title = title,
            .main = std::move(main),
            .breadcrumbs = {{"Find a person", "/persons"}, {"Record " + place.reference, "/persons/" + place.reference}},
            .errors = std::move(errors)};
}

static Outcome<site::Answer> add(trail::Change& change, const web::Request& request) {
    const Place place = TRY(place_of(change, request));
    std::vector<FieldError> errors;
    const Fact fact = fact_in(change, request, place.kind, errors);
    if (!errors.empty()) return shown_again(add_page(change, request, place, errors), invalid(""));
    const auto added = add_fact(change, place.reference, fact);
    if (!added) return shown_again(add_page(change, request, place, added.refusal().errors), added.refusal());
    return site::Answer{site::redirect_with_message("/persons/" + place.reference, "It was added")};
}

static Outcome<HeldFact> held_in(trail::View& view, const web::Request& request, const Place& place) {
    const auto held = find_fact(view, place.kind, Id<HeldFact>{number_in(request, "fact")});
    const auto person = find_person(view, place.reference);
    if (!held || !person || held->person != person->id || !held->is_in_force()) return not_found();
    if (const auto* relationship = std::get_if<Relationship>(&held->fact)) {
        const auto other = find_person(view, relationship->to);
        if (!other || !policy::may(view, policy::Verb::list, question_of(view), other->reference)) return not_found();
    }
    return *held;
}

static site::Page correct_page(trail::View& view, const web::Request& request, const Place& place, const HeldFact& held, std::vector<FieldError> errors) {
    Filled filled{view};
    std::visit(filled, held.fact);
    const Form form{request, errors, std::move(filled.fields)};
    const std::string title = "Correct " + with_article(line_of(fact_kinds, place.kind).words);
    Html main = html(
        "<h1 class=\"govuk-heading-l\">{}</h1><p class=\"govuk-body\">What stands here now is kept as withdrawn, with your reason.</p><form method=\"post\" "
        "action=\"{}/{}\" novalidate>",
        title, place.path(), held.id.number);
    main.add(web::csrf_field(request)).add(fields_of(view, form, place.kind));
    main.add(form.choice("how", "What is right?",
                         {{.value = "instead", .text = "What I have entered above"}, {.value = "nothing", .text = "Nothing: it does not hold at all"}}));
    main.add(form.line("why", "Why is it corrected?")).add(govuk::button({.text = "Correct", .prevent_double_click = true})).add("</form>");
    return {.title = title,
            .main = std::move(main),
            .breadcrumbs = {{"Find a person", "/persons"}, {"Record " + place.reference, "/persons/" + place.reference}},
            .errors = std::move(errors)};
}

static Outcome<site::Answer> correct(trail::Change& change, const web::Request& request) {
    const Place place = TRY(place_of(change, request));
    const HeldFact held = TRY(held_in(change, request, place));
    std::vector<FieldError> errors;
    Correction correction{.kind = place.kind, .id = held.id, .why = typed(request, "why")};
    if (request.form.get("how") != "nothing") correction.instead = fact_in(change, request, place.kind, errors);
    if (!errors.empty()) return shown_again(correct_page(change, request, place, held, errors), invalid(""));
    const auto done = correct_fact(change, place.reference, correction);
    if (!done) return shown_again(correct_page(change, request, place, held, done.refusal().errors), done.refusal());
    return site::Answer{site::redirect_with_message("/persons/" + place.reference, "It was corrected")};
}

void add_fact_routes(site::Router& router) {
    router.get("/persons/{subject}/facts/{matter}", permissions::edit, [](trail::View& view, const web::Request& request) -> Outcome<site::Answer> {
        const Place place = TRY(place_of(view, request));
        view.look({person_kind, place.reference});
        return site::Answer{add_page(view, request, place, {})};
    });
    router.post("/persons/{subject}/facts/{matter}", permissions::edit, "Added to the record", add);
    router.get("/persons/{subject}/facts/{matter}/{fact}", permissions::edit, [](trail::View& view, const web::Request& request) -> Outcome<site::Answer> {
        const Place place = TRY(place_of(view, request));
        const HeldFact held = TRY(held_in(view, request, place));
        view.look({person_kind, place.reference});
        return site::Answer{correct_page(view, request, place, held, {})};
    });
    router.post("/persons/{subject}/facts/{matter}/{fact}", permissions::edit, "Corrected the record", correct);
}

}  // namespace holdfast::people
