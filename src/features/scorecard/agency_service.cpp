#include "features/scorecard/agency_service.hpp"

#include "core/organisations/organisation_store.hpp"
#include "core/policy/record_store.hpp"
#include "features/scorecard/permissions.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::scorecard {

std::map<std::string, std::string, std::less<>> agency_names(trail::View& view) {
    std::map<std::string, std::string, std::less<>> names;
    for (const auto& agency : organisations::load_agencies(view)) names.emplace(agency.key, organisations::name_on(agency, view.today()));
    return names;
}

std::string agency_name(trail::View& view, std::string_view key) {
    if (!organisations::is_key(key)) return std::string(key);
    const auto agency = organisations::find_agency(view, key);
    return std::string(agency ? organisations::name_on(*agency, view.today()) : key);
}

std::string submitter_in_words(trail::View& view) {
    const auto& actor = view.actor();
    return actor.agency.empty() ? actor.name : fmt::format("{}, {}", actor.name, agency_name(view, actor.agency));
}

bool Submitter::acts_for(std::string_view agency) {
    if (!agencies_) agencies_ = policy::belonging_of(view_).agencies;
    return std::ranges::find(*agencies_, agency) != agencies_->end();
}

bool Submitter::may(const Defined& indicator) {
    if (!view_.may(permissions::submit)) return false;
    const auto& agency = indicator.definition.agency;
    return agency.empty() || view_.may(permissions::define) || acts_for(agency);
}

Outcome<Done> Submitter::check(const Defined& indicator) {
    if (!view_.may(permissions::submit)) return forbidden();
    if (may(indicator)) return Done{};
    return forbidden(fmt::format("The values of {} are submitted by {}. You do not act for that agency.", indicator.indicator().code,
                                 agency_name(view_, indicator.definition.agency)));
}

}  // namespace holdfast::scorecard
