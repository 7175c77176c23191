#include "core/policy/conflict_store.hpp"
#include "core/policy/vault_access_service.hpp"

namespace holdfast::policy {

Outcome<VaultAccess> enter_vault(trail::View& view, const Question& question, const std::string& reference) {
    TRY(require(view, Verb::read, question, reference));
    const auto facts = find_facts(view, {question.kind.kind, reference}, view.actor().account, question.belonging);
    if (!facts || facts->vault.empty()) return not_found();
    return VaultAccess{facts->vault, reference};
}

Outcome<VaultSearch> search_vault(trail::View& view, const Question& question, const std::string& vault) {
    const bool is_reader = !view.actor().is_operator && is_vault_reader(view, vault, view.actor().account);
    if (!is_reader) return not_found();
    return VaultSearch{vault, question};
}

}  // namespace holdfast::policy
