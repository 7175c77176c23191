#include "core/site/upload_scan.hpp"

#include <algorithm>
#include <map>

namespace holdfast::site {

using web::Html;
using web::html;

UploadScan::UploadScan(Scan scan) : scan_(std::move(scan)) {
    if (scan_) thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

UploadScan::~UploadScan() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
}

bool UploadScan::is_wanted(const web::Request& request) const {
    return scan_ && std::ranges::any_of(request.uploads, [](const web::Upload& upload) { return upload.size > 0; });
}

void UploadScan::look(std::shared_ptr<const web::Request> request, Done done) {
    {
        const std::scoped_lock lock(mutex_);
        waiting_.push_back({std::move(request), std::move(done)});
    }
    added_.notify_one();
}

UploadVerdict UploadScan::verdict_on(const web::Request& request) const {
    for (const auto& upload : request.uploads) {
        if (upload.size == 0) continue;
        auto scanned = scan_(upload.path);
        if (scanned.verdict != outgoing::Scanned::Verdict::clean) return {std::move(scanned), upload.file_name};
    }
    return {{outgoing::Scanned::Verdict::clean, {}}, {}};
}

void UploadScan::run(const std::stop_token& stop) {
    while (true) {
        Task task;
        {
            std::unique_lock lock(mutex_);
            if (!added_.wait(lock, stop, [this] { return !waiting_.empty(); })) return;
            task = std::move(waiting_.front());
            waiting_.pop_front();
        }
        task.done(verdict_on(*task.request));
    }
}

web::Response infected_page(const Shell& shell, const trail::Actor& actor, const web::Request& request, const UploadVerdict& verdict) {
    const std::string title = "This file cannot be taken";
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", title);
    main.add("<p class=\"govuk-body\">The virus scanner found {} in “{}”. Nothing of it was kept, and nothing else that you sent was saved.</p>",
             verdict.scanned.words, verdict.file_name);
    main.add(
        "<p class=\"govuk-body\">Do not open the file, and tell whoever looks after your computers. Then go back and choose a file that is free of it.</p>");
    return shell.page(actor, request, {.title = title, .main = std::move(main), .status = 422});
}

/// The fields of files, each with the names of what was chosen in it.
static std::map<std::string, std::vector<std::string>> chosen_files(const web::Request& request) {
    std::map<std::string, std::vector<std::string>> chosen;
    for (const auto& upload : request.uploads) chosen[upload.field].push_back(upload.file_name);
    return chosen;
}

static Html file_again(const std::string& field, const std::vector<std::string>& names) {
    std::string files;
    for (const auto& name : names) files += (files.empty() ? "" : ", ") + name;
    Html group = html("<div class=\"govuk-form-group\"><label class=\"govuk-label\" for=\"{}\">Choose again: {}</label>", field, files);
    if (names.size() > 1) group.add("<input class=\"govuk-file-upload\" id=\"{}\" name=\"{}\" type=\"file\" multiple></div>", field, field);
    else group.add("<input class=\"govuk-file-upload\" id=\"{}\" name=\"{}\" type=\"file\"></div>", field, field);
    return group;
}

web::Response unscanned_page(const Shell& shell, const trail::Actor& actor, const web::Request& request) {
    const std::string title = "Files cannot be taken at the moment";
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", title);
    main.add(
        "<p class=\"govuk-body\">Every file is scanned for viruses before it is read, and the scanner gives no answer. Nothing you sent has been saved.</p>");
    main.add(
        "<p class=\"govuk-body\">What you typed is kept in this page: leave it open, choose the file again, and send it in a few minutes. "
        "If it still does not work, tell whoever looks after this site.</p>");
    main.add("<form method=\"post\" action=\"{}\" enctype=\"multipart/form-data\">", request.target);
    for (const auto& [name, value] : request.form.all()) main.add("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
    for (const auto& [field, names] : chosen_files(request)) main.add("{}", file_again(field, names));
    main.add("<button type=\"submit\" class=\"govuk-button\" data-module=\"govuk-button\">Send it again</button></form>");
    return shell.page(actor, request, {.title = title, .main = std::move(main), .status = 503, .retry_after = std::chrono::seconds{60}});
}

}  // namespace holdfast::site
