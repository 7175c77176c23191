#include "features/case_recording/time_of_day.hpp"

#include <charconv>

namespace holdfast::case_recording {

namespace {

std::optional<int> number_in(std::string_view text) {
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_whole = read.ec == std::errc() && read.ptr == text.data() + text.size() && text.size() <= 2;
    return is_whole ? std::optional(number) : std::nullopt;
}

/// Minutes since midnight.
std::optional<int> minutes_in(std::string_view time) {
    const bool is_afternoon = time.ends_with("pm"), is_morning = time.ends_with("am");
    if (is_afternoon || is_morning) time.remove_suffix(2);
    while (time.ends_with(' ')) time.remove_suffix(1);
    const auto mark = time.find_first_of(":.");
    const auto hours = number_in(time.substr(0, mark));
    const auto minutes = mark == std::string_view::npos ? std::optional(0) : number_in(time.substr(mark + 1));
    const bool is_of_twelve = is_afternoon || is_morning;
    if (!hours || !minutes || *hours < 0 || *minutes < 0 || *minutes > 59 || (mark == std::string_view::npos && !is_of_twelve)) return std::nullopt;
    if (*hours > (is_of_twelve ? 12 : 23) || (is_of_twelve && *hours == 0)) return std::nullopt;
    return (is_of_twelve ? *hours % 12 + (is_afternoon ? 12 : 0) : *hours) * 60 + *minutes;
}

}  // namespace

std::optional<Instant> moment_at(Date day, std::string_view time) {
    const auto minutes = minutes_in(time);
    if (!minutes) return std::nullopt;
    // On the two days a year on which the clocks change, what follows the change is an hour off.
    const auto at_noon = london_time_of_day(start_of_day(day) + std::chrono::hours{12});
    const int shift = at_noon == "12:00pm" ? 0 : at_noon == "1:00pm" ? 1 : -1;
    constexpr int before_the_change = 120;
    return start_of_day(day) + std::chrono::minutes{*minutes} - std::chrono::hours{*minutes >= before_the_change ? shift : 0};
}

}  // namespace holdfast::case_recording
