#include "core/site/file_limit.hpp"

#include <algorithm>
#include <utility>

namespace holdfast::site {

bool gives_file(std::string_view pattern) {
    return pattern.find(".csv") != std::string_view::npos || pattern.find("/download/") != std::string_view::npos || pattern.find("/tables/") != std::string_view::npos;
}

FileLimit::Verdict FileLimit::take(Id<trail::Account> account, Instant now) {
    const std::chrono::milliseconds each = std::chrono::milliseconds(span) / most_files;
    const std::lock_guard turn(mutex_);
    std::erase_if(taken_, [&](const auto& entry) { return entry.second.free_at <= now; });
    Taken& taken = taken_[account.number];
    const Instant next = std::max(taken.free_at, now) + each;
    if (next > now + span) {
        const bool is_first = !std::exchange(taken.is_refused, true);
        return {.wait = std::chrono::ceil<std::chrono::seconds>(next - now - span), .is_first = is_first};
    }
    taken = {.free_at = next};
    return {};
}

Page wait_for_files(std::chrono::seconds wait) {
    web::Html main = web::html("<h1 class=\"govuk-heading-l\">Wait before you take out more files</h1>");
    main.add("<p class=\"govuk-body\">You have taken out {} files in the last {} minutes. Try again in {} {}. Pages can be read meanwhile.</p>",
             FileLimit::most_files, static_cast<int>(FileLimit::span.count()), static_cast<int>(wait.count()), wait.count() == 1 ? "second" : "seconds");
    main.add("<p class=\"govuk-body\">If you need everything at once, ask your administrator.</p>");
    return {.title = "Wait before you take out more files", .main = std::move(main), .status = 429, .retry_after = wait};
}

}  // namespace holdfast::site
