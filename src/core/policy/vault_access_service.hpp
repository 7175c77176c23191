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
    friend Outcome<VaultAccess> enter_record(trail::View& view, const Question& question, const std::string& reference);
    friend VaultAccess enter_for_scanner(trail::View& view, const RecordRef& record);
    VaultAccess(std::string vault, std::string reference) : vault_(std::move(vault)), reference_(std::move(reference)) {}

    std::string vault_;
    std::string reference_;
};
/// Refused with not_found to who may not read the record, and to who is not a named reader of its vault.
Outcome<VaultAccess> enter_vault(trail::View& view, const Question& question, const std::string& reference);

/// The vault of what is sealed of records that are in no vault of their own, such as their documents. It has no named readers: who may read the record may.
inline constexpr std::string_view common_vault = "records";
/// Which vault holds what is sealed of this record: its own, or the common one.
std::string vault_of(trail::View& view, const RecordRef& record);
/// The same for what any record may have sealed, in whichever of the two it is. Refused with not_found to who may not read the record.
Outcome<VaultAccess> enter_record(trail::View& view, const Question& question, const std::string& reference);

/// For the virus scanner alone, which reads what waits in quarantine and shows it to nobody. It asks no rule; the looks are in the trail as the product's.
VaultAccess enter_for_scanner(trail::View& view, const RecordRef& record);

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
