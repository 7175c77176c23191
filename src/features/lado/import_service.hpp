#pragma once

#include "core/exchange/import.hpp"
#include "features/lado/office_service.hpp"

#include <vector>

namespace holdfast::lado {

/// The kinds `allegations` and `consultations`: what may be counted of past cases, without a name in it; for whom and as what the adult works goes to the vault. Each record lies in the vault like any other, for
/// the designated officers of the authority that the row names. The reference names a row; a case that an officer has taken on is changed on its page alone.
std::vector<exchange::ImportKind> imports(const SharedOffice& office);

}  // namespace holdfast::lado
