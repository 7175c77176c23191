#include "features/returns/returns.hpp"

#include "core/pathway/pathway_store.hpp"
#include "core/pathway/permissions.hpp"

namespace holdfast::returns {

site::Feature feature() {
    return {.name = "returns", .migrations = pathway::migrations(), .permissions = {pathway::permissions::load_returns, pathway::permissions::write_returns}};
}

}  // namespace holdfast::returns
