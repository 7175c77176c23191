#include "core/clocks/rule.hpp"

#include <fmt/format.h>

namespace holdfast::clocks {

namespace {

std::string counted(int count, std::string_view one, std::string_view many) { return fmt::format("{} {}", count, count == 1 ? one : many); }

struct InWords {
    std::string operator()(WorkingDays length) const { return counted(length.count, "working day", "working days"); }
    std::string operator()(CalendarDays length) const { return counted(length.count, "day", "days"); }
    std::string operator()(Months length) const { return counted(length.count, "month", "months"); }
    std::string operator()(Hours length) const { return counted(length.count, "hour", "hours"); }
    std::string operator()(OfficeHours length) const { return counted(length.count, "office hour", "office hours"); }
};

}  // namespace

std::string in_words(const Length& length) { return std::visit(InWords{}, length); }

const Version& Rule::on(Date day) const {
    const Version* in_force = &versions_.front();
    for (const Version& version : versions_)
        if (version.from <= day) in_force = &version;
    return *in_force;
}

}  // namespace holdfast::clocks
