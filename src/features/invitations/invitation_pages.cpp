#include "features/invitations/invitation_pages.hpp"

#include "core/access/notice_service.hpp"
#include "core/access/permissions.hpp"
#include "core/notices/outbox_store.hpp"
#include "core/sign_in/invitation_service.hpp"
#include "core/site/link_pages.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::invitations {

using access::permissions::manage_accounts;
using sign_in::Invitee;
using web::Html;
using web::html;
namespace govuk = web::govuk;

static Id<trail::Account> person_in(const web::Request& request) {
    const std::string& text = request.parameter("person");
    Id<trail::Account> id{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), id.number);
    return read.ptr == text.data() + text.size() ? id : Id<trail::Account>{};
}

static sign_in::LinkMail mail_of(const Surroundings& surroundings) { return {.keys = surroundings.keys, .partnership = surroundings.partnership}; }

static bool can_be_invited(const Invitee& invitee, Instant now) { return invitee.obstacle.empty() && !invitee.is_invited(now); }

static Html state_of(trail::View& view, const Invitee& invitee) {
    const auto letter = notices::latest(view, "invitation", access::matter_of(invitee.account.id));
    const bool is_lost = letter && letter->state == notices::State::failed;
    if (is_lost && invitee.is_invited(view.now())) return govuk::tag({.text = "Not delivered", .classes = "govuk-tag--red"});
    if (invitee.is_invited(view.now()))
        return html("Invited on {}. The link works until {}", in_words(invitee.invitation->made_at), in_words(invitee.invitation->until_at));
    if (!invitee.obstacle.empty()) return Html::text(invitee.obstacle);
    return invitee.invitation ? html("The link of {} has run out", in_words(london_date(invitee.invitation->made_at))) : Html::text("Not invited yet");
}

static Html act_form(const web::Request& request, const std::string& path, const char* text, const std::string& name) {
    Html form = html("<form method=\"post\" action=\"{}\">{}", path, web::csrf_field(request));
    return form.add("<button type=\"submit\" class=\"app-link-button\">{}<span class=\"govuk-visually-hidden\"> {}</span></button></form>", text, name);
}

/// By mail, or where there is none by an administrator's hand.
static Html acts_of(trail::View& view, const web::Request& request, const Invitee& invitee, bool is_mail_on) {
    const std::string path = fmt::format("/invitations/{}", invitee.account.id.number);
    if (is_mail_on && invitee.obstacle.empty()) return act_form(request, path, invitee.invitation ? "Invite again" : "Invite", invitee.account.name);
    const bool lacks_address_alone = invitee.obstacle.empty() || invitee.account.email.empty();
    if (!is_mail_on && lacks_address_alone && view.may(manage_accounts)) return act_form(request, path + "/link", "Show a link", "for " + invitee.account.name);
    if (invitee.account.email.empty() && view.may(manage_accounts))
        return html(
            "<a class=\"govuk-link govuk-!-font-size-16\" href=\"/people/{}/email\">Put an address on record<span class=\"govuk-visually-hidden\"> for "
            "{}</span></a>",
            invitee.account.id.number, invitee.account.name);
    return {};
}

static Html invitees_table(trail::View& view, const web::Request& request, const std::vector<Invitee>& all, bool is_mail_on) {
    govuk::Table table{
        .rows = {},
        .head = {{.text = "Name"}, {.text = "User name"}, {.text = "Agency"}, {.text = "E-mail address"}, {.text = "Invitation"}, {.text = "Action"}},
        .caption = "People who cannot sign in yet",
        .caption_classes = "govuk-visually-hidden",
        .first_cell_is_header = true};
    for (const auto& each : all)
        table.rows.push_back({{.text = each.account.name},
                              {.text = each.account.user_name},
                              {.text = each.account.agency},
                              {.text = each.account.email},
                              {.html = state_of(view, each)},
                              {.html = acts_of(view, request, each, is_mail_on)}});
    return web::shell::table_region("People who cannot sign in yet", govuk::table(table));
}

static Html all_form(const web::Request& request, std::ptrdiff_t count) {
    if (count == 0) return {};
    const std::string text = count == 1 ? "Invite the one who was not invited" : fmt::format("Invite all {} who were not invited", count);
    return html("<form method=\"post\" action=\"/invitations\">").add(web::csrf_field(request)).add(govuk::button({.text = text})).add("</form>");
}

static Outcome<site::Answer> list_invitees(trail::View& view, const web::Request& request, const Surroundings& surroundings) {
    const auto all = sign_in::invitees(view, surroundings.roles);
    const auto open = std::ranges::count_if(all, [&](const Invitee& each) { return can_be_invited(each, view.now()); });
    Html main = html("<h1 class=\"govuk-heading-l\">Invitations</h1>");
    main.add(
        "<p class=\"govuk-body\">People who hold a post or role and cannot sign in yet. An invitation is a link by mail with which they choose a password; "
        "it works once, for three days. Inviting again ends the link before.</p>");
    if (!surroundings.mail.is_on()) main.add(govuk::inset_text({.text = "Mail is off. An administrator can show a link once, to hand it over."}));
    if (all.empty()) main.add("<p class=\"govuk-body\">Everybody can sign in.</p>");
    else main.add(surroundings.mail.is_on() ? all_form(request, open) : Html{}).add(invitees_table(view, request, all, surroundings.mail.is_on()));
    return site::Answer{site::Page{.title = "Invitations", .main = std::move(main), .is_wide = true}};
}

static Refusal mail_is_off() { return conflict("Mail is off, so nobody can be invited by mail."); }

static Outcome<site::Answer> invite_one(trail::Change& change, const web::Request& request, const Surroundings& surroundings) {
    if (!surroundings.mail.is_on()) return mail_is_off();
    TRY(sign_in::invite(change, person_in(request), mail_of(surroundings), surroundings.roles));
    return site::Answer{site::redirect_with_message("/invitations", "The invitation is on its way")};
}

static Outcome<site::Answer> invite_all(trail::Change& change, const web::Request&, const Surroundings& surroundings) {
    if (!surroundings.mail.is_on()) return mail_is_off();
    const int invited = TRY(sign_in::invite_all(change, mail_of(surroundings), surroundings.roles));
    const std::string words = invited == 1 ? "One invitation is on its way" : fmt::format("{} invitations are on their way", invited);
    return site::Answer{site::redirect_with_message("/invitations", words)};
}

static Outcome<site::Answer> show_link(trail::Change& change, const web::Request& request, const Surroundings& surroundings) {
    if (surroundings.mail.is_on()) return conflict("Mail is on: invite the person by mail.");
    std::string key = TRY(sign_in::hand_over_invitation(change, person_in(request), surroundings.roles));
    return site::Answer{site::link_to_hand_over(request, {.key = std::move(key), .lasts = "within three days", .back = {"Invitations", "/invitations"}})};
}

void add_invitation_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings) {
    using access::permissions::invite;
    router.get("/invitations", invite, [surroundings](trail::View& view, const web::Request& request) { return list_invitees(view, request, *surroundings); });
    router.post("/invitations", invite, "Invited",
                [surroundings](trail::Change& change, const web::Request& request) { return invite_all(change, request, *surroundings); });
    router.post("/invitations/{person}", invite, "Invited",
                [surroundings](trail::Change& change, const web::Request& request) { return invite_one(change, request, *surroundings); });
    router
        .post("/invitations/{person}/link", manage_accounts, "Link handed over",
              [surroundings](trail::Change& change, const web::Request& request) { return show_link(change, request, *surroundings); })
        .needs_recent_proof = true;
}

}  // namespace holdfast::invitations
