#include "core/policy/conflict_store.hpp"
#include "core/policy/vault_access_service.hpp"

namespace holdfast::policy {

Outcome<VaultAccess> enter_vault(trail::View& view, const Question& question, const std::string& reference) {
    TRY(require(view, Verb::read, question, reference));
    const auto facts = find_facts(view, {question.kind.kind, reference}, view.actor().account, question.belonging);
    if (!facts || facts->vault.empty()) return not_found();
    return VaultAccess{facts->vault, reference};
}

std::string vault_of(trail::View& view, const RecordRef& record) {
    const auto own = find_vault(view, record);
    return own.value_or("").empty() ? std::string(common_vault) : *own;
}

Outcome<VaultAccess> enter_record(trail::View& view, const Question& question, const std::string& reference) {
    TRY(require(view, Verb::read, question, reference));
    return VaultAccess{vault_of(view, {question.kind.kind, reference}), reference};
}

VaultAccess enter_for_scanner(trail::View& view, const RecordRef& record) { return VaultAccess{vault_of(view, record), record.reference}; }

Outcome<VaultSearch> search_vault(trail::View& view, const Question& question, const std::string& vault) {
    const bool is_reader = !view.actor().is_operator && is_vault_reader(view, vault, view.actor().account);
    if (!is_reader) return not_found();
    return VaultSearch{vault, question};
}

}  // namespace holdfast::policy
