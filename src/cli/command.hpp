#pragma once

#include "app/annual_report.hpp"
#include "app/program.hpp"
#include "app/example.hpp"

#include <functional>
#include <string>
#include <vector>

namespace holdfast::cli {

/// Exit codes of the program: done, refused (somebody can put it right by doing something else), wrongly called, broken.
enum ExitCode { done = 0, refused = 1, usage = 2, fault = 3 };

/// What is given before the command.
struct Globals {
    std::string database{};
    std::string partnership{};
    std::string acting_as{"operator"};
    std::string reason{"command line"};
    notices::MailSettings mail{};
};

/// Where the product's own records are kept when nothing is said: `holdfast.sqlite` in the folder where the command is called.
inline constexpr const char* default_database = "sqlite:holdfast.sqlite";

/// Opens the product on the chosen database; the mail of `setting` is that of `globals`.
std::unique_ptr<app::Program> open_program(const Globals& globals, app::Setting setting = {});
/// Why a command that only reads cannot: an embedded database that is not there would be made by opening it.
std::optional<Refusal> missing_database(const Globals& globals);
trail::Actor actor_of(const Globals& globals);

/// Prints why on standard error and gives the exit code.
int report_refusal(const Refusal& refusal);

/// One line of progress on a terminal, overwritten as it goes on; nothing in a pipe.
class Progress {
public:
    Progress();
    ~Progress();
    void show(int step, int steps, const std::string& what);
    /// Takes the line away, so that what is printed next stands on a line of its own.
    void clear();

private:
    bool is_terminal_;
    bool is_shown_{false};
};

/// What is to be imported. The authority, the year and the day are for returns that do not say them.
struct ImportOrder {
    std::string kind{};
    std::vector<std::string> files{};
    bool is_dry_run{};
    std::string authority{}, year{}, as_at{};
};
int run_import(const Globals& globals, const ImportOrder& order);
int run_routes(const std::string& format);
/// Prints docs/reference/imports.md.
int run_docs_imports();
int run_docs_clocks();
int run_docs_api();
int run_listing(const Globals& globals, const std::string& words, const std::string& year, const std::string& format);
int run_annual_report(const Globals& globals, const app::AnnualReportOrder& order);
int run_example(const Globals& globals, const std::string& accounts_file, const app::ExampleChildren& wanted);

}  // namespace holdfast::cli
