#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/html.hpp"

/// Every component as it looks, for those who build pages of them.
namespace holdfast::web::gallery {

/// Whose component it is.
enum class Origin { govuk, moj, own };

/// One component with made-up content. `name` is the last part of its address, such as `date-input`; each belongs on a page of its own,
/// as ids and landmarks are those of a whole page.
struct Example {
    std::string name{};
    std::string title{};
    Html markup{};
    bool has_page_heading = false;  ///< it brings the heading of its page itself
    Origin origin = Origin::govuk;
    /// What a chart was drawn from, the heads of the columns first: its table, and its file under `numbers_file`.
    std::vector<std::vector<std::string>> numbers{};
};

/// Where the numbers of a chart are as a CSV file, seen from the page of the example.
std::string numbers_file(const Example& example);

/// Every component of the GOV.UK Design System but the header with the crown, those of the MOJ Design System and its behaviours, and the
/// product's own: small parts of pages, and charts.
std::vector<Example> examples();

/// What the page of one example says: its heading and the component, and the numbers of a chart.
Html example_page(const Example& example);
/// Links to the pages of the examples under `path`, by whose they are.
Html example_list(std::string_view path);

}  // namespace holdfast::web::gallery
