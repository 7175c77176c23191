#include "features/early_help/absence.hpp"

#include <fmt/format.h>

namespace holdfast::early_help {

bool is_persistent(const Sessions& sessions) { return sessions.possible > 0 && sessions.missed * 10 >= sessions.possible; }
bool is_severe(const Sessions& sessions) { return sessions.possible > 0 && sessions.missed * 2 >= sessions.possible; }

std::string in_words(const Sessions& sessions) {
    const auto counts = fmt::format("{} of {} sessions missed", sessions.missed, sessions.possible);
    if (sessions.possible <= 0) return counts;
    const auto tenths = sessions.missed * 1000 / sessions.possible;  // downwards: 9.96 % is not shown as the 10 % that it does not reach
    return fmt::format("{} ({}.{} %)", counts, tenths / 10, tenths % 10);
}

}  // namespace holdfast::early_help
