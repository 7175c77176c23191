#include "web/body_intake.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

using namespace holdfast::web;
namespace fs = std::filesystem;

namespace {

/// An empty folder for uploads, gone at the end of the test.
struct Folder {
    Folder() : path(fs::temp_directory_path() / ("holdfast-intake-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)))) { fs::create_directory(path); }
    ~Folder() { fs::remove_all(path); }
    auto files() const { return std::distance(fs::directory_iterator(path), fs::directory_iterator{}); }
    std::string path;
};

Incoming request_of(std::string content_type) {
    Incoming incoming;
    incoming.request.headers.add("content-type", std::move(content_type));
    return incoming;
}

int take_all(Incoming& incoming, const Folder& folder, std::string_view body) {
    BodyIntake intake(incoming, {.most_body_bytes = 10000, .most_form_bytes = 1000, .upload_folder = folder.path});
    if (const int status = intake.start(body.size())) return status;
    for (; !body.empty(); body.remove_prefix(std::min<std::size_t>(7, body.size())))
        if (const int status = intake.receive(body.substr(0, 7))) return status;
    return intake.finish();
}

std::string part(std::string_view head, std::string_view content) {
    return "--B\r\nContent-Disposition: form-data; " + std::string(head) + "\r\n\r\n" + std::string(content) + "\r\n";
}

constexpr auto multipart = "multipart/form-data; boundary=B";

}  // namespace

TEST_CASE("a form, JSON or a multipart form is taken in") {
    const Folder folder;
    Incoming form = request_of("Application/X-WWW-Form-Urlencoded; charset=utf-8");
    CHECK(take_all(form, folder, "a=1&b=2") == 0);
    CHECK(form.request.form.get("b") == "2");
    Incoming json = request_of("application/json");
    CHECK(take_all(json, folder, "{\"a\":1}") == 0);
    CHECK(json.request.body == "{\"a\":1}");
    Incoming parts = request_of(multipart);
    CHECK(take_all(parts, folder,
                   part("name=note", "text") + part("name=file; filename=\"a.csv\"", "a,b") + part("name=none; filename=\"\"", "") + "--B--\r\n") == 0);
    CHECK(parts.request.form.get("note") == "text");
    CHECK(parts.request.uploads.size() == 1);
    CHECK(parts.request.upload("none") == nullptr);
    REQUIRE(parts.request.upload("file"));
    CHECK(parts.request.upload("file")->file_name == "a.csv");
    std::stringstream content;
    content << std::ifstream(parts.request.upload("file")->path).rdbuf();
    CHECK(content.str() == "a,b");
}

TEST_CASE("an upload goes with its request") {
    const Folder folder;
    {
        Incoming parts = request_of(multipart);
        CHECK(take_all(parts, folder, part("name=file; filename=\"../../a\"", "x") + "--B--\r\n") == 0);
        CHECK(folder.files() == 1);
        CHECK(fs::path(parts.request.uploads.front().path).parent_path() == folder.path);
        CHECK(parts.request.uploads.front().file_name == "a");
        CHECK((fs::status(parts.request.uploads.front().path).permissions() & fs::perms(0077)) == fs::perms::none);
    }
    CHECK(folder.files() == 0);
}

TEST_CASE("a refused body leaves no file behind") {
    const Folder folder;
    const std::string file = part("name=file; filename=a", "content");
    for (const std::string& body :
         {file, file + "--Bx", file + part("name=note", "bell \a") + "--B--\r\n", file + part("name=note", std::string(1001, 'x')) + "--B--\r\n"}) {
        CAPTURE(body);
        Incoming parts = request_of(multipart);
        CHECK(take_all(parts, folder, body) >= 400);
        parts = {};
        CHECK(folder.files() == 0);
    }
}

TEST_CASE("a body is refused by its head alone when it is too large or of no known type") {
    const Folder folder;
    const auto refusal = [&](std::string content_type, std::uint64_t declared) {
        Incoming incoming = request_of(std::move(content_type));
        return BodyIntake(incoming, {.most_body_bytes = 10000, .most_form_bytes = 1000, .upload_folder = folder.path}).start(declared);
    };
    CHECK(refusal("application/x-www-form-urlencoded", 1000) == 0);
    CHECK(refusal("application/x-www-form-urlencoded", 1001) == 413);
    CHECK(refusal(multipart, 10000) == 0);
    CHECK(refusal(multipart, 10001) == 413);
    CHECK(refusal("multipart/form-data", 10) == 400);
    CHECK(refusal("text/plain", 10) == 415);
    CHECK(refusal("", 10) == 415);
    CHECK(refusal("", 0) == 0);
}

TEST_CASE("a part in which nothing can be seen is an empty field") {
    const Folder folder;
    Incoming incoming = request_of(multipart);
    BodyIntake intake(incoming, {.most_body_bytes = 10000, .most_form_bytes = 1000, .upload_folder = folder.path});
    REQUIRE(intake.start(500) == 0);
    CHECK(intake.receive(part("name=reason", " \u200B ") + part("name=words", " a ") + "--B--\r\n") == 0);
    CHECK(incoming.request.form.get("reason") == "");
    CHECK(incoming.request.form.get("words") == " a ");
}

TEST_CASE("more than 1,000 parts are refused") {
    const Folder folder;
    Incoming parts = request_of(multipart);
    BodyIntake intake(parts, {.most_body_bytes = 1 << 20, .most_form_bytes = 1000, .upload_folder = folder.path});
    REQUIRE(intake.start(1 << 20) == 0);
    int status = 0;
    for (int i = 0; i < 1000; ++i) status = intake.receive(part("name=a", ""));
    CHECK(status == 0);
    CHECK(intake.receive(part("name=a", "")) == 413);
}
