#pragma once

#include "core/exchange/value.hpp"
#include "core/pathway/caseload_store.hpp"
#include "web/html.hpp"
#include "web/request.hpp"

namespace holdfast::pathway {

/// A list of children with what is due for each.
struct CaseList {
    std::string_view title{};
    std::string_view lead{};  ///< what the list is of, and what its clock is
    std::string_view path{};  ///< of its page; its file is `PATH/table.csv`
    std::vector<CaseRow> rows{};
};

/// How long until it is due, by colour.
web::Html due_tag(const Due& due, Date today);

/// The page: how many are overdue and due soon, a choice between them (`show` in the query), fifty to a page (`page`), and the file. Each child shown is a look.
web::Html case_list_page(trail::View& view, const CaseList& list, const web::Request& request);
/// All of it, each row a look, for a file: `reference, name, born_on, what, detail, due_on, because, authority, status`.
exchange::Listing case_list_table(trail::View& view, const CaseList& list);

}  // namespace holdfast::pathway
