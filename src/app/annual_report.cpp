#include "app/annual_report.hpp"

#include "features/annual_report/files_service.hpp"

#include <fmt/format.h>

namespace holdfast::app {

static annual_report::Contributions contributions_of(const Program& program) {
    annual_report::Contributions contributions;
    for (const auto& feature : program.features()) {
        contributions.sections.insert(contributions.sections.end(), feature.report_sections.begin(), feature.report_sections.end());
        contributions.providers.insert(contributions.providers.end(), feature.figures.begin(), feature.figures.end());
    }
    return contributions;
}

static Outcome<annual_report::ReportOptions> options_of(const AnnualReportOrder& order) {
    const auto year = Period::parse(order.year);
    if (!year || year->kind() != Period::Kind::year) return invalid({{"--year", fmt::format("\"{}\" is not a reporting year such as 2016-17", order.year)}});
    const auto edition = annual_report::parse_audience(order.edition);
    if (!edition) return invalid({{"--edition", fmt::format("\"{}\" is neither internal nor public", order.edition)}});
    annual_report::ReportOptions options{
        .year = *year, .dir = order.folder, .formats = {}, .edition = *edition, .threshold = order.threshold, .begins = order.begins};
    for (const auto& name : order.formats) {
        const auto format = annual_report::parse_format(name);
        if (!format) return invalid({{"--formats", fmt::format("\"{}\" is not one of html, pdf, xlsx, ods, odt, csv", name)}});
        options.formats.push_back(*format);
    }
    return options;
}

Outcome<AnnualReportWritten> write_annual_report(Program& program, const trail::Actor& actor, const AnnualReportOrder& order) {
    const auto options = TRY(options_of(order));
    const auto contributions = contributions_of(program);
    const auto written = TRY(program.journal().view(actor, [&](trail::View& view) -> Outcome<annual_report::Written> {
        if (const auto checked = annual_report::check_year(view, contributions, options.year); !checked) return checked.refusal();
        return annual_report::write_report(view, contributions, options);
    }));
    return AnnualReportWritten{written.files, written.problems};
}

}  // namespace holdfast::app
