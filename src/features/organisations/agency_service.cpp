#include "features/organisations/agency_service.hpp"

#include "base/outcome.hpp"
#include "core/organisations/organisation_store.hpp"
#include "features/organisations/permissions.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::organisations {

static std::vector<FieldError> errors_in(const Agency& agency) {
    std::vector<FieldError> errors;
    const auto check = [&](const char* field, const std::string& problem) {
        if (!problem.empty()) errors.push_back({field, problem});
    };
    const auto code = [](std::string_view name, const std::string& problem) { return problem.empty() ? problem : fmt::format("{} {}", name, problem); };
    check("name", agency.names.front().name.empty() ? "Enter the agency's name" : "");
    check("key", is_key(agency.key) ? "" : "Enter a key of lower-case letters, digits and hyphens, such as cumbria-constabulary");
    check("type", is_agency_type(agency.type) ? "" : "Choose what kind of agency it is");
    check("sector", std::ranges::find(sectors, agency.sector) != sectors.end() ? "" : "Choose a sector");
    check("urn", code("The number", urn_problem(agency.codes.urn)));
    check("ods", code("The code", ods_problem(agency.codes.ods)));
    check("la", code("The number", la_problem(agency.codes.la)));
    return errors;
}

Outcome<Done> add_agency(trail::Change& change, const Agency& agency) {
    if (!change.may(permissions::maintain)) return forbidden();
    auto errors = errors_in(agency);
    if (errors.empty() && find_agency(change, agency.key)) errors.push_back({"key", "There is an agency with this key already"});
    if (!errors.empty()) return invalid(std::move(errors));
    put_name(change, put_agency(change, agency), agency.names.front());
    change.record({"organisations.agency_added", {"agency", agency.key}});
    return Done{};
}

Outcome<Done> file_agreement(trail::Change& change, const std::string& key, const Agreement& agreement) {
    if (!change.may(permissions::maintain)) return forbidden();
    const auto agency = find_agency(change, key);
    if (!agency) return not_found();
    if (agreement.edition.empty()) return invalid({{"edition", "Enter which edition was signed, such as 2018"}});
    if (const auto problem = problem_of(agreement); !problem.empty()) return invalid({{"until", "The last day must not be earlier than the first"}});
    const bool is_there =
        std::ranges::any_of(agency->agreements, [&](const Agreement& one) { return one.edition == agreement.edition && one.from == agreement.from; });
    if (is_there) return invalid({{"from", "This edition is on file from this day already"}});
    put_agreement(change, agency->id, agreement);
    change.record({"organisations.agreement_filed", {"agency", key}, fmt::format("edition {} from {}", agreement.edition, iso(agreement.from))});
    return Done{};
}

}  // namespace holdfast::organisations
