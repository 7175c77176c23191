#pragma once

#include "web/govuk/button.hpp"
#include "web/govuk/form_group.hpp"

namespace holdfast::web::moj {

/// The box to search in. Without `name` its name is `search`.
struct SearchInput {
    std::string id{};
    std::string name{"search"};
    std::string type{"search"};
    std::optional<std::string> value{};
    std::string classes{};
    govuk::Attributes attributes{};
    std::optional<govuk::ErrorMessage> error_message{};
    bool disabled{};
    std::optional<bool> spellcheck{};
    std::string autocomplete{};
    std::string pattern{};
    std::string inputmode{};
    std::string described_by{};
};

struct SearchButton {
    std::string text{};
    Html html{};
    std::string id{};
    std::string name{};
    std::string value{};
    std::string classes{};
    govuk::Attributes attributes{};
    std::optional<bool> prevent_double_click{};
};

/// A hidden field that shows a form is ours.
struct SearchCsrf {
    std::string name{"_csrf"};
    std::string value;
};

/// A form to search with. `layout` `stacked` puts the button below; otherwise `icon_button` shows a magnifying glass on it.
struct Search {
    std::string action;
    std::string method{"get"};
    std::string layout{};
    bool icon_button{};
    govuk::Label label;
    std::optional<govuk::Hint> hint{};
    SearchInput input{};
    SearchButton button{};
    std::optional<SearchCsrf> csrf{};
    std::string classes{};
    govuk::Attributes attributes{};
};

void add(Html& page, const Search& options);
inline Html search(const Search& options) { return govuk::made(options); }

}  // namespace holdfast::web::moj
