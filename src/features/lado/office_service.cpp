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
#include <cctype>
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

/// What stands between the words of a name: everything but letters, digits and apostrophes.
static bool parts_words(std::uint32_t code) {
    if (code < 0x80) return code != '\'' && std::isalnum(static_cast<int>(code)) == 0;
    const bool is_apostrophe = code == 0x2018 || code == 0x2019;
    return (code <= 0xBF || (code >= 0x2000 && code <= 0x206F) || (code >= 0x3000 && code <= 0x303F)) && !is_apostrophe;
}

/// The words of the text as names are compared: small, without marks, without a final 's, and without characters that cannot be seen.
static std::vector<std::string> name_words(std::string_view text) {
    std::string seen;
    while (!text.empty()) {
        const auto next = next_character(text);
        const auto letter = text.substr(0, std::max<std::size_t>(next.bytes, 1));
        const bool has_no_width = next.code == 0xAD || (next.code >= 0x200B && next.code <= 0x200F) || next.code == 0x2060 || next.code == 0xFEFF;
        if (!has_no_width) seen += parts_words(next.code) ? " " : letter;
        text.remove_prefix(letter.size());
    }
    std::vector<std::string> words;
    std::istringstream each(seen);
    for (std::string word; each >> word;) {
        for (const std::string_view ending : {"'s", "\u2019s"})
            if (word.ends_with(ending)) word.resize(word.size() - ending.size());
        if (auto plain = vault::normal_form(word); !plain.empty()) words.push_back(std::move(plain));
    }
    return words;
}

bool is_named_in(const std::string& words, const std::string& person) {
    const auto name = name_words(person), written = name_words(words);
    std::set<std::string> known(written.begin(), written.end());
    for (std::size_t at = 1; at < written.size(); ++at) known.insert(written[at - 1] + written[at]);  // Anne Marie, where the account has Annemarie
    const auto has = [&](const std::string& word) { return known.contains(word); };
    const auto has_joined = [&](std::size_t at) { return at + 1 < name.size() && known.contains(name[at] + name[at + 1]); };
    if (name.empty()) return false;
    for (std::size_t at = 0; at < name.size(); ++at) {
        if (has(name[at])) continue;
        if (!has_joined(at)) return false;
        ++at;
    }
    return true;
}

std::optional<Id<trail::Account>> officer_called(trail::View& view, const Office& office, const std::string& name) {
    for (const auto& officer : officers_of(view, office))
        if (is_named_in(name, officer.name)) return officer.account;
    return std::nullopt;
}

/// Its name without what is written in many ways: case, marks, hyphens, blanks and the article.
static std::string plain_name(std::string_view name) {
    std::string plain;
    for (const auto& word : name_words(name))
        if (word != "the") plain += word;
    return plain;
}

std::string employer_agency(trail::View& view, const std::string& employer, const std::string& service) {
    const auto called = plain_name(employer);
    if (called.empty()) return {};
    std::string former;
    for (const auto& agency : organisations::load_agencies(view)) {
        if (agency.key == employer || plain_name(organisations::name_on(agency, view.today())) == called) return agency.key != service ? agency.key : "";
        const auto had = [&](const organisations::AgencyName& each) { return plain_name(each.name) == called; };
        if (former.empty() && agency.key != service && std::ranges::any_of(agency.names, had)) former = agency.key;
    }
    return former;
}

}  // namespace holdfast::lado
