#pragma once

#include "app/program.hpp"
#include "core/county/county.hpp"

#include <functional>
#include <string>

namespace holdfast::app {

/// Told before each file with its number, the number of all, and its name.
using ExampleProgress = std::function<void(int step, int steps, const std::string& name)>;

/// Loads the example partnership (Cumbria 2016-17, data/examples/cumbria-2016-17), file by file; a file that was loaded before is left as people have changed it since.
Outcome<Done> load_example(Program& program, const trail::Actor& actor, const ExampleProgress& progress);

/// Puts the synthetic children of the example's county on record, who add up to what is published; none where there are some already. Gives how many were added.
Outcome<std::size_t> load_example_children(Program& program, const trail::Actor& actor, const county::CountyOrder& order);

/// Makes one account for each role with a random password and writes names and passwords to `file` (mode 0600); gives how many were
/// made. Where the database has accounts already it makes none and leaves the file as it is.
Outcome<std::size_t> make_example_accounts(Program& program, const trail::Actor& actor, const std::string& file);

}  // namespace holdfast::app
