#include "features/hub_contacts/parts_pages.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::hub_contacts {

static std::string numbered(const char* name, int at) { return fmt::format("{}_{}", name, at); }

static Child child_in(const web::Request& request, int at, std::vector<FieldError>& errors) {
    return {.given = site::typed(request, numbered("given", at)),
            .family = site::typed(request, numbered("family", at)),
            .born_on = site::day_in(request, numbered("born_on", at), errors),
            .age = site::typed(request, numbered("age", at)),
            .school = site::typed(request, numbered("school", at))};
}

/// Children are said by their numbers; those after the last of whom something is said are none.
static std::vector<Child> children_in(const web::Request& request, std::vector<FieldError>& errors) {
    std::vector<Child> children;
    for (int at = 1; at <= most_children; ++at) children.push_back(child_in(request, at, errors));
    while (!children.empty() && children.back().is_blank()) children.pop_back();
    return children;
}

/// What stands for an answer that is missing, and what is said of that.
template <Listed Value>
struct Missing {
    Value value{};
    const char* message{};
};
template <Listed Value>
static Value chosen_or(const web::Request& request, const std::string& name, const Missing<Value>& missing, std::vector<FieldError>& errors) {
    const auto value = parse<Value>(request.form.get(name));
    if (!value) errors.push_back({name, missing.message});
    return value.value_or(missing.value);
}

Concern concern_in(const web::Request& request, std::vector<FieldError>& errors) {
    const auto typed = [&](const char* name) { return site::typed(request, name); };
    Concern said{.sender = {.source = typed("source"),
                            .name = typed("sender_name"),
                            .role = typed("role"),
                            .agency = typed("agency"),
                            .reach = typed("reach"),
                            .is_kept_from_family = typed("is_kept_from_family") == "yes"},
                 .is_in_danger = typed("is_in_danger") == "yes"};
    said.children = children_in(request, errors);
    said.address = typed("address");
    said.concern = typed("concern");
    said.since = typed("since");
    said.child_says = typed("child_says");
    said.family = typed("family");
    said.tried = typed("tried");
    said.harms = site::every_chosen<Harm>(request, "harms");
    said.domestic_abuse = chosen_or<Known>(request, "domestic_abuse", {Known::not_known, "Say whether there is domestic abuse, as far as you know"}, errors);
    said.children_present = parse<Known>(typed("children_present")).value_or(Known::not_known);
    said.consent = chosen_or<Consent>(request, "consent", {Consent::not_asked, "Say whether the family agreed that you tell the hub"}, errors);
    said.consent_why = typed("consent_why");
    return said;
}

/// Where a field stands on the form: what is wrong is said in that order.
static std::size_t place_of(std::string_view field) {
    static constexpr std::array<std::string_view, 21> order{"given_", "family_",          "born_on_",       "age_",    "school_", "concern", "since",       "child_says", "harms", "domestic_abuse", "children_present",
                                                            "address", "service", "family", "tried", "source", "sender_name", "role", "agency", "reach", "consent"};
    const auto* const found = std::ranges::find_if(order, [field](std::string_view name) { return name == field || (name.ends_with('_') && field.starts_with(name)); });
    return static_cast<std::size_t>(found - order.begin());
}

static std::string service_in(const web::Request& request, const std::vector<Service>& services) {
    auto agency = site::typed(request, "service");
    return agency.empty() && services.size() == 1 ? services.front().agency : agency;
}

/// What the form says, what is wrong with it, and the authority that it goes to.
struct Intake {
    Concern said{};
    std::vector<FieldError> errors{};
    std::string agency{};
};
static Intake intake_of(trail::View& view, const web::Request& request, const Hub& hub) {
    const auto services = services_of(view, hub);
    Intake intake{.agency = service_in(request, services)};
    intake.said = concern_in(request, intake.errors);
    for (auto& more : problems_of(intake.said, view.today())) intake.errors.push_back(std::move(more));
    if (auto problem = problem_of(services, intake.agency)) intake.errors.push_back(*std::move(problem));
    std::ranges::stable_sort(intake.errors, {}, [](const FieldError& error) { return place_of(error.field); });
    return intake;
}

std::vector<FieldError> problems_in(trail::View& view, const web::Request& request, const Hub& hub) { return intake_of(view, request, hub).errors; }

Outcome<std::string> take_contact(trail::Change& change, const web::Request& request, const Hub& hub) {
    auto intake = intake_of(change, request, hub);
    if (!intake.errors.empty()) return invalid(std::move(intake.errors));
    return receive(change, hub, intake.said, intake.agency);
}

}  // namespace holdfast::hub_contacts
