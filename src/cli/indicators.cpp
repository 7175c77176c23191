#include "cli/indicators.hpp"

#include "app/indicators.hpp"

#include <fmt/format.h>

namespace holdfast::cli {

int run_indicators(const Globals& globals, const IndicatorOptions& options, const std::string& format) {
    if (const auto missing = missing_database(globals)) return report_refusal(*missing);
    const auto program = open_program(globals);
    const auto indicators =
        app::indicators_of(*program, actor_of(globals),
                           {.from = *parse_date(options.from), .to = *parse_date(options.to), .by = options.by, .is_for_public = options.is_for_public});
    if (!indicators) return report_refusal(indicators.refusal());
    fmt::print("{}", app::formatted(indicators->listing, *app::parse_format(format)));
    if (!indicators->has_population)
        fmt::print(stderr, "holdfast: no population of the partnership's area is loaded for the middle of the year before {}, so rates have no value\n",
                   options.to);
    return done;
}

int run_docs_indicators() {
    fmt::print("{}", app::indicators_reference());
    return done;
}

}  // namespace holdfast::cli
