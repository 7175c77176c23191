#include "features/mail/mail_pages.hpp"

#include "core/notices/delivery_service.hpp"
#include "features/mail/permissions.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <array>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::mail {

using notices::Listed;
using notices::State;
using web::Html;
using web::html;
namespace govuk = web::govuk;

static constexpr int most_shown = 50;

/// What a kind of letter is called.
static std::string kind_in_words(const std::string& kind) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 12> names{{{"invitation", "Invitation"},
                                                                                   {"reset", "New password"},
                                                                                   {"password_changed", "Password changed"},
                                                                                   {"email_changed", "E-mail address changed"},
                                                                                   {"factor_added", "Way to sign in added"},
                                                                                   {"factor_removed", "Way to sign in taken away"},
                                                                                   {"grant_awaits", "Role to confirm"},
                                                                                   {"glass_broken", "Glass broken"},
                                                                                   {"glass_use_to_review", "Break-glass to review"},
                                                                                   {"glass_use_overdue", "Break-glass overdue"},
                                                                                   {"record_given", "Record given"},
                                                                                   {"witness_request", "Checkpoint to sign"}}};
    for (const auto& [key, name] : names)
        if (key == kind) return std::string(name);
    return kind;
}

static std::string moment(const std::optional<Instant>& at) { return at ? in_words(*at) : ""; }

static Html again_button(const web::Request& request, const Listed& letter) {
    Html form = html("<form method=\"post\" action=\"/mail/{}/again\">{}", letter.id.number, web::csrf_field(request));
    return form.add("<button type=\"submit\" class=\"app-link-button\">Send again<span class=\"govuk-visually-hidden\"> to {}</span></button></form>",
                    letter.recipient);
}

/// A part of the page: letters in one state.
struct Part {
    State state{};
    const char* title{};
    const char* nothing{};
    const char* when{};  ///< heading of the column of the moment
    bool has_problem{};
};

static std::string moment_of(const Part& part, const Listed& letter) {
    if (part.state == State::waiting) return moment(letter.next_try_at);
    return moment(letter.done_at);
}

static std::string why(const Listed& letter) {
    if (letter.tries == 0 && letter.problem.empty()) return "Not tried yet";
    return fmt::format("{} ({} {})", letter.problem.empty() ? "To be tried again" : letter.problem, letter.tries, letter.tries == 1 ? "try" : "tries");
}

static Html table_of(const web::Request& request, const Part& part, const std::vector<Listed>& letters) {
    if (letters.empty()) return html("<h2 class=\"govuk-heading-m\">{}</h2><p class=\"govuk-body\">{}</p>", part.title, part.nothing);
    govuk::Table table{.rows = {},
                       .head = {{.text = "Letter"}, {.text = "To"}, {.text = "Written"}, {.text = part.when}},
                       .caption = part.title,
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    if (part.has_problem)
        for (const auto* heading : {"Why", "Action"}) table.head.push_back({.text = heading});
    for (const auto& letter : letters) {
        std::vector<govuk::TableCell> row{
            {.text = kind_in_words(letter.kind)}, {.text = letter.recipient}, {.text = in_words(letter.made_at)}, {.text = moment_of(part, letter)}};
        if (part.has_problem) {
            row.push_back({.text = why(letter)});
            row.push_back({.html = again_button(request, letter)});
        }
        table.rows.push_back(std::move(row));
    }
    return web::shell::table_region(part.title, govuk::table(table));
}

static Html standing(const notices::MailSettings& settings) {
    if (settings.is_on())
        return html("<p class=\"govuk-body\">Mail is on. It is handed over to {} and comes from {}.</p>",
                    settings.server.substr(settings.server.find("://") + 3), settings.from);
    return govuk::warning_text(
        {.text = "Mail is off: no mail server is set. Nothing is sent; everything else goes on. The operator of this site can set one."});
}

static Outcome<site::Answer> show_mail(trail::View& view, const web::Request& request, const notices::MailSettings& settings) {
    constexpr std::array parts{
        Part{State::failed, "Could not be delivered", "Everything could be delivered.", "Given up", true},
        Part{State::waiting, "Waiting", "Nothing waits.", "Next try", true},
        Part{State::sent, "Sent", "Nothing was sent in the last 30 days.", "Sent", false},
    };
    Html main = html("<h1 class=\"govuk-heading-l\">Mail</h1>");
    main.add(standing(settings));
    for (const auto& part : parts) main.add(table_of(request, part, notices::listed(view, part.state, most_shown)));
    main.add("<p class=\"govuk-body-s\">The words of a letter are wiped once it was sent. The latest {} of each are shown, for 30 days.</p>", most_shown);
    return site::Answer{site::Page{.title = "Mail", .main = std::move(main), .is_wide = true}};
}

static Outcome<site::Answer> send_again(trail::Change& change, const web::Request& request) {
    const std::string& text = request.parameter("message");
    Id<notices::Message> id{};
    std::from_chars(text.data(), text.data() + text.size(), id.number);
    TRY(notices::send_again(change, id));
    return site::Answer{site::redirect_with_message("/mail", "The letter is in the queue again")};
}

void add_mail_routes(site::Router& router, const notices::MailSettings& settings) {
    router.get("/mail", permissions::view, [settings](trail::View& view, const web::Request& request) { return show_mail(view, request, settings); });
    router.post("/mail/{message}/again", permissions::view, "Letter sent again", send_again);
}

}  // namespace holdfast::mail
