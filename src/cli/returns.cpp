#include "cli/returns.hpp"

#include "app/extracts.hpp"
#include "app/ssda903.hpp"

#include <cerrno>
#include <cstdio>
#include <fmt/format.h>
#include <system_error>

namespace holdfast::cli {

static std::string counted(std::uint64_t count, std::string_view one, std::string_view several) {
    return fmt::format("{} {}", count, count == 1 ? one : several);
}

static void print(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
        throw std::system_error(errno, std::generic_category(), "the output cannot be written");
}

static int report(const Outcome<app::ReturnVerdict>& verdict) {
    if (!verdict) return report_refusal(verdict.refusal());
    std::fflush(stdout);
    for (const auto& notice : verdict->notices) fmt::print(stderr, "holdfast: {}\n", notice);
    fmt::print(stderr, "holdfast: {}, {}, {}\n", counted(verdict->children, "child", "children"), counted(verdict->errors, "error", "errors"),
               counted(verdict->queries, "query", "queries"));
    return verdict->errors > 0 ? refused : done;
}

int run_validate_ssda903(const std::vector<std::string>& files, const std::string& year, const std::string& format) {
    const auto meant = year.empty() ? std::nullopt : Period::parse(year);
    return report(app::validate_ssda903(files, meant, *app::parse_format(format), print));
}

int run_validate_annex_a(const std::vector<std::string>& files, const std::string& as_at, const std::string& format) {
    return report(app::validate_annex_a(files, parse_date(as_at), *app::parse_format(format), print));
}

int run_validate_ssd(const std::vector<std::string>& files, const std::string& format) {
    return report(app::validate_ssd(files, *app::parse_format(format), print));
}

int run_docs_ssda903() {
    fmt::print("{}", app::ssda903_reference_page());
    return done;
}

int run_docs_annex_a() {
    fmt::print("{}", app::annex_a_reference_page());
    return done;
}

int run_docs_ssd() {
    fmt::print("{}", app::ssd_reference_page());
    return done;
}

}  // namespace holdfast::cli
