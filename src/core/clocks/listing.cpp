#include "core/clocks/listing.hpp"

#include <fmt/format.h>

namespace holdfast::clocks {

static std::string from_when(const Version& version) { return version.from == Date{} ? "always" : in_words(version.from); }

std::string reference_page(std::span<const Rule* const> rules) {
    std::string page =
        "# Clocks\n\n"
        "Written from the program by `holdfast docs clocks`.\n\n"
        "Working days leave out Saturdays, Sundays and the bank holidays of England; the day on which a clock starts is day 0, and days are London's. Months "
        "are\n"
        "to the same day of the month, or the last of a shorter one. What starts on the day of a version or later is timed by it. A statutory clock is set by "
        "law\n"
        "or statutory guidance and cannot be stopped; a local standard can, for a reason that is kept.\n\n"
        "| what is due | key | when | set by | in force | authority |\n"
        "|---|---|---|---|---|---|\n";
    for (const Rule* rule : rules)
        for (const Version& version : rule->versions())
            page += fmt::format("| {} | `{}` | {} {} | {} | {} | {} |\n", rule->label(), rule->key(), in_words(version.length), rule->since(),
                                rule->basis() == Basis::statutory ? "law or guidance" : "local standard", from_when(version), version.authority);
    return page;
}

}  // namespace holdfast::clocks
