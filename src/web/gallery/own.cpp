#include "web/gallery/examples.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

namespace holdfast::web::gallery {

using namespace shell;

static Html ratings() {
    Html list = html("<ul class=\"govuk-list\">\n");
    for (const Rating rating : {Rating::red, Rating::amber, Rating::green, Rating::none}) list.add("<li>{}</li>\n", rating_tag(rating));
    return list.add("</ul>\n");
}

static Html trends() {
    Html list = html("<ul class=\"govuk-list\">\n");
    for (const Trend each : {Trend::improving, Trend::declining, Trend::static_, Trend::sustained}) list.add("<li>{}</li>\n", trend(each));
    return list.add("</ul>\n");
}

static Html large_numbers() {
    return stats({{.number = Html::text("48"), .label = "indicators"},
                  {.number = Html::text("11"), .label = "red", .note = "two fewer than last year", .rating = Rating::red},
                  {.number = figure_link(nowhere, "430"), .label = "children with a plan"}});
}

static Html wide_table() {
    static constexpr std::array years{"2012-13", "2013-14", "2014-15", "2015-16", "2016-17"};
    govuk::Table table{
        .rows = {{{.text = "Re-referrals within twelve months of an earlier referral"}}, {{.text = "Children with a plan for two years or more"}}},
        .head = {{.text = "Indicator"}},
        .caption = "Two indicators over five years",
        .caption_classes = "govuk-table__caption--m",
        .first_cell_is_header = true,
        .classes = "app-table--dense app-table--fixed-first"};
    for (const char* year : years) {
        table.head.push_back({.text = year, .format = "numeric"});
        for (auto& row : table.rows) row.push_back({.text = "21.4%", .format = "numeric"});
    }
    return table_region("Two indicators over five years", govuk::table(table));
}

static Html line_of_downloads() { return downloads({{"CSV", nowhere}, {"ODS", nowhere}, {"XLSX", nowhere}}); }

void add_own(std::vector<Example>& all) {
    all.push_back({"rating", "Rating", ratings()});
    all.push_back({"trend", "Direction of travel", trends()});
    all.push_back({"large-numbers", "Large numbers", large_numbers()});
    all.push_back({"wide-table", "Wide table", wide_table()});
    all.push_back({"downloads", "Downloads", line_of_downloads()});
}

}  // namespace holdfast::web::gallery
