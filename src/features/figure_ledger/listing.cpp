#include "features/figure_ledger/listing.hpp"

namespace holdfast::figure_ledger {

exchange::Listing figures_listing(const figures::Ledger& ledger) {
    exchange::Listing listing{.columns = {"key", "label", "value", "numerator", "denominator", "unit", "basis", "as_at", "source"}};
    for (const auto& figure : ledger.all())
        listing.rows.push_back({figure.key(), figure.label, figure.value, figure.numerator, figure.denominator, token(figure.unit), token(figure.basis),
                                figure.period.string(), figure.source.string()});
    return listing;
}

exchange::Listing periods_listing(const std::vector<const figures::Figure*>& periods) {
    exchange::Listing listing{.columns = {"period", "value", "unit", "key", "source"}};
    for (const auto* figure : periods)
        listing.rows.push_back({figure->period.string(), figure->stated_or_computed(), token(figure->unit), figure->key(), figure->source.string()});
    return listing;
}

static std::vector<exchange::Value::Object> stated_values(const figures::Finding& finding) {
    std::vector<exchange::Value::Object> values;
    for (const auto& stated : finding.values) values.push_back({{"value", stated.value}, {"place", stated.place}});
    return values;
}

exchange::Listing findings_listing(const std::vector<figures::Finding>& findings) {
    exchange::Listing listing{.columns = {"kind", "key", "values", "reason"}};
    for (const auto& finding : findings) listing.rows.push_back({token(finding.kind), finding.key, stated_values(finding), finding.reason});
    return listing;
}

}  // namespace holdfast::figure_ledger
