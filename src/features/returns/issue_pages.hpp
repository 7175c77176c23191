#pragma once

#include "core/pathway/returns_store.hpp"
#include "core/site/router.hpp"
#include "web/html.hpp"

namespace holdfast::returns {

/// `/returns/12`
std::string path_of(const pathway::Entry& entry);
/// The loaded return that the address names; an act of entering by hand is none.
Outcome<pathway::Entry> return_in(trail::View& view, const web::Request& request);
/// The positive number that the text is; 0 where it is none.
std::int64_t number_in(std::string_view text);
web::Html severity_tag(std::string_view severity);
/// What is wrong by rule, with what to do. Where `path` is given each rule leads to its breaches there.
web::Html rules_table(std::string_view source, const std::vector<pathway::RuleCount>& counts, const std::string& path);

/// The breaches of a return one by one, by child and by field, and all of them as CSV.
void add_issue_routes(site::Router& router);

}  // namespace holdfast::returns
