#include "core/documents/pdf.hpp"

#include "core/documents/confinement.hpp"
#include "core/documents/file.hpp"
#include "core/documents/html_pages.hpp"
#include "core/documents/process.hpp"
#include "core/documents/read_pdf_test.hpp"
#include "core/documents/sample_test.hpp"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace holdfast::documents {

static std::string read(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// What a program prints about a file.
static std::string output_of(const std::string& program, std::vector<std::string> arguments, const TemporaryFolder& folder) {
    const std::string log = folder.path() + "/output";
    REQUIRE(run({.path = program, .arguments = std::move(arguments), .environment = {"LANG=C.UTF-8"}, .log_file = log}) == 0);
    return read(log);
}

/// The elements of this kind in the tree of tags.
static std::vector<QPDFObjectHandle> tagged(QPDF& pdf, const std::string& kind) {
    std::vector<QPDFObjectHandle> found;
    for (auto& object : pdf.getAllObjects())
        if (object.isDictionary() && object.getKey("/S").isName() && object.getKey("/S").getName() == kind) found.push_back(object);
    return found;
}

static std::size_t count(const std::string& text, std::string_view sought) {
    std::size_t found = 0;
    for (std::size_t at = text.find(sought); at != std::string::npos; at = text.find(sought, at + 1)) ++found;
    return found;
}

TEST_CASE("the PDF is tagged, titled, in English, with bookmarks, alternatives for drawings and scopes for header cells") {
    const TemporaryFolder folder;
    const std::string pdf = folder.path() + "/report.pdf";
    const auto made = write_pdf(standalone_html(test::sample()), pdf, {.title = "Annual report 2016-17", .author = "Example Board", .browser = {}});
    REQUIRE_MESSAGE(made, in_words(made.refusal()));
    const std::string about = output_of("/usr/bin/pdfinfo", {pdf}, folder);
    CHECK(about.find("Title:           Annual report 2016-17") != std::string::npos);
    CHECK(about.find("Producer:        Holdfast") != std::string::npos);
    CHECK(about.find("Tagged:          yes") != std::string::npos);
    CHECK(about.find("Metadata Stream: yes") != std::string::npos);
    const std::string structure = output_of("/usr/bin/pdfinfo", {"-struct", pdf}, folder);
    CHECK(count(structure, "H1 (block)") == 1);
    CHECK(count(structure, "/Scope") >= 14);
    QPDF document;
    document.processFile(pdf.c_str());
    auto drawings = tagged(document, "/Figure");
    CHECK(drawings.size() == 2);
    for (auto& drawing : drawings) CHECK(drawing.getKey("/Alt").isString());
    CHECK(document.getRoot().getKey("/Outlines").isDictionary());
    CHECK(document.getRoot().getKey("/Lang").getUTF8Value() == "en-GB");
    CHECK(document.getRoot().getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
    const std::string text = output_of("/usr/bin/pdftotext", {"-layout", pdf, "-"}, folder);
    for (const auto* words : {"Annual report 2016-17", "£96,814", "Who reported", "Child Death Overview Panel", "How each figure was obtained"})
        CHECK(text.find(words) != std::string::npos);
}

TEST_CASE("what readers are given of the PDF is what the page says: headings, bookmarks, scopes, alternatives and every word in order") {
    const TemporaryFolder folder;
    const std::string pdf = folder.path() + "/report.pdf", html = standalone_html(test::sample());
    REQUIRE(write_pdf(html, pdf, {.title = "Annual report 2016-17", .author = "Example Board", .browser = {}}));
    test::check_pdf(pdf, html);
}

/// A port of this machine at which somebody listens, and whether anybody has knocked.
class Listener {
public:
    Listener() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
        address_.sin_family = AF_INET;
        address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address_;
        REQUIRE(::bind(socket_, reinterpret_cast<sockaddr*>(&address_), size) == 0);
        REQUIRE(::listen(socket_, 8) == 0);
        REQUIRE(::getsockname(socket_, reinterpret_cast<sockaddr*>(&address_), &size) == 0);
    }
    ~Listener() { ::close(socket_); }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    std::string port() const { return std::to_string(ntohs(address_.sin_port)); }
    bool was_asked() const {
        const int asking = ::accept(socket_, nullptr, nullptr);
        if (asking >= 0) ::close(asking);
        return asking >= 0;
    }

private:
    int socket_;
    sockaddr_in address_{};
};

TEST_CASE("what prints the PDF has no network, not even to this machine, whatever the page says") {
    const TemporaryFolder folder;
    const Listener listener;
    const std::string html = "<!DOCTYPE html><html lang=\"en-GB\"><head><title>T</title><link rel=\"stylesheet\" href=\"http://127.0.0.1:" + listener.port() +
                             "/a.css\"></head><body><h1>T</h1><img alt=\"x\" src=\"http://localhost:" + listener.port() + "/b.png\"></body></html>";
    REQUIRE(write_pdf(html, folder.path() + "/t.pdf", {.title = "T", .author = {}, .browser = {}}));
    CHECK_FALSE(listener.was_asked());
}

/// A program in the browser's place that says what it may do; nobody may read the folder of a test until its mode says so.
static std::string said_by(const TemporaryFolder& folder, const std::string& script) {
    const std::string program = folder.path() + "/browser";
    replace_file(program, "#!/bin/bash\n" + script + "\nexit 1\n");
    REQUIRE(::chmod(program.c_str(), 0755) == 0);
    REQUIRE(::chmod(folder.path().c_str(), 0777) == 0);
    const auto made = write_pdf("<p>x</p>", folder.path() + "/report.pdf", {.title = "T", .author = {}, .browser = program});
    REQUIRE_FALSE(made);
    return in_words(made.refusal());
}

static bool says(const std::string& said, std::string_view words) { return said.find(words) != std::string::npos; }

TEST_CASE("what prints the PDF is not root, can do nothing that is root's and can never become root again") {
    const TemporaryFolder folder;
    const std::string said =
        said_by(folder, R"sh(echo "user $(id -u) groups $(id -G)"; grep -E '^(CapEff|CapPrm|CapAmb|NoNewPrivs|Seccomp):' /proc/self/status)sh");
    CAPTURE(said);
    CHECK(says(said, "user "));
    CHECK_FALSE(says(said, "user 0 "));
    CHECK_FALSE(says(said, "groups 0"));
    for (const auto* nothing : {"CapEff:\t0000000000000000", "CapPrm:\t0000000000000000", "CapAmb:\t0000000000000000"}) CHECK(says(said, nothing));
    CHECK(says(said, "NoNewPrivs:\t1"));
    CHECK(says(said, "Seccomp:\t2"));
}

TEST_CASE("what prints the PDF can have no socket of a network, and nothing that this process has open") {
    const TemporaryFolder folder;
    const Listener listener;
    const std::string kept = folder.path() + "/kept open";
    const int left_open = ::open(kept.c_str(), O_WRONLY | O_CREAT, 0600);  // as some libraries open files, without O_CLOEXEC
    const std::string said =
        said_by(folder, "(echo > /dev/tcp/127.0.0.1/" + listener.port() + ") 2>&1 | head -1 | sed 's/.*: //'\nls -l /proc/self/fd | sed 's/.* -> /open /'");
    ::close(left_open);
    CAPTURE(said);
    CHECK_FALSE(listener.was_asked());
    CHECK(says(said, "Address family not supported"));
    CHECK(says(said, "open /dev/null"));
    CHECK_FALSE(says(said, "kept open"));
}

TEST_CASE("what prints the PDF writes in its own folder and nowhere else, even where anybody may") {
    const TemporaryFolder folder;
    REQUIRE(Confinement(folder.path()).holds_writing());  // Linux 5.13 with Landlock, as Debian 12 has it
    const std::string places = "\"$HOME/own\" '" + folder.path() + "/theirs' /tmp/holdfast-theirs /dev/shm/holdfast-theirs";
    const std::string said = said_by(folder, "for f in " + places + "; do (echo x > \"$f\") 2>/dev/null && echo \"wrote $f\"; done\nrm -f '" + folder.path() +
                                                 "/browser'; mv \"$HOME/own\" '" + folder.path() + "/moved'");
    CAPTURE(said);
    CHECK(says(said, "/own"));
    CHECK_FALSE(says(said, "wrote /tmp/holdfast-theirs"));
    CHECK_FALSE(says(said, "wrote /dev/shm/holdfast-theirs"));
    for (const auto* name : {"/theirs", "/moved"}) CHECK_FALSE(std::filesystem::exists(folder.path() + name));
    CHECK(std::filesystem::exists(folder.path() + "/browser"));
}

TEST_CASE("a PDF without tags is refused") {
    const TemporaryFolder folder;
    const std::string plain = folder.path() + "/plain.pdf";
    replace_file(plain,
                 "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R/Size 3>>\n%%EOF\n");
    const auto finished = finish_pdf(plain, folder.path() + "/out.pdf", {.title = "T", .author = {}, .browser = {}});
    REQUIRE_FALSE(finished);
    CHECK(in_words(finished.refusal()).find("without the tags") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder.path() + "/out.pdf"));
}

TEST_CASE("without Chromium the PDF is refused with what to do about it, and nothing is written") {
    const TemporaryFolder folder;
    const auto made = write_pdf("<p>x</p>", folder.path() + "/report.pdf", {.title = "T", .author = {}, .browser = "/nowhere/chromium"});
    REQUIRE_FALSE(made);
    CHECK(in_words(made.refusal()).find("Chromium is not installed") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder.path() + "/report.pdf"));
}

TEST_CASE("a program that does not end is stopped at its time limit with everything it started") {
    const TemporaryFolder folder;
    const int status =
        run({.path = "/bin/sleep", .arguments = {"600"}, .environment = {}, .log_file = folder.path() + "/log", .time_limit = std::chrono::seconds{1}});
    CHECK(status == -1);
}

}  // namespace holdfast::documents
