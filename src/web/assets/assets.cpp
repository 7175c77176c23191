#include "web/assets/assets.hpp"

#include <algorithm>
#include <stdexcept>

#include "web/assets/embedded.hpp"

namespace holdfast::web::assets {
namespace {

std::string type_of(std::string_view suffix) {
    if (suffix == "css") return "text/css; charset=utf-8";
    if (suffix == "js") return "text/javascript; charset=utf-8";
    if (suffix == "svg") return "image/svg+xml";
    throw std::logic_error("an asset of unknown type: " + std::string(suffix));
}

std::vector<Asset> load() {
    std::vector<Asset> assets;
    for (const auto& file : embedded()) {
        const auto dot = file.name.rfind('.');
        const std::string stem(file.name.substr(0, dot)), suffix(file.name.substr(dot + 1)), hash(file.hash);
        assets.push_back({std::string(file.name), "/assets/" + stem + '-' + hash + '.' + suffix, hash, type_of(suffix),
                          std::make_shared<const std::string>(file.content), std::make_shared<const std::string>(file.gzip),
                          std::make_shared<const std::string>(file.brotli)});
    }
    return assets;
}

const Asset& named(std::string_view name) {
    const auto& all = assets();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Asset& asset) { return asset.name == name; });
    if (found == all.end()) throw std::out_of_range("no asset is named " + std::string(name));
    return *found;
}

}  // namespace

const std::vector<Asset>& assets() {
    static const std::vector<Asset> loaded = load();
    return loaded;
}

const std::string& asset_url(std::string_view name) { return named(name).url; }

const std::string& asset_text(std::string_view name) { return *named(name).content; }

std::optional<Response> asset_response(std::string_view path) {
    const auto& all = assets();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Asset& asset) { return asset.url == path; });
    if (found == all.end()) return std::nullopt;
    Response response;
    response.content_type = found->content_type;
    response.shared_body = found->content;
    response.shared_gzip = found->gzip;
    response.shared_brotli = found->brotli;
    response.caching = Caching::immutable;
    return response;
}

}  // namespace holdfast::web::assets
