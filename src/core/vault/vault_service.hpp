#pragma once

#include "core/policy/vault_access_service.hpp"
#include "core/vault/keyring.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::vault {

/// Which value of a record: `{"lado_allegations", "name", "LADO-2026-014"}`. The row is the record's reference, or begins with it and a slash.
struct Place {
    std::string_view table{};
    std::string_view column{};
    std::string row{};
};

/// A store of sealed values. Anybody whom a slice lets write may put a value in; only a policy::VaultAccess gets one out, and each time is in the trail.
class Vault {
public:
    Vault(std::string name, const trail::KeyFolder& folder) : name_(std::move(name)), keyring_(name_, folder) {}
    const std::string& name() const { return name_; }

    /// Seals a value. Refused with conflict where the place holds one (a correction is another row), and where the key is missing.
    Outcome<Done> put(trail::Change& change, const Place& place, std::string_view value) const;

    /// The value, or nothing where there is none. The opening is in the trail before the page leaves, so only a view opens. Refused with not_found
    /// for another vault or record than the access is for; with conflict where the key is missing; throws std::runtime_error where a byte was altered.
    Outcome<std::optional<std::string>> open(trail::View& view, const policy::VaultAccess& access, const Place& place) const;
    Outcome<std::optional<std::string>> open(trail::Change& change, const policy::VaultAccess& access, const Place& place) const = delete;

    /// The rows of a column with this value, of records that the viewer may list. The look-up is in the trail.
    Outcome<std::vector<std::string>> find(trail::View& view, const policy::VaultSearch& search, const Place& column, std::string_view value) const;
    Outcome<std::vector<std::string>> find(trail::Change& change, const policy::VaultSearch& search, const Place& column,
                                           std::string_view value) const = delete;

    /// A value that more than one row of a column holds, as the first of them has it, and those rows.
    struct Shared {
        std::string value{};
        std::vector<std::string> rows{};
    };
    /// Such values, of records that the viewer may list. The look is in the trail. While values are being sealed again under a new key, one whose rows are
    /// under two keys may be missed.
    Outcome<std::vector<Shared>> shared_values(trail::View& view, const policy::VaultSearch& search, const Place& column) const;

    /// The values of these places of one record, in their order, with one look at `{vault}/{record}/*`; an empty one where there is none.
    Outcome<std::vector<std::string>> open_each(trail::View& view, const policy::VaultAccess& access, const std::vector<Place>& places) const;

    /// Seals something larger than a value, such as a file, in pieces that open in their order alone; nothing finds it by what it is. Refused as `put` is.
    Outcome<Done> put_content(trail::Change& change, const Place& place, std::string_view bytes) const;
    /// All of it: `size` is that of what was put. The opening is in the trail before the page leaves. Refused and thrown as `open` does, also where a
    /// piece is missing.
    Outcome<std::string> open_content(trail::View& view, const policy::VaultAccess& access, const Place& place, std::size_t size) const;
    Outcome<std::string> open_content(trail::Change& change, const policy::VaultAccess& access, const Place& place, std::size_t size) const = delete;
    /// Takes it out for good. False where there is none.
    bool erase_content(trail::Change& change, const Place& place, std::size_t size) const;

    /// Takes a value out for good, as disposal does. False where there is none.
    bool erase(trail::Change& change, const Place& place) const;

    /// Makes the next key; from here on values are sealed under it. Gives its number.
    Outcome<std::uint32_t> make_key(trail::Change& change) const;
    /// Seals up to `most` values of older keys again under the newest. Gives how many are left. May stop anywhere and go on later.
    Outcome<std::int64_t> seal_again(trail::Change& change, int most) const;
    /// Takes the older keys out of use when nothing is sealed under them; they stay in the folder for the sake of older backups. Gives their numbers.
    Outcome<std::vector<std::uint32_t>> retire_keys(trail::Change& change) const;
    /// Takes those that are out of use from the folder as well: nothing opens what older backups hold under them. Gives their numbers.
    Outcome<std::vector<std::uint32_t>> forget_retired_keys(trail::Change& change) const;

private:
    Cell cell(const Place& place) const { return {name_, place.table, place.column, place.row}; }
    Outcome<Key> checked_key(trail::View& view, std::uint32_t number) const;
    Outcome<Key> newest_key(trail::Change& change) const;
    Outcome<std::string> unsealed(trail::View& view, const Cell& place, const std::string& sealed) const;
    Outcome<bool> holds_value(trail::View& view, const Cell& place, const std::string& sealed, std::string_view value) const;

    std::string name_;
    Keyring keyring_;
};

}  // namespace holdfast::vault
