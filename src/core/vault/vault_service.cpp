#include "core/vault/vault_service.hpp"

#include "core/vault/vault_store.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>

namespace holdfast::vault {

static constexpr std::string_view vault_kind = "vault";
/// Of something larger than a value: what is sealed, opened and kept in memory at once.
static constexpr std::size_t piece_bytes = std::size_t{64} * 1024;

static std::string name_of(const Cell& cell) { return fmt::format("{}/{}.{}/{}", cell.vault, cell.table, cell.column, cell.row); }

/// The record a row belongs to: what comes before the first slash.
static std::string record_of(std::string_view row) { return std::string(row.substr(0, row.find('/'))); }

Outcome<Key> Vault::checked_key(trail::View& view, std::uint32_t number) const {
    const auto known = keys_in_use(view, name_);
    const auto entry = std::ranges::find(known, number, &KnownKey::number);
    if (entry == known.end()) throw std::runtime_error(fmt::format("the vault {} has a value under key {}, which is not in use", name_, number));
    const Key key = TRY(keyring_.load(number));
    if (check_value(name_, key) != entry->check)
        return conflict(fmt::format(
            "Key {} of the vault {} in the folder of keys is another than the database was written with. Bring the right folder of keys back", number, name_));
    return key;
}

Outcome<Key> Vault::newest_key(trail::Change& change) const {
    const std::uint32_t number = highest_key_number(change, name_);
    return checked_key(change, number == 0 ? TRY(make_key(change)) : number);
}

Outcome<std::uint32_t> Vault::make_key(trail::Change& change) const {
    const std::uint32_t number = highest_key_number(change, name_) + 1;
    insert_key(change, name_, number);
    const Key key = keyring_.ensure(number);
    replace_key_check(change, name_, {number, check_value(name_, key)});
    change.record({"vault.key_made", {vault_kind, name_}, fmt::format("key {}", number)});
    return number;
}

Outcome<Done> Vault::put(trail::Change& change, const Place& place, std::string_view value) const {
    const Key key = TRY(newest_key(change));
    const Cell at = cell(place);
    if (!insert_cell(change, at, key.number, seal(at, key, value), blind_index(at, key, value)))
        return conflict("This place in the vault holds a value already");
    change.record({"vault.value_sealed", {vault_kind, name_of(at)}});
    return Done{};
}

Outcome<std::string> Vault::unsealed(trail::View& view, const Cell& place, const std::string& sealed) const {
    const auto number = key_number_of(sealed);
    if (!number) throw std::runtime_error(name_of(place) + " is not in the sealed form");
    const Key key = TRY(checked_key(view, *number));
    auto value = unseal(place, key, sealed);
    if (!value) throw std::runtime_error(name_of(place) + " was altered, or is another place's value");
    return *std::move(value);
}

Outcome<std::optional<std::string>> Vault::open(trail::View& view, const policy::VaultAccess& access, const Place& place) const {
    if (access.vault() != name_ || access.reference() != record_of(place.row)) return not_found();
    const Cell at = cell(place);
    view.look({vault_kind, name_of(at)});
    const auto sealed = find_cell(view, at);
    if (!sealed) return std::optional<std::string>{};
    return std::optional(TRY(unsealed(view, at, *sealed)));
}

Outcome<std::vector<std::string>> Vault::open_each(trail::View& view, const policy::VaultAccess& access, const std::vector<Place>& places) const {
    if (access.vault() != name_ || !std::ranges::all_of(places, [&](const Place& place) { return record_of(place.row) == access.reference(); }))
        return not_found();
    view.look({vault_kind, fmt::format("{}/{}/*", name_, access.reference())});
    std::vector<std::string> values;
    for (const auto& place : places) {
        const auto sealed = find_cell(view, cell(place));
        values.push_back(sealed ? TRY(unsealed(view, cell(place), *sealed)) : std::string{});
    }
    return values;
}

/// Where the pieces of a content are. The number of each and how many there are belong to what it is bound to, so that none can be left out, doubled or moved.
static std::vector<std::string> rows_of_pieces(const Place& place, std::size_t size) {
    const std::size_t count = std::max<std::size_t>(1, (size + piece_bytes - 1) / piece_bytes);
    std::vector<std::string> rows;
    for (std::size_t number = 1; number <= count; ++number) rows.push_back(fmt::format("{}/{}-{}", place.row, number, count));
    return rows;
}

Outcome<Done> Vault::put_content(trail::Change& change, const Place& place, std::string_view bytes) const {
    const Key key = TRY(newest_key(change));
    for (std::string_view left = bytes; const auto& row : rows_of_pieces(place, bytes.size())) {
        const Cell at{name_, place.table, place.column, row};
        if (!insert_cell(change, at, key.number, seal(at, key, left.substr(0, piece_bytes)), {}))
            return conflict("This place in the vault holds something already");
        left.remove_prefix(std::min(piece_bytes, left.size()));
    }
    change.record({"vault.value_sealed", {vault_kind, name_of(cell(place))}});
    return Done{};
}

Outcome<std::string> Vault::open_content(trail::View& view, const policy::VaultAccess& access, const Place& place, std::size_t size) const {
    if (access.vault() != name_ || access.reference() != record_of(place.row)) return not_found();
    view.look({vault_kind, name_of(cell(place))});
    std::string bytes;
    bytes.reserve(size);
    for (const auto& row : rows_of_pieces(place, size)) {
        const Cell at{name_, place.table, place.column, row};
        const auto sealed = find_cell(view, at);
        if (!sealed) throw std::runtime_error(name_of(at) + " is missing");
        bytes += TRY(unsealed(view, at, *sealed));
    }
    if (bytes.size() != size) throw std::runtime_error(name_of(cell(place)) + " is not as long as it was");
    return bytes;
}

bool Vault::erase_content(trail::Change& change, const Place& place, std::size_t size) const {
    std::size_t gone = 0;
    for (const auto& row : rows_of_pieces(place, size)) gone += delete_cell(change, {name_, place.table, place.column, row}) ? 1 : 0;
    if (gone == 0) return false;
    change.record({"vault.value_erased", {vault_kind, name_of(cell(place))}});
    return true;
}

Outcome<bool> Vault::holds_value(trail::View& view, const Cell& place, const std::string& sealed, std::string_view value) const {
    return normal_form(TRY(unsealed(view, place, sealed))) == normal_form(value);
}

Outcome<std::vector<std::string>> Vault::find(trail::View& view, const policy::VaultSearch& search, const Place& column, std::string_view value) const {
    if (search.vault() != name_) return not_found();
    view.look({vault_kind, fmt::format("{}/{}.{}/*", name_, column.table, column.column)});
    std::vector<std::string> rows;
    for (const auto& known : keys_in_use(view, name_)) {
        const Key key = TRY(checked_key(view, known.number));
        for (const auto& found : cells_indexed(view, cell(column), blind_index(cell(column), key, value))) {
            const bool may_know = bool(policy::may(view, policy::Verb::list, search.question(), record_of(found.row)));
            if (may_know && TRY(holds_value(view, {name_, found.table, found.column, found.row}, found.sealed, value))) rows.push_back(found.row);
        }
    }
    std::ranges::sort(rows);
    return rows;
}

Outcome<std::vector<Vault::Shared>> Vault::shared_values(trail::View& view, const policy::VaultSearch& search, const Place& column) const {
    if (search.vault() != name_) return not_found();
    view.look({vault_kind, fmt::format("{}/{}.{}/*", name_, column.table, column.column)});
    std::vector<Shared> found;
    for (const auto& each : cells_sharing_an_index(view, cell(column))) {
        if (!policy::may(view, policy::Verb::list, search.question(), record_of(each.row))) continue;
        const std::string value = TRY(unsealed(view, {name_, each.table, each.column, each.row}, each.sealed));
        const auto same = std::ranges::find_if(found, [&](const Shared& one) { return normal_form(one.value) == normal_form(value); });
        if (same == found.end()) found.push_back({value, {each.row}});
        else same->rows.push_back(each.row);
    }
    std::erase_if(found, [](const Shared& one) { return one.rows.size() < 2; });
    return found;
}

bool Vault::erase(trail::Change& change, const Place& place) const {
    const Cell at = cell(place);
    if (!delete_cell(change, at)) return false;
    change.record({"vault.value_erased", {vault_kind, name_of(at)}});
    return true;
}

Outcome<std::int64_t> Vault::seal_again(trail::Change& change, int most) const {
    const Key newest = TRY(newest_key(change));
    const auto cells = cells_under_older_keys(change, name_, newest.number, most);
    for (const auto& old : cells) {
        const Cell at{name_, old.table, old.column, old.row};
        const std::string value = TRY(unsealed(change, at, old.sealed));
        replace_cell(change, at, newest.number, seal(at, newest, value), old.is_indexed ? blind_index(at, newest, value) : std::string{});
    }
    change.record({"vault.sealed_again", {vault_kind, name_}, fmt::format("key {}, {} values", newest.number, cells.size())});
    return count_under_older_keys(change, name_, newest.number);
}

Outcome<std::vector<std::uint32_t>> Vault::retire_keys(trail::Change& change) const {
    const std::uint32_t newest = highest_key_number(change, name_);
    if (count_under_older_keys(change, name_, newest) > 0) return conflict("Values are still sealed under older keys: seal them again first");
    const auto retired = retire_older_keys(change, name_, newest);
    change.record({"vault.keys_retired", {vault_kind, name_}, fmt::format("{} keys", retired.size())});
    return retired;
}

Outcome<std::vector<std::uint32_t>> Vault::forget_retired_keys(trail::Change& change) const {
    std::vector<std::uint32_t> forgotten;
    for (const auto number : retired_keys(change, name_))
        if (keyring_.forget(number)) forgotten.push_back(number);
    change.record({"vault.keys_forgotten", {vault_kind, name_}, fmt::format("{} keys", forgotten.size())});
    return forgotten;
}

}  // namespace holdfast::vault
