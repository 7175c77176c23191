#include "web/charts/bars.hpp"
#include "web/charts/key.hpp"

namespace holdfast::web::charts {

Html bar_chart(const BarChart& chart) {
    check_shape(chart.id, chart.categories, chart.series);
    const Bars bars(chart);
    const std::string description = chart.description.empty() ? described_bars(chart.categories, chart.series, chart.unit) : chart.description;
    return figure({chart.id, chart.title, chart.subtitle, chart.source, description}, [&](Drawing& drawing) {
        const bool stands = chart.direction == Direction::vertical && fits_standing(bars, drawing.canvas());
        stands ? draw_standing(drawing, bars) : draw_lying(drawing, bars);
    });
}

}  // namespace holdfast::web::charts
