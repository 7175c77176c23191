#include "features/lado/office_service.hpp"

#include "base/utf8.hpp"
#include "core/access/account_store.hpp"
#include "core/calendar/calendar_store.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/policy/conflict_store.hpp"
#include "features/lado/allegation_store.hpp"
#include "features/lado/permissions.hpp"
#include "features/lado/standards.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>

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

/// Whether a name has two words beside such a character: a blank, a hyphen, a comma.
static bool parts_words(std::uint32_t code) {
    const bool is_space = code <= ' ' || code == 0xA0 || (code >= 0x2000 && code <= 0x200A) || code == 0x3000;
    const bool is_hyphen = code == '-' || (code >= 0x2010 && code <= 0x2015);
    return is_space || is_hyphen || code == ',' || code == ';' || code == '/' || code == '(' || code == ')';
}

/// The words of the text as names are compared: small, without marks and without characters that cannot be seen.
static std::set<std::string> name_words(std::string_view text) {
    std::string seen;
    while (!text.empty()) {
        const auto next = next_character(text);
        const auto letter = text.substr(0, std::max<std::size_t>(next.bytes, 1));
        if (parts_words(next.code)) seen += ' ';
        else if (!is_blank(letter)) seen += letter;
        text.remove_prefix(letter.size());
    }
    std::istringstream words(vault::normal_form(seen));
    return {std::istream_iterator<std::string>(words), {}};
}

bool is_named_in(const std::string& words, const std::string& person) {
    const auto name = name_words(person);
    return !name.empty() && std::ranges::includes(name_words(words), name);
}

std::optional<Id<trail::Account>> officer_called(trail::View& view, const Office& office, const std::string& name) {
    for (const auto& officer : officers_of(view, office))
        if (is_named_in(name, officer.name)) return officer.account;
    return std::nullopt;
}

static std::set<std::string> organisation_words(std::string_view name) {
    auto words = name_words(name);
    words.erase("the");
    return words;
}

std::string employer_agency(trail::View& view, const std::string& employer, const std::string& service) {
    const auto called = organisation_words(employer);
    for (const auto& agency : organisations::load_agencies(view)) {
        const bool is_called_so = agency.key == employer || std::ranges::any_of(agency.names, [&](const organisations::AgencyName& each) {
                                      return organisation_words(each.name) == called;
                                  });
        if (is_called_so) return agency.key != service ? agency.key : std::string{};
    }
    return {};
}

}  // namespace holdfast::lado
