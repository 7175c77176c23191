#include "core/documents/dress_pages.hpp"

#include <fmt/format.h>

namespace holdfast::documents {

using web::html;
using web::Html;

const Dress& plain_dress() {
    static const Dress dress{.section_heading = {},
                             .heading = {},
                             .small_heading = {},
                             .paragraph = {},
                             .bullets = {},
                             .numbers = {},
                             .link = {},
                             .figure_link = {},
                             .quote = {},
                             .table = {},
                             .caption = {},
                             .header = {},
                             .number_header = html(R"( class="n")"),
                             .cell = {},
                             .number_cell = html(R"( class="n")"),
                             .row = {},
                             .total_row = html(R"( class="total")"),
                             .head = {},
                             .body = {},
                             .note = html(R"( class="note")"),
                             .panels = html(R"( class="panels")"),
                             .panel = html(R"( class="panel")"),
                             .scroll = html(R"( class="scroll")"),
                             .figure = {}};
    return dress;
}

const Dress& site_dress() {
    static const Dress dress{
        .section_heading = html(R"( class="govuk-heading-m govuk-!-margin-top-6")"),
        .heading = html(R"( class="govuk-heading-m")"),
        .small_heading = html(R"( class="govuk-heading-s")"),
        .paragraph = html(R"( class="govuk-body")"),
        .bullets = html(R"( class="govuk-list govuk-list--bullet")"),
        .numbers = html(R"( class="govuk-list govuk-list--number")"),
        .link = html(R"( class="govuk-link")"),
        .figure_link = html(R"( class="govuk-link app-figure")"),
        .quote = html(R"( class="govuk-inset-text")"),
        .table = html(R"( class="govuk-table app-table--dense")"),
        .caption = html(R"( class="govuk-table__caption govuk-table__caption--s")"),
        .header = html(R"( class="govuk-table__header")"),
        .number_header = html(R"( class="govuk-table__header govuk-table__header--numeric")"),
        .cell = html(R"( class="govuk-table__cell")"),
        .number_cell = html(R"( class="govuk-table__cell govuk-table__cell--numeric")"),
        .row = html(R"( class="govuk-table__row")"),
        .total_row = html(R"( class="govuk-table__row app-table__total")"),
        .head = html(R"( class="govuk-table__head")"),
        .body = html(R"( class="govuk-table__body")"),
        .note = html(R"( class="govuk-body-s")"),
        .panels = html(R"( class="app-cards")"),
        .panel = html(R"( class="app-card")"),
        .scroll = html(R"( class="app-table-region")"),
        .figure = html(R"( class="govuk-!-margin-0 govuk-!-margin-bottom-6")"),
    };
    return dress;
}

std::string anchor_of(std::string_view key) {
    std::string anchor = "figure-";
    for (const char c : key) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
        if (is_plain) anchor += c;
        else if (c == '@') anchor += "-at-";
        else anchor += fmt::format("_{:02x}", static_cast<unsigned char>(c));
    }
    return anchor;
}

std::string anchor_of(const Part& part) {
    if (part.number > 0) return "section-" + std::to_string(part.number);
    return "section-" + anchor_of(part.title).substr(7);
}

std::string Writing::address_of(const Traced& traced) const {
    const std::string key = traced.figure.key();
    return is_in_site ? figures::figure_path(key) : "#" + anchor_of(key);
}

Html linked_figure(const Writing& writing, const Traced& traced) {
    return html(R"(<a href="{}"{}>{}</a>)", writing.address_of(traced), writing.dress.figure_link, traced.print);
}

}  // namespace holdfast::documents
