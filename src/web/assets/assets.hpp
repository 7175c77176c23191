#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/response.hpp"

/// The stylesheets, scripts and pictures of the pages, inside the program. They are built by dev/assets and checked in.
namespace holdfast::web::assets {

/// One file, under an address that changes with its content, so that browsers may keep it for good.
struct Asset {
    std::string name{};  ///< "holdfast.css"
    std::string url{};   ///< "/assets/holdfast-0f3a91c25b7e44d1.css"
    std::string hash{};
    std::string content_type{};
    std::shared_ptr<const std::string> content{};
    std::shared_ptr<const std::string> gzip{};
    std::shared_ptr<const std::string> brotli{};
};

/// Every file, by name: `holdfast.css`, `holdfast.js` and `favicon.svg`.
const std::vector<Asset>& assets();

/// The address of a file. Throws std::out_of_range when there is none of that name.
const std::string& asset_url(std::string_view name);

/// The text of a file, for a document that must stand alone. Throws std::out_of_range when there is none of that name.
const std::string& asset_text(std::string_view name);

/// The answer to a request for a path under /assets/: kept for good, compressed already; nothing for a path that is no file's address.
std::optional<Response> asset_response(std::string_view path);

}  // namespace holdfast::web::assets
