#pragma once

namespace holdfast {

/// Lets the calling thread end its turn before a thread that it wakes begins one (SCHED_BATCH). Where many small pieces of work pass between
/// threads on one core, each then does several at a time instead of one. Does nothing where the kernel will not have it.
void take_long_turns();

}  // namespace holdfast
