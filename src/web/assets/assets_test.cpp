#include "web/assets/assets.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace holdfast::web;
using namespace holdfast::web::assets;

TEST_CASE("a file's address carries its hash and answers with the file, to be kept for good") {
    const auto& url = asset_url("holdfast.css");
    CHECK(url.starts_with("/assets/holdfast-"));
    CHECK(url.ends_with(".css"));
    const auto response = asset_response(url);
    REQUIRE(response);
    CHECK(response->caching == Caching::immutable);
    CHECK(response->content_type == "text/css; charset=utf-8");
    CHECK(*response->shared_body == asset_text("holdfast.css"));
}

TEST_CASE("a path that is no file's address is not answered") {
    CHECK_FALSE(asset_response("/assets/holdfast.css"));
    CHECK_FALSE(asset_response("/assets/holdfast-0000000000000000.css"));
    CHECK_THROWS_AS(asset_url("nothing.css"), std::out_of_range);
}

TEST_CASE("the stylesheet and the script of a page weigh less than 45 kB compressed, and every gzip copy is one") {
    std::size_t weight = 0;
    for (const auto& asset : assets::assets()) {
        CHECK(asset.gzip->starts_with("\x1f\x8b"));
        if (asset.name == "holdfast.css" || asset.name == "holdfast.js") weight += asset.gzip->size();
    }
    CHECK(weight > 20'000);
    CHECK(weight < 45'000);
}

TEST_CASE("the stylesheet has no font, crest or picture to fetch, for the site is not on service.gov.uk") {
    const auto& sheet = asset_text("holdfast.css");
    CHECK(sheet.find("GDS Transport") == std::string::npos);
    CHECK(sheet.find("crest") == std::string::npos);
    CHECK(sheet.find("url(/") == std::string::npos);
    CHECK(sheet.find("@font-face") == std::string::npos);
}
