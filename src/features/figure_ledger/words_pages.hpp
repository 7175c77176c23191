#pragma once

#include "core/figures/ledger.hpp"
#include "web/govuk/govuk.hpp"
#include "web/html.hpp"

namespace holdfast::figure_ledger {

/// What the figure is of: its label, with the population where there is one that the label does not say.
std::string title(const figures::Figure& figure);
/// The span it speaks of: "at 31 March 2017", "in the 12 months to 31 March 2017".
std::string span_in_words(const figures::Figure& figure);
/// `published in ...` as a sentence of its own.
std::string source_sentence(const figures::Source& source);

/// A link to a figure's page.
web::Html figure_link(std::string_view key, std::string_view text);
/// A link around a figure's value.
web::Html value_link(const figures::Figure& figure);
/// A table in a region of its own, which scrolls on a narrow window.
web::Html table_region(web::govuk::Table table);
/// The kind of a finding as a tag.
web::Html kind_tag(figures::Finding::Kind kind);

}  // namespace holdfast::figure_ledger
