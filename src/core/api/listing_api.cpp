#include "core/api/listing_api.hpp"

#include "core/api/description_api.hpp"
#include "core/api/front_api.hpp"

#include <fmt/format.h>

namespace holdfast::api {

static void add_row(std::string& part, std::string_view method, std::string_view path, std::string_view scope, std::string_view does) {
    part += fmt::format("| {} | `{}` | {} | {} |\n", method, path, scope, does);
}

std::string reference_part(const std::vector<Operation>& operations) {
    std::string part =
        "## The API\n\n"
        "What systems of agencies reach under `/api`, and the scope that an administrator has to have given a system for it ([the API](api.md)). No scope is "
        "of a role: a person who has signed in\n"
        "reaches nothing here, and a system none of the pages above. The table is written by `holdfast docs api`.\n\n"
        "| Method | Path | Scope | What it does |\n| --- | --- | --- | --- |\n";
    add_row(part, "POST", token_path, "none: the system's own secret", "Give a token");
    add_row(part, "GET", description_path, "none: open to anybody", "Describe the API");
    for (const auto& operation : operations)
        add_row(part, operation.act ? "POST" : "GET", operation.pattern, fmt::format("`{}`", operation.scope.token), operation.summary);
    part += "\n| Scope | What it lets a system do | Permission that the system then has |\n| --- | --- | --- |\n";
    for (const auto& scope : scopes_of(operations)) part += fmt::format("| `{}` | {} | `{}` |\n", scope.token, scope.words, scope.permission.key);
    return part;
}

}  // namespace holdfast::api
