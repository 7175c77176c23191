#include "web/target.hpp"

#include "web/form.hpp"
#include "web/percent.hpp"
#include "base/utf8.hpp"

namespace holdfast::web {

static bool is_lawful_path(std::string_view path) {
    if (!path.starts_with('/') || path.find('\\') != std::string_view::npos || !is_clean_text(path, Controls::none)) return false;
    path.remove_prefix(1);
    while (true) {
        const std::size_t end = path.find('/');
        const std::string_view segment = path.substr(0, end);
        if (segment == "." || segment == ".." || (segment.empty() && end != std::string_view::npos)) return false;
        if (end == std::string_view::npos) return true;
        path.remove_prefix(end + 1);
    }
}

std::optional<Target> parse_target(std::string_view target) {
    const std::size_t mark = target.find('?');
    auto path = percent_decoded(target.substr(0, mark), Plus::is_plus);
    if (!path || !is_lawful_path(*path)) return std::nullopt;
    auto query = parse_query(mark == std::string_view::npos ? std::string_view{} : target.substr(mark + 1));
    if (!query) return std::nullopt;
    return Target{*std::move(path), *std::move(query)};
}

}  // namespace holdfast::web
