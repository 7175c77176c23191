#pragma once

#include "core/clocks/running.hpp"
#include "core/policy/record_store.hpp"
#include "core/trail/view.hpp"
#include "core/vault/vault_service.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::lado {

/// What the designated officers work with besides the records: their vault.
struct Office {
    vault::Vault vault;
    trail::KeyFolder keys;      ///< of the vault, for what engines seal in it: documents and actions
    std::vector<Role> roles{};  ///< of the product: by them the safeguarding leads of employers are found
};
using SharedOffice = std::shared_ptr<const Office>;
/// The office whose vault has its key in the folder. Without the roles nobody is found with whom a case could be shared.
SharedOffice office_with(const trail::KeyFolder& keys, const std::vector<Role>& roles = {});

/// The clocks of allegations, counted with the calendar as it is now.
clocks::Rules rules_of(trail::View& view);

/// An agency whose designated officers take referrals: that for which a named reader of the vault acts today.
struct Service {
    std::string agency{};  ///< as records have their owner: its key, or its name where it is on no file
    std::string name{};
};
/// In the order of their names. Several where councils keep one system together: the referrer says whose area it is.
std::vector<Service> services_of(trail::View& view, const Office& office);

/// The named readers of the vault.
struct Officer {
    Id<trail::Account> account{};
    std::string name{};
    std::string agency{};  ///< as `Service` has it
};
std::vector<Officer> officers_of(trail::View& view, const Office& office);

/// The authority for which the viewer reads the vault; empty for who is no named reader.
std::string authority_of(trail::View& view, const Office& office);

/// Which cases the viewer may list.
policy::ListFilter listable_cases(trail::View& view);
/// Who has open cases that the viewer may list, and every officer besides: somebody who left or reads the vault no more may have some still.
std::vector<Officer> holders_of_cases(trail::View& view, const Office& office);
/// Whether the words hold every part of the person's name, in whichever order and however they are written: "OFFICER, Ms Ann" does.
bool is_named_in(const std::string& words, const std::string& person);
/// The officer whom these words name. An officer who is named in a referral must not see it; others see no allegation, whoever it is about.
std::optional<Id<trail::Account>> officer_called(trail::View& view, const Office& office, const std::string& name);
/// The employer where it is an agency on file, by its key or any name that it has had, however it is written; or empty. An officer who holds a post there as well is barred; the authority's own officers deal with allegations
/// against its own staff, as nobody else could, and declare their own connections.
std::string employer_agency(trail::View& view, const std::string& employer, const std::string& service);

}  // namespace holdfast::lado
