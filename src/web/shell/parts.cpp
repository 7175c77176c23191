#include "web/shell/parts.hpp"

#include <array>

namespace holdfast::web::shell {
namespace {

struct RatingWords {
    std::string_view key, letter, word;
};

const RatingWords& words_of(Rating rating) {
    static constexpr std::array<RatingWords, 4> words{
        RatingWords{"red", "R", "Red"}, {"amber", "A", "Amber"}, {"green", "G", "Green"}, {"none", "–", "Not rated"}};
    return words.at(static_cast<std::size_t>(rating));
}

}  // namespace

Html rating_tag(Rating rating) {
    const auto& [key, letter, word] = words_of(rating);
    return html("<strong class=\"app-rating app-rating--{}\"><span class=\"app-rating__letter\" aria-hidden=\"true\">{}</span>{}</strong>", key, letter, word);
}

Html trend(Trend trend) {
    struct Words {
        std::string_view arrow, word;
    };
    static constexpr std::array<Words, 4> words{Words{"▲", "Improving"}, {"▼", "Declining"}, {"=", "Static"}, {"►", "Sustained"}};
    const auto& [arrow, word] = words.at(static_cast<std::size_t>(trend));
    return html("<span class=\"app-trend\"><span class=\"app-trend__arrow\" aria-hidden=\"true\">{}</span>{}</span>", arrow, word);
}

Html table_region(std::string_view label, const Html& table) {
    return html("<div class=\"app-table-region\" role=\"region\" aria-label=\"{}\" tabindex=\"0\">{}</div>", label, table);
}

Html stats(const std::vector<Stat>& stats) {
    Html list = html("<ul class=\"app-stats\">");
    for (const auto& stat : stats) {
        list.add("<li class=\"app-stat");
        if (stat.rating) list.add(" app-stat--{}", words_of(*stat.rating).key);
        const auto label = stat.label_link.empty() ? Html::text(stat.label) : html("<a class=\"govuk-link\" href=\"{}\">{}</a>", stat.label_link, stat.label);
        list.add("\"><span class=\"app-stat__number\">{}</span><span class=\"app-stat__label\">{}</span>", stat.number, label);
        if (!stat.note.empty()) list.add("<span class=\"app-stat__note\">{}</span>", stat.note);
        list.add("</li>");
    }
    list.add("</ul>");
    return list;
}

Html figure_link(std::string_view href, std::string_view number) { return html("<a class=\"app-figure\" href=\"{}\">{}</a>", href, number); }

Html charted(const Html& chart, std::string_view table_id, std::string_view file) {
    return html(
        "<figure class=\"app-charted\">{}<figcaption class=\"govuk-body-s app-no-print\">The numbers of this chart are in <a class=\"govuk-link\" "
        "href=\"#{}\">a table</a> "
        "and in <a class=\"govuk-link\" href=\"{}\">a CSV file</a>.</figcaption></figure>",
        chart, table_id, file);
}

Html downloads(const std::vector<Download>& downloads) {
    Html line = html("<p class=\"app-downloads\"><span>Download:</span>");
    for (const auto& [text, href] : downloads) line.add(" <a class=\"govuk-link\" href=\"{}\">{}</a>", href, text);
    line.add("</p>");
    return line;
}

}  // namespace holdfast::web::shell
