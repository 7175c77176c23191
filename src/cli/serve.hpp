#pragma once

#include "app/serve.hpp"
#include "cli/command.hpp"

#include <CLI/App.hpp>
#include <string>

namespace holdfast::cli {

/// What is said when the site is served.
struct ServeOrder {
    app::ServeOptions options{};
    app::Setting setting{};
    std::string log_to{}, log_ca{};  ///< another machine for the log, and who signs its certificate
};

void add_serve_options(CLI::App& serve, ServeOrder& order);
/// Serves the site until it is stopped.
int run_serve(const Globals& globals, const ServeOrder& order);

}  // namespace holdfast::cli
