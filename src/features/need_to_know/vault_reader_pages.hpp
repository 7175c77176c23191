#pragma once

#include "core/site/router.hpp"
#include "features/need_to_know/form_pages.hpp"
#include "features/need_to_know/need_to_know.hpp"

namespace holdfast::need_to_know {

using Vaults = std::shared_ptr<const std::vector<NamedVault>>;

/// `/access/vault-readers`: who reads which vault, named by two people.
void add_vault_reader_routes(site::Router& router, const Vaults& vaults);

}  // namespace holdfast::need_to_know
