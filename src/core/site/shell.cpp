#include "core/site/shell.hpp"

#include "core/access/account.hpp"
#include "core/notices/inbox_store.hpp"
#include "core/site/cookies.hpp"
#include "core/site/draft_key.hpp"
#include "core/site/place.hpp"
#include "web/csrf.hpp"
#include "web/percent.hpp"
#include "web/shell/layout.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>

namespace holdfast::site {

using web::Html;
using web::html;

static std::string capitalised(std::string word) {
    if (!word.empty()) word.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(word.front())));
    return word;
}

/// "This is a new service", and where to say what one thinks of it.
static Html phase_words(const std::string& feedback) {
    Html words = html("This is a new service.");
    if (feedback.empty()) return words;
    const bool is_mail = !feedback.starts_with("https://");
    words.add(" Help us improve it and <a class=\"govuk-link\" href=\"{}{}\">give your feedback{}</a>.", is_mail ? "mailto:" : "", feedback,
              is_mail ? " by email" : "");
    return words;
}

/// A count that goes no further says so.
static std::string inbox_in_words(const std::optional<int>& unread) {
    if (!unread || *unread == 0) return "Inbox";
    if (*unread >= notices::most_counted) return fmt::format("Inbox ({} or more unread)", notices::most_counted);
    return fmt::format("Inbox ({} unread)", *unread);
}

Shell::Shell(ShellSettings settings, std::vector<NavigationItem> navigation) : settings_(std::move(settings)), parts_(std::move(navigation)) {
    parts_.insert(parts_.begin(), NavigationItem{.text = "Home", .path = "/", .permission = permissions::signed_in});
    parts_.push_back({.text = "Your account", .path = web::shell::account_path, .permission = permissions::signed_in, .is_on_home_alone = true});
}

/// The link of the header that leads to the part: its own, or that of the home page, whose card leads there.
static std::string_view link_to(const NavigationItem& part, const web::shell::Layout& layout) {
    const bool is_own = part.path == web::shell::account_path || part.path == web::shell::inbox_path;
    return is_own || std::ranges::any_of(layout.navigation, [&](const auto& link) { return link.href == part.path; }) ? part.path : "/";
}

web::Response Shell::page(const trail::Actor& actor, const web::Request& request, const Page& page) const {
    web::shell::Layout layout{.partnership = settings_.partnership,
                              .title = page.title,
                              .path = request.path,
                              .errors = page.errors,
                              .flash = message_of(request),
                              .version = settings_.version,
                              .phase = capitalised(settings_.phase),
                              .phase_text = phase_words(settings_.feedback),
                              .main = page.main,
                              .wide = page.is_wide};
    for (const auto& item : parts_)
        if (actor.is_signed_in() && actor.may(item.permission) && !item.is_on_home_alone)
            layout.navigation.push_back({.text = std::string(item.text), .href = std::string(item.path)});
    const NavigationItem* part = actor.is_signed_in() ? part_of(parts_, request.path) : nullptr;
    if (part != nullptr) layout.part = link_to(*part, layout);
    const bool is_led = part != nullptr && actor.may(part->permission);
    for (const auto& crumb : is_led ? way_to(*part, request.path, page.breadcrumbs) : page.breadcrumbs)
        layout.breadcrumbs.push_back({.text = crumb.text, .href = crumb.path});
    if (actor.is_signed_in()) {
        layout.signed_in_as = actor.name;
        layout.inbox = inbox_in_words(page.unread);
        layout.account = std::to_string(actor.account.number);
        layout.draft_key = draft_key(settings_.draft_seed, actor.account);
        layout.csrf_token = request.csrf_token;
        layout.session_seconds = static_cast<int>(std::chrono::seconds{access::idle_limit}.count());
    }
    web::Response response{.status = page.status, .body = web::shell::render(layout), .headers = page.headers};
    if (page.retry_after.count() > 0) response.headers.emplace_back("Retry-After", std::to_string(page.retry_after.count()));
    return response;
}

struct RefusalWords {
    int status;
    std::string_view title, what_to_do;
};

static RefusalWords words_for(Refusal::Kind kind) {
    switch (kind) {
        case Refusal::Kind::not_found:
            return {404, "Page not found",
                    "If you typed or pasted the address, check it is right. The page may also have been moved or be one that you cannot see."};
        case Refusal::Kind::forbidden: return {403, "You cannot use this page", "Your role does not include it. Ask an administrator if your work needs it."};
        case Refusal::Kind::conflict: return {409, "This has changed", "Go back, look at the latest position, and try again."};
        case Refusal::Kind::invalid: break;
    }
    return {422, "This cannot be accepted", "Go back and put it right; nothing was saved."};
}

/// What was written into a form that nothing came of, so that it can be copied: words long enough to be missed, and none of a secret's.
static Html what_was_written(const web::Request& request) {
    constexpr std::size_t missed_from = 20;
    Html words;
    for (const auto& [name, value] : request.form.all()) {
        const bool is_secret = name == web::csrf_field_name || name.find("password") != std::string::npos || name.find("code") != std::string::npos;
        if (!is_secret && value.size() >= missed_from) words.add(html("<div class=\"govuk-inset-text\">{}</div>", value));
    }
    if (words.empty()) return words;
    return html("<h2 class=\"govuk-heading-m\">What you wrote</h2><p class=\"govuk-body\">Nothing was saved. Copy what you need.</p>").add(words);
}

web::Response Shell::refusal_page(const trail::Actor& actor, const web::Request& request, const Refusal& refusal) const {
    const auto words = words_for(refusal.kind);
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", words.title);
    if (!refusal.message.empty()) main.add("<p class=\"govuk-body\">{}</p>", refusal.message);
    if (!refusal.errors.empty()) {
        main.add("<ul class=\"govuk-list govuk-list--bullet\">");
        for (const auto& error : refusal.errors) main.add("<li>{}</li>", error.message);
        main.add("</ul>");
    }
    const bool says_what_to_do = refusal.kind == Refusal::Kind::forbidden && !refusal.message.empty();
    if (!says_what_to_do) main.add("<p class=\"govuk-body\">{}</p>", words.what_to_do);
    if (request.method == web::Method::post && actor.is_signed_in()) main.add(what_was_written(request));
    return page(actor, request, {.title = std::string(words.title), .main = std::move(main), .status = words.status});
}

web::Response Shell::sign_in_first(const web::Request& request) const {
    if (request.method == web::Method::post || request.path == "/") return web::redirect("/sign-in");
    return web::redirect("/sign-in?next=" + web::percent_encoded(request.target));
}

web::Response Shell::proof_first(std::string_view back_to) const { return web::redirect(std::string(proof_path) + "?next=" + web::percent_encoded(back_to)); }

Refusal Shell::expired_form() { return forbidden("This form was open for too long or in another session. Go back, reload the page and send it again."); }

}  // namespace holdfast::site
