#include "cli/command.hpp"

#include "app/report_folder.hpp"

#include <fmt/format.h>

namespace holdfast::cli {

int run_annual_report(const Globals& globals, const app::AnnualReportOrder& order) {
    if (const auto missing = missing_database(globals)) return report_refusal(*missing);
    if (const auto place = app::check_report_folder(order); !place) return report_refusal(place.refusal());
    const auto program = open_program(globals);
    Progress progress;
    auto shown = order;
    shown.begins = [&](int step, int steps, std::string_view format) { progress.show(step - 1, steps, std::string(format)); };
    const auto written = app::write_annual_report(*program, actor_of(globals), shown);
    progress.clear();
    if (!written) return report_refusal(written.refusal());
    for (const auto& file : written->files) fmt::print("{}\n", file);
    for (const auto& problem : written->problems) fmt::print(stderr, "holdfast: {}\n", problem);
    return written->problems.empty() ? done : refused;
}

}  // namespace holdfast::cli
