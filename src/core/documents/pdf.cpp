#include "core/documents/pdf.hpp"

#include "core/documents/file.hpp"
#include "core/documents/process.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <pwd.h>
#include <system_error>
#include <unistd.h>

namespace holdfast::documents {

namespace fs = std::filesystem;

static constexpr std::array<const char*, 4> browsers{"/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"};
static constexpr const char* setpriv = "/usr/bin/setpriv";

std::optional<std::string> find_browser() {
    const auto found = std::find_if(browsers.begin(), browsers.end(), [](const char* path) { return ::access(path, X_OK) == 0; });
    return found == browsers.end() ? std::nullopt : std::optional<std::string>(*found);
}

/// Nobody's account, for a browser that root asks for: Chromium's sandbox refuses root, and the page needs no rights.
struct Unprivileged {
    uid_t user{65534};
    gid_t group{65534};
};

static Unprivileged unprivileged() {
    if (const passwd* nobody = ::getpwnam("nobody")) return {nobody->pw_uid, nobody->pw_gid};
    return {};
}

static std::vector<std::string> printing_arguments(const std::string& folder, bool has_sandbox) {
    std::vector<std::string> arguments{
        "--headless",
        "--no-first-run",
        "--disable-gpu",
        "--disable-dev-shm-usage",  // its shared memory lies in the folder too
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-extensions",
        "--disable-breakpad",
        "--no-pings",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--proxy-server=127.0.0.1:9",
        "--user-data-dir=" + folder + "/profile",
        "--no-pdf-header-footer",
        "--generate-pdf-document-outline",
        "--print-to-pdf=" + folder + "/printed.pdf",
    };
    if (!has_sandbox) arguments.emplace_back("--no-sandbox");
    arguments.push_back("file://" + folder + "/report.html");
    return arguments;
}

static Program printing(const std::string& browser, const std::string& folder, bool has_sandbox) {
    Program program{.path = browser,
                    .arguments = printing_arguments(folder, has_sandbox),
                    .environment = {"HOME=" + folder, "PATH=/usr/bin:/bin", "LANG=C.UTF-8", "TZ=Europe/London", "TMPDIR=" + folder},
                    .log_file = folder + "/log",
                    .folder = folder};
    if (::geteuid() != 0) return program;
    const Unprivileged nobody = unprivileged();
    program.arguments.insert(program.arguments.begin(), {"--reuid=" + std::to_string(nobody.user), "--regid=" + std::to_string(nobody.group), "--clear-groups",
                                                         "--no-new-privs", browser});
    program.path = setpriv;
    return program;
}

static void hand_over(const std::string& folder) {
    if (::geteuid() != 0) return;
    const Unprivileged nobody = unprivileged();
    for (const auto& path : {folder, folder + "/report.html"})
        if (::chown(path.c_str(), nobody.user, nobody.group) != 0) throw std::system_error(errno, std::generic_category(), "cannot hand over " + path);
}

static std::string text_of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Runs the browser with its sandbox, and without only where the machine has none to give.
static bool prints(const std::string& browser, const std::string& folder) {
    const bool is_done = run(printing(browser, folder, true)) == 0 && fs::exists(folder + "/printed.pdf");
    if (is_done || text_of(folder + "/log").find("No usable sandbox") == std::string::npos) return is_done;
    return run(printing(browser, folder, false)) == 0 && fs::exists(folder + "/printed.pdf");
}

/// On paper nothing is pointed at, and a drawing is tagged as one with its alternative only where it is called a picture.
static std::string with_pictures(std::string_view html) {
    static constexpr std::string_view group = R"( role="group" aria-labelledby=)", picture = R"( role="img" aria-labelledby=)";
    std::string changed(html);
    for (auto at = changed.find(group); at != std::string::npos; at = changed.find(group, at)) changed.replace(at, group.size(), picture);
    return changed;
}

static Refusal not_printed(const std::string& folder) {
    return conflict("The PDF was not made: Chromium could not print the report. It said: " + text_of(folder + "/log").substr(0, 500));
}

static bool prints_page(const std::string& browser, const std::string& folder, const std::string& html) {
    replace_file(folder + "/report.html", html);
    hand_over(folder);
    return prints(browser, folder);
}

/// On which page a section begins is known once it is printed. Its number stands beside its line, so that nothing moves.
static bool prints_with_contents(const std::string& browser, const std::string& folder, const std::string& html) {
    if (!prints_page(browser, folder, html)) return false;
    const auto numbered = with_page_numbers(html, folder + "/printed.pdf");
    return numbered == html || prints_page(browser, folder, numbered);
}

Outcome<Done> write_pdf(std::string_view html, const std::string& file, const PdfOptions& options) {
    const std::string browser = !options.browser.empty() ? options.browser : find_browser().value_or("");
    if (browser.empty() || ::access(browser.c_str(), X_OK) != 0)
        return conflict(
            "The PDF was not made: Chromium is not installed on this machine. Install the package chromium and ask again; the other formats do not need it.");
    const TemporaryFolder folder;
    if (!prints_with_contents(browser, folder.path(), with_pictures(html))) return not_printed(folder.path());
    const std::string finished = folder.path() + "/finished.pdf";
    TRY(finish_pdf(folder.path() + "/printed.pdf", finished, options));
    replace_file(file, text_of(finished));
    return Done{};
}

}  // namespace holdfast::documents
