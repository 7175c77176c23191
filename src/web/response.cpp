#include "web/response.hpp"

#include "web/percent.hpp"

#include <algorithm>

namespace holdfast::web {

Response redirect(std::string_view path) {
    Response response{.status = 303};
    response.headers.emplace_back("Location", path);
    return response;
}

/// The name for clients that know no `filename*`: letters, digits and `-._` stay.
static std::string plain_name(std::string_view name) {
    std::string plain(name);
    const auto is_safe = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_'; };
    std::replace_if(
        plain.begin(), plain.end(), [&](char c) { return !is_safe(c); }, '_');
    return plain;
}

Response download(std::string body, std::string_view content_type, std::string_view file_name) {
    Response response{.content_type = std::string(content_type), .body = std::move(body)};
    response.headers.emplace_back("Content-Disposition",
                                  "attachment; filename=\"" + plain_name(file_name) + "\"; filename*=UTF-8''" + percent_encoded(file_name));
    return response;
}

}  // namespace holdfast::web
