#pragma once

#include "app/program.hpp"

#include <functional>
#include <string>

namespace holdfast::app {

/// Told before each file with its number, the number of all, and its name.
using ExampleProgress = std::function<void(int step, int steps, const std::string& name)>;

/// Loads the example partnership (Cumbria 2016-17, data/examples/cumbria-2016-17), file by file; a file that was loaded before is left as people have changed it since.
Outcome<Done> load_example(Program& program, const trail::Actor& actor, const ExampleProgress& progress);

/// Which synthetic children the example is to have.
struct ExampleChildren {
    std::int64_t about{};      ///< how many; 0 for as many as the published figures need
    std::uint64_t seed{2017};  ///< another number makes up others
};
/// Puts the synthetic children of the example's county on record, who add up to what is published; none where there are some already. Gives how many were added.
Outcome<std::size_t> load_example_children(Program& program, const trail::Actor& actor, const ExampleChildren& children);

/// Refuses a file with something in it for a database without accounts: it may hold the passwords of another.
Outcome<Done> require_free_accounts_file(Program& program, const trail::Actor& actor, const std::string& file);
/// The same for a database that is not there yet.
Outcome<Done> require_free_accounts_file(const std::string& file);

/// Makes one account for each role, and those of people of the council whose records they are, with random passwords, and writes names and passwords to `file` (mode 0600); gives how many were
/// made. The council's designated officers and their manager are named readers of the vault of allegations. Where the database has accounts already it makes none and leaves the file as it is.
Outcome<std::size_t> make_example_accounts(Program& program, const trail::Actor& actor, const std::string& file);

}  // namespace holdfast::app
