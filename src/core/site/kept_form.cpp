#include "core/site/kept_form.hpp"

#include "web/csrf.hpp"
#include "web/govuk/button.hpp"
#include "web/govuk/notification_banner.hpp"
#include "web/govuk/summary_list.hpp"

#include <algorithm>

namespace holdfast::site {

using web::Html;
using web::html;

static constexpr std::size_t most_forms = 1000;
static constexpr std::ptrdiff_t most_of_one = 5;  // pages of one account, of each the last form
static constexpr std::size_t most_bytes = 256 * 1024;  // of one form

static bool is_secret(std::string_view name) { return name == web::csrf_field_name || name.find("password") != std::string_view::npos || name == "code"; }

std::optional<KeptForm> kept_form(const web::Request& request, std::string page, Instant now) {
    KeptForm form{.action = request.path, .page = std::move(page), .at = now};
    std::size_t bytes = 0;
    for (const auto& [name, value] : request.form.all()) {
        if (is_secret(name)) continue;
        bytes += name.size() + value.size();
        form.fields.emplace_back(name, value);
    }
    const bool says_something = std::ranges::any_of(form.fields, [](const auto& field) { return !field.second.empty(); });
    if (!says_something || bytes > most_bytes) return std::nullopt;
    return form;
}

void KeptForms::keep(Id<trail::Account> account, KeptForm form) {
    const std::scoped_lock lock(mutex_);
    std::erase_if(forms_, [&](const Kept& kept) { return kept.form.at + kept_for < form.at || (kept.account == account && kept.form.page == form.page); });
    const auto is_theirs = [&](const Kept& kept) { return kept.account == account; };
    if (std::ranges::count_if(forms_, is_theirs) >= most_of_one) forms_.erase(std::ranges::find_if(forms_, is_theirs));  // the oldest
    if (forms_.size() < most_forms) forms_.push_back({account, std::move(form)});
}

std::optional<KeptForm> KeptForms::find(Id<trail::Account> account, std::string_view page, Instant now) const {
    const std::scoped_lock lock(mutex_);
    const auto found = std::ranges::find_if(forms_, [&](const Kept& kept) { return kept.account == account && kept.form.page == page; });
    if (found == forms_.end() || found->form.at + kept_for < now) return std::nullopt;
    return found->form;
}

void KeptForms::drop(Id<trail::Account> account, std::string_view action) {
    const std::scoped_lock lock(mutex_);
    std::erase_if(forms_, [&](const Kept& kept) { return kept.account == account && kept.form.action == action; });
}

/// `submitted_on` as people read it.
static std::string in_words(std::string name) {
    std::ranges::replace(name, '_', ' ');
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

Html notice_of(const KeptForm& form, std::string_view csrf_token) {
    web::govuk::SummaryList typed;
    Html again = html("<form method=\"post\" action=\"{}\" novalidate data-kept><input type=\"hidden\" name=\"{}\" value=\"{}\">", form.action,
                      web::csrf_field_name, csrf_token);
    for (const auto& [name, value] : form.fields) {
        again.add("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
        if (!value.empty()) typed.rows.push_back({.key = {.text = in_words(name)}, .value = {.text = value}});
    }
    again.add(web::govuk::button({.text = "Send it now"})).add("</form>");
    Html words = html(
        "<p class=\"govuk-notification-banner__heading\">{}, so it was not saved.</p>"
        "<p class=\"govuk-body\">Here it is. Send it now, or send the form below in its place. A file has to be chosen again.</p>",
        form.was_signed_in ? "You were asked to show who you are when you sent this" : "You had been signed out when you sent this");
    words.add(web::govuk::summary_list(typed)).add(again);
    return web::govuk::notification_banner({.html = std::move(words), .title_id = "kept-form"});
}

}  // namespace holdfast::site
