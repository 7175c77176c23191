#include "cli/census.hpp"

#include <cerrno>
#include <cstdio>
#include <fmt/format.h>
#include <system_error>

namespace holdfast::cli {

static std::string counted(std::uint64_t count, std::string_view one, std::string_view several) {
    return fmt::format("{} {}", count, count == 1 ? one : several);
}

int run_validate_census(const std::string& file, const std::string& format) {
    const auto print = [](std::string_view text) {
        if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
            throw std::system_error(errno, std::generic_category(), "the output cannot be written");
    };
    const auto verdict = app::validate_census(file, *app::parse_format(format), print);
    if (!verdict) return report_refusal(verdict.refusal());
    std::fflush(stdout);
    for (const auto& notice : verdict->notices) fmt::print(stderr, "holdfast: {}\n", notice);
    if (verdict->problem) fmt::print(stderr, "holdfast: {}\n", *verdict->problem);
    fmt::print(stderr, "holdfast: {}, {}, {}{}\n", counted(verdict->children, "child", "children"), counted(verdict->errors, "error", "errors"),
               counted(verdict->queries, "query", "queries"), verdict->problem ? ", up to where the file could be read" : "");
    return verdict->problem || verdict->errors > 0 ? refused : done;
}

int run_example_census(const app::ExampleCensus& order) {
    if (const auto made = app::write_example_census(order); !made) return report_refusal(made.refusal());
    fmt::print(stderr, "A census of {}{} is in {}. They are made up: no real person is among them.\n", counted(order.children, "child", "children"),
               order.planted.empty() ? "" : ", and those that break the rules asked for,", order.file);
    return done;
}

int run_docs_census_rules() {
    fmt::print("{}", app::census_rules_page());
    return done;
}

}  // namespace holdfast::cli
