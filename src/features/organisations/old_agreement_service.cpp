#include "features/organisations/old_agreement_service.hpp"

#include "core/organisations/organisation_store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::organisations {

static std::string reference_of(const Agency& agency, const Agreement& agreement) {
    return fmt::format("{}/{}/{}", agency.key, iso(agreement.from), agreement.edition);
}

/// The last one stays: it says on what ground the agency's people had accounts.
static bool has_later(const Agency& agency, const Agreement& agreement) {
    return std::ranges::any_of(agency.agreements, [&](const Agreement& other) { return other.from > agreement.from; });
}

static std::vector<retention::KeptRecord> records(trail::View& view, Date started_by) {
    std::vector<retention::KeptRecord> records;
    for (const auto& agency : load_agencies(view))
        for (const auto& agreement : agency.agreements)
            if (agreement.until && *agreement.until <= started_by && has_later(agency, agreement))
                records.push_back(
                    {reference_of(agency, agreement), fmt::format("{}, edition {}", name_on(agency, view.today()), agreement.edition), *agreement.until});
    std::ranges::stable_sort(records, {}, &retention::KeptRecord::started_on);
    return records;
}

static void dispose(trail::Change& change, const std::string& reference) {
    for (const auto& agency : load_agencies(change))
        for (const auto& agreement : agency.agreements)
            if (reference_of(agency, agreement) == reference) forget_agreement(change, agency.id, agreement);
}

retention::Kind old_agreements() { return {.class_key = "agreements_ended", .record_kind = "agreement", .records = records, .dispose = dispose}; }

}  // namespace holdfast::organisations
