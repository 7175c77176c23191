#include "features/professional_disagreement/agency_store.hpp"

#include "core/access/account_store.hpp"
#include "core/organisations/organisation_store.hpp"

#include <algorithm>
#include <set>

namespace holdfast::professional_disagreement {

std::string agency_called(trail::View& view, const std::string& called) {
    const auto agency = organisations::find_agency_called(view, called, view.today());
    return agency ? agency->key : called;
}

std::string name_of_agency(trail::View& view, const std::string& key) {
    const auto agency = organisations::find_agency(view, key);
    return agency ? std::string(organisations::name_on(*agency, view.today())) : key;
}

std::string name_of(trail::View& view, Id<trail::Account> account) {
    const auto found = access::find_account(view, account);
    return found ? found->name : std::string{};
}

std::vector<DecidingAgency> deciding_agencies(trail::View& view) {
    std::set<std::string> called;
    for (const auto& account : access::load_accounts(view))
        if (account.is_active) called.insert(account.agency);
    std::set<std::string> acting;
    for (const auto& agency : called) acting.insert(agency_called(view, agency));
    std::vector<DecidingAgency> agencies;
    for (const auto& agency : organisations::load_agencies(view))
        if (organisations::exists_on(agency, view.today()) || acting.contains(agency.key))
            agencies.push_back({.key = agency.key, .name = std::string(organisations::name_on(agency, view.today()))});
    std::ranges::sort(agencies, {}, &DecidingAgency::name);
    return agencies;
}

}  // namespace holdfast::professional_disagreement
