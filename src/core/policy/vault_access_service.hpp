#pragma once

#include "core/policy/record_service.hpp"

#include <string>

namespace holdfast::policy {

/// That the policy lets this viewer open this record of a vault. Nothing of a vault is decrypted without one, and only `enter_vault` makes one.
class VaultAccess {
public:
    VaultAccess(VaultAccess&&) = default;
    const std::string& vault() const { return vault_; }
    const std::string& reference() const { return reference_; }

private:
    friend Outcome<VaultAccess> enter_vault(trail::View& view, const Question& question, const std::string& reference);
    VaultAccess(std::string vault, std::string reference) : vault_(std::move(vault)), reference_(std::move(reference)) {}

    std::string vault_;
    std::string reference_;
};
/// Refused with not_found to who may not read the record, and to who is not a named reader of its vault.
Outcome<VaultAccess> enter_vault(trail::View& view, const Question& question, const std::string& reference);

/// That the viewer is a named reader of the vault, and may look for a value in it; what is found is theirs only as far as they may list it.
class VaultSearch {
public:
    VaultSearch(VaultSearch&&) = default;
    const std::string& vault() const { return vault_; }
    const Question& question() const { return question_; }

private:
    friend Outcome<VaultSearch> search_vault(trail::View& view, const Question& question, const std::string& vault);
    VaultSearch(std::string vault, const Question& question) : vault_(std::move(vault)), question_(question) {}

    std::string vault_;
    Question question_;
};
/// Refused to everybody but the named readers. `question.kind` must outlive what it gives.
Outcome<VaultSearch> search_vault(trail::View& view, const Question& question, const std::string& vault);

}  // namespace holdfast::policy
