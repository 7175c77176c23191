#include "web/request.hpp"

#include <algorithm>

namespace holdfast::web {

std::optional<std::string_view> Fields::find(std::string_view name) const {
    for (const auto& [key, value] : all_)
        if (key == name) return value;
    return std::nullopt;
}

std::string_view Fields::get(std::string_view name) const { return find(name).value_or(std::string_view{}); }

std::vector<std::string_view> Fields::every(std::string_view name) const {
    std::vector<std::string_view> found;
    for (const auto& [key, value] : all_)
        if (key == name) found.emplace_back(value);
    return found;
}

const Upload* Request::upload(std::string_view field) const {
    const auto found = std::find_if(uploads.begin(), uploads.end(), [&](const Upload& upload) { return upload.field == field && upload.size > 0; });
    return found == uploads.end() ? nullptr : &*found;
}

}  // namespace holdfast::web
