#include "core/trail/entry_check.hpp"

#include "core/trail/sealed.hpp"
#include "core/trail/trail_store.hpp"

#include <charconv>

namespace holdfast::trail {

const store::Sql EntryCheck::query{
    "SELECT sequence, at, account_id, actor, agency, address, session, type, kind, reference, reason, detail, outcome, salt, payload_digest, leaf "
    "FROM trail_events WHERE sequence > $1 AND sequence <= $2 ORDER BY sequence"};

UnitTiles read_unit_tiles(store::Reader& reader, std::uint64_t unit) {
    UnitTiles tiles;
    const auto first = static_cast<std::int64_t>(unit * merkle::tile_width);
    reader.each("SELECT position, hashes FROM trail_tiles WHERE level = 0 AND position >= $1 AND position < $2",
                [&](const store::Row& row) { tiles.leaves[static_cast<std::uint64_t>(row.get<std::int64_t>(0))] = row.get<std::string>(1); }, first,
                first + static_cast<std::int64_t>(merkle::tile_width));
    reader.each("SELECT hashes FROM trail_tiles WHERE level = 1 AND position = $1", [&](const store::Row& row) { tiles.above = row.get<std::string>(0); },
                static_cast<std::int64_t>(unit));
    return tiles;
}

void UnitFindings::merge(UnitFindings other) {
    entries += other.entries;
    if (other.first_break && (!first_break || other.first_break->sequence < first_break->sequence)) first_break = std::move(other.first_break);
    erased.insert(erased.end(), other.erased.begin(), other.erased.end());
    said_erased.merge(other.said_erased);
}

void EntryCheck::add(std::int64_t sequence, const char* reason) {
    if (!findings_.first_break || sequence < findings_.first_break->sequence) findings_.first_break = Break{sequence, reason};
}

static constexpr int salt_column = 13;

static bool is_payload_empty(const Payload& payload) {
    return payload.actor.empty() && payload.address.empty() && payload.reason.empty() && payload.detail.empty();
}

bool EntryCheck::fits_tile(std::int64_t sequence, std::string_view leaf) const {
    const auto index = static_cast<std::uint64_t>(sequence - 1);
    if (index >= sealed_) return true;
    const auto tile = tiles_.leaves.find(index / merkle::tile_width);
    const std::size_t at = index % merkle::tile_width * sizeof(merkle::Hash);
    return tile != tiles_.leaves.end() && at < tile->second.size() && std::string_view(tile->second).substr(at, sizeof(merkle::Hash)) == leaf;
}

const char* EntryCheck::fault_of(const store::Row& row, std::int64_t sequence) {
    const auto text = [&](int column) { return row.get<std::string_view>(column); };
    const auto at = parse_instant(text(1));
    const auto digest = row.is_null(14) ? std::nullopt : merkle::hash_from_bytes(text(14));
    if (!at || !digest || row.is_null(15)) return "it is not sealed";
    const Payload payload{.actor = text(3), .address = text(5), .reason = text(10), .detail = text(11)};
    if (row.is_null(salt_column)) {
        if (!is_payload_empty(payload)) return "it was changed";
        findings_.erased.push_back(sequence);
    } else if (payload_digest(text(salt_column), payload) != *digest) {
        return "it was changed";
    }
    const auto leaf = merkle::leaf_hash(log_entry({sequence, *at, row.get<std::int64_t>(2), text(4), text(6), text(7), text(8), text(9), text(12), *digest}));
    if (merkle::bytes_of(leaf) != text(15)) return "it was changed";
    return fits_tile(sequence, merkle::bytes_of(leaf)) ? nullptr : "it is not the entry that was sealed in this place";
}

void EntryCheck::take(const store::Row& row) {
    const auto sequence = row.get<std::int64_t>(0);
    if (sequence != expected_) add(expected_, "it is missing");
    expected_ = sequence + 1;
    ++findings_.entries;
    if (const char* fault = fault_of(row, sequence)) return add(sequence, fault);
    if (row.get<std::string_view>(7) != payload_erased_type) return;
    const auto reference = row.get<std::string_view>(9);
    std::int64_t erased = 0;
    std::from_chars(reference.data(), reference.data() + reference.size(), erased);
    findings_.said_erased.insert(erased);
}

void EntryCheck::finish(std::int64_t to) {
    if (expected_ <= to) add(expected_, "it is missing");
}

}  // namespace holdfast::trail
