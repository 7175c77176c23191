#include "core/site/pdf_pages.hpp"

#include "base/outcome.hpp"

#include <doctest/doctest.h>
#include <thread>

using namespace holdfast;

static const std::function<Outcome<site::PrintedPdf>()> prints = [] { return Outcome(site::PrintedPdf{"%PDF-1.7", "report.pdf"}); };

TEST_CASE("a PDF that can be made is a file to keep") {
    std::mutex press;
    const auto answer = site::pdf_file(press, prints);
    REQUIRE(answer);
    const auto* file = std::get_if<web::Response>(&*answer);
    REQUIRE(file);
    CHECK(file->content_type == "application/pdf");
    CHECK(file->body == "%PDF-1.7");
}

TEST_CASE("who asks while another PDF is made is told to ask again, and nothing is said to be lost") {
    std::mutex press;
    const std::lock_guard somebody(press);
    std::thread other([&] {
        const auto answer = site::pdf_file(press, prints);
        const auto& page = std::get<site::Page>(*answer);
        CHECK(page.status == 503);
        CHECK(page.title == "Another PDF is being made");
    });
    other.join();
}

TEST_CASE("where no PDF can be made the page says why, and is not called missing") {
    std::mutex press;
    const auto answer = site::pdf_file(press, [] { return Outcome<site::PrintedPdf>(conflict("Chromium is not installed on this machine")); });
    const auto& page = std::get<site::Page>(*answer);
    CHECK(page.status == 503);
    CHECK(page.main.string().find("Chromium is not installed") != std::string::npos);
    CHECK(site::pdf_file(press, [] { return Outcome<site::PrintedPdf>(not_found()); }).refusal().kind == Refusal::Kind::not_found);
}
