#include "features/figure_ledger/words_pages.hpp"

namespace holdfast::figure_ledger {

using figures::Figure;
using web::Html;
using web::html;
namespace govuk = web::govuk;

std::string title(const Figure& figure) {
    const bool is_said = figure.label.find(figure.population) != std::string::npos;
    return is_said ? figure.label : figure.label + ": " + figure.population;
}

std::string span_in_words(const Figure& figure) {
    const std::string period = figure.period.words();
    switch (figure.basis) {
        case Basis::snapshot: return (figure.period.kind() == Period::Kind::day ? "at " : "at a date in ") + period;
        case Basis::rolling_12_months: return "in the 12 months to " + in_words(figure.period.last_day());
        case Basis::year_to_date: return "in the year to " + in_words(figure.period.last_day());
        case Basis::month:
        case Basis::quarter:
        case Basis::year: break;
    }
    return "in " + period;
}

std::string source_sentence(const figures::Source& source) {
    std::string words = source.string() + ".";
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
}

Html figure_link(std::string_view key, std::string_view text) { return html("<a class=\"govuk-link\" href=\"{}\">{}</a>", figures::figure_path(key), text); }

Html value_link(const Figure& figure) { return html("<a class=\"app-figure\" href=\"{}\">{}</a>", figures::figure_path(figure.key()), display(figure)); }

Html table_region(govuk::Table table) {
    const std::string label = table.caption;
    return html("<div class=\"app-table-region\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">{}</div>", label, govuk::table(table));
}

Html kind_tag(figures::Finding::Kind kind) {
    const bool is_contradiction = kind == figures::Finding::Kind::contradiction;
    return govuk::tag({.text = is_contradiction ? "Contradiction" : "Arithmetic", .classes = is_contradiction ? "govuk-tag--red" : "govuk-tag--yellow"});
}

}  // namespace holdfast::figure_ledger
