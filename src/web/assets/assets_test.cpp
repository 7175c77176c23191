#include "web/assets/assets.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

#include "web/contrast.hpp"

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

TEST_CASE("the stylesheet and the script of a page weigh less than 43 kB as browsers ask for them, and every compressed copy is smaller") {
    std::size_t weight = 0;
    for (const auto& asset : assets::assets()) {
        CHECK(asset.gzip->starts_with("\x1f\x8b"));
        CHECK(asset.gzip->size() < asset.content->size());
        CHECK(asset.brotli->size() < asset.gzip->size());
        if (asset.name == "holdfast.css" || asset.name == "holdfast.js") weight += asset.brotli->size();
    }
    CHECK(weight > 20'000);
    CHECK(weight < 43'000);
}

TEST_CASE("the stylesheet has no font, crest or picture to fetch, for the site is not on service.gov.uk") {
    const auto& sheet = asset_text("holdfast.css");
    CHECK(sheet.find("GDS Transport") == std::string::npos);
    CHECK(sheet.find("crest") == std::string::npos);
    CHECK(sheet.find("url(/") == std::string::npos);
    CHECK(sheet.find("@font-face") == std::string::npos);
    CHECK(sheet.find("#1d70b8") == std::string::npos);
}

/// The value of a property in the rule for this class alone.
static std::string declared(const std::string& sheet, const std::string& name, const std::string& property) {
    const auto rule = sheet.find("." + name + "{");
    REQUIRE_MESSAGE(rule != std::string::npos, name);
    const auto at = sheet.find(property + ":", rule);
    REQUIRE_MESSAGE(at < sheet.find('}', rule), name << " has no " << property);
    return sheet.substr(at + property.size() + 1, 7);
}

TEST_CASE("the colours of ratings stand 3:1 from the page and from what lies beside them, and their letters can be read") {
    const auto& sheet = asset_text("holdfast.css");
    for (const std::string rating : {"red", "amber", "green", "none"}) {
        CAPTURE(rating);
        const std::string edge = declared(sheet, "app-rating--" + rating, "border-color");
        CHECK(contrast(edge, "#ffffff") >= 3);
        CHECK(contrast(edge, declared(sheet, "app-rating--" + rating, "background")) >= 3);
        const std::string behind = declared(sheet, "app-rating--" + rating + " .app-rating__letter", "background");
        CHECK(contrast(behind, rating == "amber" ? "#0b0c0c" : "#ffffff") >= 4.5);
        if (rating != "none") CHECK(contrast(declared(sheet, "app-stat--" + rating, "border-top-color"), "#ffffff") >= 3);
    }
}
