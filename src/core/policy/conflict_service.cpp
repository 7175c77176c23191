#include "core/policy/conflict_service.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::policy {

template <class Thing>
static RecordRef subject(std::string_view kind, Id<Thing> id) {
    return {kind, std::to_string(id.number)};
}

bool keeps_register(trail::View& view, const std::string& vault) {
    if (view.actor().is_operator) return false;
    return vault.empty() ? view.may(permissions::maintain_conflicts) : is_vault_reader(view, vault, view.actor().account);
}

/// Who keeps the register but not this part of it is told where they went wrong.
static Refusal refused_to(trail::View& view, const char* field, const char* words) {
    return keeps_register(view, "") ? invalid({{field, words}}) : forbidden();
}

/// That a record of a vault has a conflict is not for others to learn, by a number that they guess either.
static bool is_hidden(trail::View& view, const std::string& vault) { return !vault.empty() && !keeps_register(view, vault); }

/// Two people decide: both by name, both allowed to, and neither for themselves.
static std::optional<Refusal> bars_deciding(const trail::Change& change, bool is_allowed, Id<trail::Account> about) {
    if (!is_allowed || change.actor().is_operator) return forbidden();
    if (change.actor().account == about) return forbidden("Nobody decides this about themselves.");
    return std::nullopt;
}

Outcome<Id<DeclaredConflict>> declare_conflict(trail::Change& change, const DeclaredConflict& declared) {
    const bool is_own = declared.account == change.actor().account && !change.actor().is_operator;
    if (!is_own && !keeps_register(change, declared.vault))
        return refused_to(change, "account", "Of this kind of record you can declare your own conflict only");
    std::vector<FieldError> errors;
    if (declared.reference.empty()) errors.push_back({"reference", "Enter the reference of the record"});
    if (declared.account.number <= 0) errors.push_back({"account", "Choose a person"});
    if (declared.conflict == Conflict::none) errors.push_back({"conflict", "Choose whom the record is about"});
    if (declared.vault.empty() && declared.reason.empty()) errors.push_back({"reason", "Say how they are connected"});
    if (!declared.vault.empty() && !declared.reason.empty())
        errors.push_back({"reason", "Leave this empty for records of this kind: it would be read outside their vault"});
    if (!errors.empty()) return invalid(std::move(errors));
    const auto id = insert_conflict(change, declared);
    if (!declared.reason.empty()) change.because(declared.reason);
    const std::string who = fmt::format("account {}, {}", declared.account.number, token_of(declared.conflict));
    change.record({"policy.conflict_declared", subject("conflict", id), declared.vault.empty() ? who : ""});
    return id;
}

/// What one person could end alone would be a bar that one person can lift.
static Outcome<Withdrawal> propose_withdrawal(trail::Change& change, Id<DeclaredConflict> id, const std::string& reason) {
    if (reason.empty()) return invalid({{"reason", "Say why there is no conflict any more"}});
    propose_withdrawal(change, id);
    change.because(reason);
    change.record({"policy.conflict_withdrawal_proposed", subject("conflict", id)});
    return Withdrawal::awaits_second_person;
}

Outcome<Withdrawal> withdraw_conflict(trail::Change& change, Id<DeclaredConflict> id, const std::string& reason) {
    const auto declared = find_conflict(change, id);
    if (!declared || declared->ended_at || is_hidden(change, declared->vault)) return not_found();
    if (auto refused = bars_deciding(change, keeps_register(change, declared->vault), declared->account)) return *std::move(refused);
    if (!declared->withdrawal_by) return propose_withdrawal(change, id, reason);
    if (declared->withdrawal_by == change.actor().account) return forbidden("Another person has to confirm what you proposed.");
    end_conflict(change, id);
    if (!reason.empty()) change.because(reason);
    change.record({"policy.conflict_withdrawn", subject("conflict", id)});
    return Withdrawal::done;
}

Outcome<Id<Override>> propose_override(trail::Change& change, const Override& wanted) {
    std::vector<FieldError> errors;
    if (wanted.account.number <= 0) errors.push_back({"account", "Choose a person"});
    if (wanted.reason.size() < 20) errors.push_back({"reason", "Say in 20 characters or more why nobody else can do it"});
    const bool is_in_bounds = wanted.until_at > change.now() && wanted.until_at <= change.now() + longest_override;
    if (!is_in_bounds) errors.push_back({"until", "The bar can be lifted for 7 days at most"});
    // Whether there is such a record is not for whoever keeps the register to learn.
    if (wanted.kind.empty()) errors.push_back({"kind", "Choose a kind of record"});
    if (wanted.reference.empty()) errors.push_back({"reference", "Enter the reference of the record"});
    if (!errors.empty()) return invalid(std::move(errors));
    if (!wanted.vault.empty() && !keeps_register(change, wanted.vault))
        return refused_to(change, "kind", "The readers of its vault lift bars of this kind of record");
    if (auto refused = bars_deciding(change, keeps_register(change, wanted.vault), wanted.account)) return *std::move(refused);
    const auto id = insert_override(change, wanted);
    change.because(wanted.reason);
    change.record(
        {"policy.conflict_override_proposed", subject("conflict_override", id), wanted.vault.empty() ? fmt::format("account {}", wanted.account.number) : ""});
    return id;
}

Outcome<Done> confirm_override(trail::Change& change, Id<Override> id) {
    const auto found = find_override(change, id);
    if (!found || is_hidden(change, found->vault)) return not_found();
    if (auto refused = bars_deciding(change, keeps_register(change, found->vault), found->account)) return *std::move(refused);
    if (found->proposed_by == change.actor().account) return forbidden("Another person has to confirm what you proposed.");
    if (found->until_at <= change.now() || !confirm_override_row(change, id)) return conflict("This was confirmed already, or its time is over");
    change.record({"policy.conflict_override_confirmed", subject("conflict_override", id)});
    return Done{};
}

static bool is_or_is_to_be_reader(trail::View& view, const VaultReader& wanted) {
    const auto readers = vault_readers(view);
    return std::ranges::any_of(readers, [&](const VaultReader& one) { return one.vault == wanted.vault && one.account == wanted.account; });
}

Outcome<Id<VaultReader>> propose_vault_reader(trail::Change& change, const VaultReader& wanted) {
    if (change.may(permissions::name_readers) && wanted.account == change.actor().account)
        return invalid({{"account", "Choose somebody else: nobody proposes themselves"}});
    if (auto refused = bars_deciding(change, change.may(permissions::name_readers), wanted.account)) return *std::move(refused);
    if (wanted.account.number <= 0) return invalid({{"account", "Choose a person"}});
    if (wanted.vault.empty()) return invalid({{"vault", "Choose a vault"}});
    if (wanted.reason.empty()) return invalid({{"reason", "Say why they must read what is in the vault"}});
    if (is_or_is_to_be_reader(change, wanted)) return invalid({{"account", "They read this vault already, or were proposed for it"}});
    const auto id = insert_vault_reader(change, wanted);
    change.because(wanted.reason);
    change.record({"policy.vault_reader_proposed", subject("vault_reader", id), fmt::format("vault {}, account {}", wanted.vault, wanted.account.number)});
    return id;
}

Outcome<Done> confirm_vault_reader(trail::Change& change, Id<VaultReader> id) {
    const auto found = find_vault_reader(change, id);
    if (!found) return not_found();
    if (auto refused = bars_deciding(change, change.may(permissions::name_readers), found->account)) return *std::move(refused);
    if (found->proposed_by == change.actor().account) return forbidden("Another person has to confirm what you proposed.");
    if (!confirm_vault_reader_row(change, id)) return conflict("This was confirmed already");
    change.record({"policy.vault_reader_confirmed", subject("vault_reader", id)});
    return Done{};
}

Outcome<Done> end_vault_reader(trail::Change& change, Id<VaultReader> id) {
    if (!change.may(permissions::name_readers)) return forbidden();
    if (!find_vault_reader(change, id)) return not_found();
    close_vault_reader(change, id);
    change.record({"policy.vault_reader_ended", subject("vault_reader", id)});
    return Done{};
}

}  // namespace holdfast::policy
