#include "features/mail/mail_pages.hpp"

#include "core/notices/delivery_service.hpp"
#include "features/mail/permissions.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
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

/// What is sent to addresses, whoever has an account: all else is a notice.
static constexpr std::array letters{notices::Kind{"invitation", "Invitation"}, notices::Kind{"reset", "New password"},
                                    notices::Kind{"witness_request", "Checkpoint to sign"}, notices::Kind{"digest", "What waits in an inbox"}};

/// What a kind of letter is called.
static std::string kind_in_words(const std::vector<site::NoticeKind>& kinds, const std::string& key) {
    for (const auto& letter : letters)
        if (letter.key == key) return std::string(letter.title);
    const auto found = std::ranges::find(kinds, key, [](const site::NoticeKind& each) { return each.kind.key; });
    return found == kinds.end() ? key : std::string(found->kind.title);
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

static Html table_of(const web::Request& request, const Part& part, const std::vector<Listed>& listed, const std::vector<site::NoticeKind>& kinds) {
    if (listed.empty()) return html("<h2 class=\"govuk-heading-m\">{}</h2><p class=\"govuk-body\">{}</p>", part.title, part.nothing);
    govuk::Table table{.rows = {},
                       .head = {{.text = "Letter"}, {.text = "To"}, {.text = "Written"}, {.text = part.when}},
                       .caption = part.title,
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    if (part.has_problem)
        for (const auto* heading : {"Why", "Action"}) table.head.push_back({.text = heading});
    for (const auto& letter : listed) {
        std::vector<govuk::TableCell> row{
            {.text = kind_in_words(kinds, letter.kind)}, {.text = letter.recipient}, {.text = in_words(letter.made_at)}, {.text = moment_of(part, letter)}};
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

static Outcome<site::Answer> show_mail(trail::View& view, const web::Request& request, const Surroundings& surroundings) {
    constexpr std::array parts{
        Part{State::failed, "Could not be delivered", "Everything could be delivered.", "Given up", true},
        Part{State::waiting, "Waiting", "Nothing waits.", "Next try", true},
        Part{State::sent, "Sent", "Nothing was sent in the last 30 days.", "Sent", false},
    };
    Html main = html("<h1 class=\"govuk-heading-l\">Mail</h1>");
    main.add(standing(surroundings.settings));
    for (const auto& part : parts) main.add(table_of(request, part, notices::listed(view, part.state, most_shown), surroundings.kinds));
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

void add_mail_routes(site::Router& router, const Surroundings& surroundings) {
    router.get("/mail", permissions::view, [surroundings](trail::View& view, const web::Request& request) { return show_mail(view, request, surroundings); });
    router.post("/mail/{message}/again", permissions::view, "Letter sent again", send_again);
}

}  // namespace holdfast::mail
