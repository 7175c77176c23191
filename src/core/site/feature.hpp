#pragma once

#include "core/api/operation_api.hpp"
#include "core/documents/block.hpp"
#include "core/exchange/import.hpp"
#include "core/exchange/value.hpp"
#include "core/figures/provider.hpp"
#include "core/notices/kind.hpp"
#include "core/site/router.hpp"

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::site {

/// The parts of the partnership's work: headings of the home page, in this order.
namespace works {
inline constexpr std::string_view board{"The Board's year"}, children{"Children and their records"}, sharing{"Who may know, and who looked"},
    running{"Running the site"};
inline constexpr std::array all{children, board, sharing, running};
}  // namespace works

/// A link of the service navigation and a card of the home page, shown to those who hold the permission.
struct NavigationItem {
    std::string_view text{};
    std::string_view path{};
    Permission permission{};
    std::string_view summary{};    ///< what is found there, for the home page
    bool is_on_home_alone{false};  ///< seldom wanted: a card of the home page, no link of the navigation
    std::string_view work{};       ///< the work that it belongs to, a heading of the home page; one of `works`, given where the features are put together
    std::vector<std::string_view> besides{};  ///< where further pages of this part lie that are not under `path`, as an indicator's are the scorecard's
};

/// A kind of notice that people are sent, and the permission that what it leads to takes.
struct NoticeKind {
    notices::Kind kind{};
    Permission reader{permissions::signed_in};
};

/// A read-only command that lists rows: `holdfast scorecard --year 2016-17 --format json`.
struct ListingCommand {
    std::string_view words{};  ///< "scorecard", "check figures"
    std::string_view summary{};
    bool takes_year{false};  ///< `--year`
    bool is_year_required{false};
    std::function<Outcome<exchange::Listing>(trail::View&, std::optional<Period> year)> list{};
};

/// Everything one slice brings to the product. The composition root collects these; a slice is removed by deleting its folder and its line there.
struct Feature {
    std::string_view name{};
    std::vector<store::Migration> migrations{};
    std::vector<Permission> permissions{};
    std::function<void(Router&)> routes{};
    std::vector<api::Operation> api{};  ///< what agencies' systems can do with it
    std::vector<NavigationItem> navigation{};
    std::vector<exchange::ImportKind> imports{};
    std::vector<ListingCommand> listings{};
    std::vector<figures::Provider> figures{};
    std::vector<figures::UseProvider> figure_uses{};
    std::vector<documents::Section> report_sections{};
    std::vector<NoticeKind> notices{};
    /// Fields of its forms that may come more than once, as tick boxes of one question do; every other doubled field is refused.
    std::vector<std::string> repeatable_fields{};
};

}  // namespace holdfast::site
