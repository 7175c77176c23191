#include "core/documents/remark_pages.hpp"

#include <doctest/doctest.h>

namespace holdfast::documents {

using figures::Figure;

static Figure figure(std::string measure, std::string value, figures::Unit unit) {
    return {.measure = std::move(measure), .period = Period::year(2016), .label = "A label", .unit = unit, .value = Decimal::parse(value)};
}

static std::string remark(std::string_view markdown, std::vector<Figure> all) {
    return remark_on_numbers(read_markdown(markdown), figures::Ledger(std::move(all))).string();
}

static bool holds(const std::string& text, std::string_view sought) { return text.find(sought) != std::string::npos; }

TEST_CASE("a typed number is shown with the figures that are printed alike, as they would be named") {
    const std::string page = remark("It was 1,186.", {figure("mfh.episodes", "1186", figures::Unit::count), figure("other", "118", figures::Unit::count)});
    CHECK(holds(page, "<code>{{figure:mfh.episodes@2016-17}}</code> <a class=\"govuk-link\" href=\"/figures/mfh.episodes/2016-17\">A label, 2016-17</a>"));
    CHECK_FALSE(holds(page, "other@2016-17"));
}

TEST_CASE("a number with a percent sign is a percentage only, and 68 is not printed as 68.0") {
    const std::vector<Figure> all{figure("share", "68", figures::Unit::percent), figure("number", "68", figures::Unit::count),
                                  figure("rate", "68.0", figures::Unit::rate)};
    CHECK(holds(remark("68%", all), "share@2016-17"));
    CHECK_FALSE(holds(remark("68%", all), "number@2016-17"));
    CHECK(holds(remark("68", all), "number@2016-17"));
    CHECK_FALSE(holds(remark("68", all), "rate@2016-17"));
}

TEST_CASE("a number without a figure is named too, each number once, and words without numbers get no remark") {
    const std::string page = remark("12 and 12", {});
    CHECK(holds(page, "12: no figure has this value"));
    CHECK(page.find("12: no") == page.rfind("12: no"));
    CHECK(remark("in 2016-17: {{figure:mfh.episodes@2016-17}}", {}).empty());
}

TEST_CASE("of many figures with the same value the first are named and the others counted") {
    std::vector<Figure> all;
    for (int i = 0; i < 8; ++i) all.push_back(figure("m" + std::to_string(i), "5", figures::Unit::count));
    const std::string page = remark("5", all);
    CHECK(holds(page, "m4@2016-17"));
    CHECK_FALSE(holds(page, "m5@2016-17"));
    CHECK(holds(page, "and 3 more"));
}

TEST_CASE("a message ends with the numbers that are not figures, and with nothing where there are none") {
    CHECK(sentence_on_numbers(read_markdown("12 of 525")) == ". Numbers in these words that are not figures: 12, 525");
    CHECK(sentence_on_numbers(read_markdown("in 2017")).empty());
}

}  // namespace holdfast::documents
