#pragma once

#include "app/program.hpp"

namespace holdfast::app {

/// Writes the one mail a day to everybody who wants to be told of something in it and has not read that: on working days from seven in the morning in London.
/// Gives how many letters. Nothing where mail is off: what is to be in a digest waits.
int write_digests(Program& program);

}  // namespace holdfast::app
