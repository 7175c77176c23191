#include "features/measures/districts_import_service.hpp"

#include "core/exchange/cells.hpp"
#include "core/measures/district_store.hpp"
#include "core/pathway/permissions.hpp"

namespace holdfast::measures {

/// The name under which a file has what is wanted: our own, or that of the lookups of the Office for National Statistics.
static std::string_view column_in(const exchange::ImportRow& row, std::string_view ours, std::string_view theirs) {
    return row.cells.contains(ours) || !row.cells.contains(theirs) ? ours : theirs;
}

static void load(trail::Change& change, const std::vector<exchange::ImportRow>& rows, exchange::ImportReport& report) {
    const Districts known(change);
    exchange::Keys keys;
    for (const auto& row : rows) {
        exchange::Cells cells(row, report);
        const auto postcode_column = column_in(row, "postcode", "pcds"), district_column = column_in(row, "district", "ladnm");
        const auto text = cells.required_text(postcode_column), district = cells.required_text(district_column);
        const auto part = postcode_part(text);
        if (!text.empty() && !part) cells.reject(postcode_column, "must be a postcode CA1 1AA, a sector CA1 1 or an outward part CA1");
        keys.take(cells, postcode_column, part.value_or(text));
        if (!cells.are_accepted()) continue;
        const auto at = known.by_part().find(*part);
        const auto put = [&] { put_district(change, *part, district); };
        exchange::upsert(report, at == known.by_part().end() ? std::nullopt : std::optional(at->second), district, put, put);
    }
}

exchange::ImportKind districts_import() {
    return {
        .name = "districts",
        .summary =
            "In which local district children live, for the breakdown of indicators: by whole postcode, by sector or by outward part, the most exact first. "
            "The "
            "lookups from postcodes to local authority districts of the Office for National Statistics are taken as they are. The postcode names a row.",
        .permission = pathway::permissions::load_returns,
        .columns = {{"postcode", false, "`CA1 1AA`, a sector `CA1 1` or an outward part `CA1`; or `pcds` in its place"},
                    {"pcds", false, "the same in a lookup of the Office for National Statistics"},
                    {"district", false, "the district's name; or `ladnm` in its place"},
                    {"ladnm", false, "the same in a lookup of the Office for National Statistics"},
                    {"*", false, "any other column of such a lookup; not kept"}},
        .load = load,
    };
}

}  // namespace holdfast::measures
