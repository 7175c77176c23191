#include "features/professional_disagreement/count_figures.hpp"
#include "features/professional_disagreement/desk_test.hpp"

#include "core/figures/ledger.hpp"

using namespace holdfast;
using namespace holdfast::professional_disagreement;
using holdfast::professional_disagreement::test::World;

namespace {
std::vector<figures::Figure> figures_for(World& desk, const trail::Actor& who) {
    return desk.look(who, [](trail::View& view) { return disagreement_figures(view, {}); });
}
std::optional<Decimal> value_of(const std::vector<figures::Figure>& figures, const std::string& key) {
    for (const auto& figure : figures)
        if (figure.key() == key) return figure.value;
    return std::nullopt;
}
}  // namespace

TEST_CASE("how long one took is counted in calendar days") {
    const Date day = make_date(2026, 11, 2);
    CHECK(band_of(day, day + std::chrono::days{7}) == Band::week);
    CHECK(band_of(day, day + std::chrono::days{8}) == Band::fortnight);
    CHECK(band_of(day, day + std::chrono::days{15}) == Band::four_weeks);
    CHECK(band_of(day, day + std::chrono::days{29}) == Band::longer);
}

ON_EVERY_DATABASE("a disagreement is counted once its quarter is over, by agency, level, outcome and time; the parts make the whole") {
    World desk{kind};
    const auto changed = desk.raised();
    REQUIRE(desk.resolve_as(desk.teacher, changed, Ending::changed));
    const auto upheld = desk.raised();
    REQUIRE(desk.take_on_as(desk.teacher, upheld));
    *desk.now = parse_instant("2026-12-10T10:00:00Z").value();
    REQUIRE(desk.resolve_as(desk.teacher, upheld, Ending::upheld));
    desk.raised();
    CHECK(figures_for(desk, desk.school_lead).empty());
    *desk.now = parse_instant("2027-01-01T00:00:00Z").value();
    const auto figures = figures_for(desk, desk.school_lead);
    CHECK(value_of(figures, "disagreement.raised@2026-27") == Decimal::whole(3));
    CHECK(value_of(figures, "disagreement.raised@2026-27/Raised by Hill School") == Decimal::whole(3));
    CHECK(value_of(figures, "disagreement.raised@2026-27/Decision of The Council") == Decimal::whole(3));
    CHECK(value_of(figures, "disagreement.resolved@2026-27") == Decimal::whole(2));
    CHECK(value_of(figures, "disagreement.resolved@2026-27/The decision was changed") == Decimal::whole(1));
    CHECK(value_of(figures, "disagreement.resolved@2026-27/Level 2: line managers") == Decimal::whole(1));
    CHECK(value_of(figures, "disagreement.resolved@2026-27/15 to 28 days") == Decimal::whole(1));
    CHECK(figures::check(figures).empty());
    CHECK(figures_for(desk, desk.teacher).empty());  // who may not see counts
}

ON_EVERY_DATABASE("the edition for the public hides small counts; the Board's has them") {
    World desk{kind};
    desk.raised();
    *desk.now = parse_instant("2027-01-01T00:00:00Z").value();
    const auto report = [&](bool is_public) {
        return desk.look(desk.scrutineer, [&](trail::View& view) { return disagreement_report(view, Period::parse("2026-27").value(), is_public).operator*(); });
    };
    const auto number_in_first = [](const documents::Document& document) {
        return std::get<documents::Table>(document.parts.front().blocks.front()).rows.front()[1].number;
    };
    CHECK(number_in_first(report(false)).has_value());
    CHECK_FALSE(number_in_first(report(true)).has_value());
    CHECK_FALSE(desk.look(desk.scrutineer, [](trail::View& view) { return static_cast<bool>(disagreement_report(view, Period::parse("2025-26").value(), false)); }));
}
