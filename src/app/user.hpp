#pragma once

#include "app/program.hpp"

namespace holdfast::app {

/// Adds an account, as `holdfast user add` does.
Outcome<Id<trail::Account>> add_user(Program& program, const trail::Actor& actor, access::NewAccount account);

}  // namespace holdfast::app
