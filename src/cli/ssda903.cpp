#include "cli/ssda903.hpp"

#include "app/ssda903.hpp"

#include <cerrno>
#include <cstdio>
#include <fmt/format.h>
#include <system_error>

namespace holdfast::cli {

static std::string counted(std::uint64_t count, std::string_view one, std::string_view several) {
    return fmt::format("{} {}", count, count == 1 ? one : several);
}

int run_validate_ssda903(const std::vector<std::string>& files, const std::string& year, const std::string& format) {
    const auto print = [](std::string_view text) {
        if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
            throw std::system_error(errno, std::generic_category(), "the output cannot be written");
    };
    const auto meant = year.empty() ? std::nullopt : Period::parse(year);
    const auto verdict = app::validate_ssda903(files, meant, *app::parse_format(format), print);
    if (!verdict) return report_refusal(verdict.refusal());
    std::fflush(stdout);
    for (const auto& notice : verdict->notices) fmt::print(stderr, "holdfast: {}\n", notice);
    fmt::print(stderr, "holdfast: {}, {}, {}\n", counted(verdict->children, "child", "children"), counted(verdict->errors, "error", "errors"),
               counted(verdict->queries, "query", "queries"));
    return verdict->errors > 0 ? refused : done;
}

int run_docs_ssda903() {
    fmt::print("{}", app::ssda903_reference_page());
    return done;
}

}  // namespace holdfast::cli
