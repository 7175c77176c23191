#include "features/lado/office_service.hpp"

#include "core/access/account_store.hpp"
#include "core/calendar/calendar_store.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/policy/conflict_store.hpp"
#include "features/lado/allegation_store.hpp"
#include "features/lado/permissions.hpp"
#include "features/lado/standards.hpp"

#include <algorithm>

namespace holdfast::lado {

SharedOffice office_with(const trail::KeyFolder& keys, const std::vector<Role>& roles) {
    return std::make_shared<const Office>(Office{vault::Vault{std::string(vault_name), keys}, keys, roles});
}

clocks::Rules rules_of(trail::View& view) { return clocks::Rules{every_clock, {.calendar = calendar::load_calendar(view)}}; }

std::vector<Officer> officers_of(trail::View& view, const Office& office) {
    std::vector<Officer> officers;
    for (const auto& reader : policy::vault_readers(view)) {
        if (reader.vault != office.vault.name() || !reader.confirmed_by) continue;
        const auto account = access::find_account(view, reader.account);
        if (!account || !account->is_active) continue;
        const auto agency = organisations::find_agency_called(view, account->agency, view.today());
        officers.push_back(Officer{account->id, account->name, agency ? agency->key : account->agency});
    }
    std::ranges::sort(officers, {}, &Officer::name);
    return officers;
}

std::string authority_of(trail::View& view, const Office& office) {
    const auto officers = officers_of(view, office);
    const auto own = std::ranges::find(officers, view.actor().account, &Officer::account);
    return own == officers.end() ? std::string{} : own->agency;
}

policy::ListFilter listable_cases(trail::View& view) { return policy::list_filter(view, allegation_records, policy::belonging_of(view)); }

std::vector<Officer> holders_of_cases(trail::View& view, const Office& office) {
    auto holders = officers_of(view, office);
    for (const auto& id : holders_of_open_cases(view, listable_cases(view))) {
        if (std::ranges::find(holders, id, &Officer::account) != holders.end()) continue;
        const auto account = access::find_account(view, id);
        holders.push_back({id, (account ? account->name : "Account " + std::to_string(id.number)) + " (no officer any more)", ""});
    }
    return holders;
}

std::vector<Service> services_of(trail::View& view, const Office& office) {
    std::vector<Service> services;
    for (const auto& officer : officers_of(view, office)) {
        if (std::ranges::find(services, officer.agency, &Service::agency) != services.end()) continue;
        const auto agency = organisations::find_agency_called(view, officer.agency, view.today());
        services.push_back(Service{officer.agency, agency ? std::string(organisations::name_on(*agency, view.today())) : officer.agency});
    }
    std::ranges::sort(services, {}, &Service::name);
    return services;
}

bool is_named_in(const std::string& words, const std::string& person) {
    return (" " + vault::normal_form(words) + " ").find(" " + vault::normal_form(person) + " ") != std::string::npos;
}

std::optional<Id<trail::Account>> officer_called(trail::View& view, const Office& office, const std::string& name) {
    for (const auto& officer : officers_of(view, office))
        if (is_named_in(name, officer.name)) return officer.account;
    return std::nullopt;
}

std::string employer_agency(trail::View& view, const std::string& employer, const std::string& service) {
    const auto agency = organisations::find_agency_called(view, employer, view.today());
    return agency && agency->key != service ? agency->key : std::string{};
}

}  // namespace holdfast::lado
