#pragma once

#include "core/outgoing/scanner.hpp"
#include "core/site/shell.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace holdfast::site {

/// What came of looking at the files of a request: the first that is not clean, or that all are.
struct UploadVerdict {
    outgoing::Scanned scanned{};
    std::string file_name{};
};

/// Has the files that come with requests scanned before anything reads them: one request after the other, on a thread of its own, so that no other request waits.
class UploadScan {
public:
    using Scan = std::function<outgoing::Scanned(const std::string& path)>;
    using Done = std::function<void(UploadVerdict)>;

    /// Without `scan` nothing is looked at.
    explicit UploadScan(Scan scan);
    ~UploadScan();
    UploadScan(const UploadScan&) = delete;
    UploadScan& operator=(const UploadScan&) = delete;

    /// Whether this request has to be looked at.
    bool is_wanted(const web::Request& request) const;
    /// Calls `done` from the scanning thread; it must not throw.
    void look(std::shared_ptr<const web::Request> request, Done done);

private:
    struct Task {
        std::shared_ptr<const web::Request> request{};
        Done done{};
    };
    void run(const std::stop_token& stop);
    UploadVerdict verdict_on(const web::Request& request) const;

    Scan scan_;
    std::mutex mutex_{};
    std::condition_variable_any added_{};
    std::deque<Task> waiting_{};
    std::jthread thread_{};
};

/// 422 for a file in which something was found: what, and that nothing was kept.
web::Response infected_page(const Shell& shell, const trail::Actor& actor, const web::Request& request, const UploadVerdict& verdict);
/// 503 for a scanner that gives no verdict. What was typed comes back inside the page; the files have to be chosen again, which no page can do for anybody.
web::Response unscanned_page(const Shell& shell, const trail::Actor& actor, const web::Request& request);

}  // namespace holdfast::site
