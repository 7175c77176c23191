#include "base/thread.hpp"

#include <pthread.h>
#include <sched.h>

namespace holdfast {

void take_long_turns() {
    const sched_param no_priority{};
    pthread_setschedparam(pthread_self(), SCHED_BATCH, &no_priority);
}

}  // namespace holdfast
