#include "core/county/county.hpp"

#include "core/county/maker.hpp"

namespace holdfast::county {

Maker::Maker(const CountyOrder& order, const calendar::Calendar& calendar) : calendar_(calendar), chance_(order.seed), scale_(order.scale) {}

std::vector<std::string_view> Maker::codes_of(std::span<const published::Coded> wanted) {
    std::vector<std::string_view> codes;
    for (const auto& each : wanted) codes.insert(codes.end(), static_cast<std::size_t>(scaled(each.count)), each.code);
    shuffle(codes);
    return codes;
}

std::vector<int> Maker::lengths_of(std::span<const published::Band> wanted) {
    std::vector<int> lengths;
    for (const auto& band : wanted)
        for (int i = scaled(band.count); i > 0; --i) lengths.push_back(chance_.between(band.least, band.most));
    shuffle(lengths);
    return lengths;
}

Date Maker::working_day_of(std::chrono::year_month month) {
    const auto last = static_cast<unsigned>(std::chrono::year_month_day{Date{month / std::chrono::last}}.day());
    for (;;) {
        const Date day{month / std::chrono::day{static_cast<unsigned>(chance_.between(1, static_cast<int>(last)))}};
        if (calendar_.is_working(day)) return day;
    }
}

std::vector<CountyChild> make_county(const CountyOrder& order, const calendar::Calendar& calendar) {
    Maker maker(order, calendar);
    maker.make_referrals();
    maker.make_plans();
    maker.make_enquiries();
    maker.make_assessments();
    maker.make_closures();
    maker.make_leavers();
    maker.make_people();
    maker.make_care();
    maker.make_health();
    return maker.take();
}

}  // namespace holdfast::county
