#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace holdfast::documents {

/// A program to run with these arguments and nothing of this process's environment or open files. No shell is involved.
struct Program {
    std::string path{};  ///< absolute
    std::vector<std::string> arguments{};
    std::vector<std::string> environment{};  ///< `NAME=value`
    std::string log_file{};                  ///< takes what it prints
    std::chrono::seconds time_limit{60};
    std::string folder{};  ///< if given, the program is confined: it writes nowhere else, has no network and gains no privileges (confinement.hpp)
};

/// Runs the program to its end and gives its exit status; -1 when it was stopped by a signal or, with everything it started, at the time limit.
/// Throws std::system_error when it cannot be started.
int run(const Program& program);

}  // namespace holdfast::documents
