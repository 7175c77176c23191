#pragma once

#include "web/html.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace holdfast::web {

/// How long a browser may keep an answer. Pages of signed-in people are never kept.
enum class Caching { never, immutable, revalidate };

/// One HTTP answer. Content-Length, Date, security headers and compression are the server's work.
struct Response {
    int status{200};
    std::string content_type{"text/html; charset=utf-8"};
    std::string body{};
    /// A body shared by many answers (an asset), used instead of `body` when set, with its compressed forms beside it.
    std::shared_ptr<const std::string> shared_body{};
    std::shared_ptr<const std::string> shared_gzip{};
    std::shared_ptr<const std::string> shared_brotli{};
    /// A file to stream instead of `body` when not empty; deleted afterwards when `delete_file` is set.
    std::string file{};
    bool delete_file{false};
    std::vector<std::pair<std::string, std::string>> headers{};
    Caching caching{Caching::never};
};

/// 303 See Other: what every successful post answers.
Response redirect(std::string_view path);
/// A download with a file name (RFC 6266), never shown in the page's own context.
Response download(std::string body, std::string_view content_type, std::string_view file_name);

}  // namespace holdfast::web
