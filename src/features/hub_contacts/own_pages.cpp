#include "core/attachments/attachment_pages.hpp"
#include "features/hub_contacts/question_pages.hpp"
#include "web/csrf.hpp"
#include "web/shell/parts.hpp"

namespace holdfast::hub_contacts {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static constexpr int most_shown = 50;
static constexpr const char* own_title = "What I told the hub";

static Html state_of(const OwnContact& contact) {
    constexpr std::array<std::string_view, 3> colours{"govuk-tag--yellow", "", "govuk-tag--green"};
    const auto progress = progress_of(contact.stage);
    return govuk::tag({.text = std::string(in_words(progress)), .classes = std::string(colours[static_cast<std::size_t>(progress)])});
}

static std::string own_path(const std::string& reference) { return "/contacts/" + reference; }

static Html table_of(const std::vector<OwnContact>& contacts) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Reference"}, {.text = "Sent"}, {.text = "State"}, {.text = "What the hub answers"}},
                       .caption = "What I told the hub, the latest first",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& each : contacts) {
        if (table.rows.size() == most_shown) break;
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a>", own_path(each.reference), each.reference), .classes = "app-table__code"},
                              {.text = in_words(each.received_at)},
                              {.html = state_of(each)},
                              {.html = each.told.empty() ? html("Nothing yet") : site::paragraphs(each.told)}});
    }
    if (table.rows.empty()) return html("<p class=\"govuk-body\">You have told the hub nothing yet.</p>");
    return web::shell::table_region(own_title, govuk::table(table));
}

/// What leads to the form: what was begun, or a new one.
static Html form_part(trail::View& view, const trail::KeyFolder& keys) {
    const auto until = draft_until(view, keys);
    if (!until) return govuk::button({.text = "Tell the hub about a child", .href = "/contact"});
    return govuk::inset_text({.html = html("<p class=\"govuk-body\">You have not finished what you began to tell the hub. It is kept until {}.</p>"
                                           "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/contact\">Go on with it, or delete it</a></p>",
                                           in_words(*until))});
}

static Outcome<site::Answer> show_own(trail::View& view, const web::Request& request, const trail::KeyFolder& keys) {
    const auto contacts = contacts_sent_by(view, view.actor().account, std::string(request.query.get("after")), most_shown + 1);
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", own_title).add(form_part(view, keys)).add(table_of(contacts));
    if (contacts.size() > most_shown)
        main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/contacts?after={}\">Earlier ones</a></p>", contacts[most_shown - 1].reference);
    main.add("<p class=\"govuk-body\">If you do not agree with an answer, <a class=\"govuk-link\" href=\"/disagreements\">disagree with the decision</a>, with the reference. Nothing about the child waits for it.</p>");
    return site::Answer{site::Page{.title = own_title, .main = std::move(main)}};
}

/// What somebody sent themselves, as they sent it.
static Outcome<site::Answer> show_sent(trail::View& view, const web::Request& request, std::vector<FieldError> errors) {
    const auto own = own_contact(view, view.actor().account, reference_of(request));
    const auto contact = own ? find_contact(view, own->reference) : std::nullopt;
    if (!contact) return not_found();
    Html main = html("<span class=\"govuk-caption-l\">{}</span><h1 class=\"govuk-heading-l\">What you told the hub</h1>", own->reference);
    main.add("<p class=\"govuk-body\">Sent on {}. {}</p>", in_words(own->received_at), state_of(*own));
    main.add("<h2 class=\"govuk-heading-m\">What the hub answers</h2>").add(own->told.empty() ? html("<p class=\"govuk-body\">Nothing yet.</p>") : site::paragraphs(own->told));
    main.add("<h2 class=\"govuk-heading-m\">What you sent</h2>");
    if (is_disposed(view, own->reference)) main.add("<p class=\"govuk-body\">The words of this contact were erased when the time for which they are kept was over.</p>");
    else
        for (const auto& question : questions()) main.add(answers_to(question, contact->concern, ""));
    main.add(sending_part(view, request, own->reference, errors));
    const int status = errors.empty() ? 200 : 422;
    return site::Answer{site::Page{.title = "What you told the hub: " + own->reference, .main = std::move(main), .errors = std::move(errors), .status = status}};
}

void add_own_routes(site::Router& router, const trail::KeyFolder& keys) {
    router.get("/contacts", permissions::follow, [keys](trail::View& view, const web::Request& request) { return show_own(view, request, keys); });
    router.get("/contacts/{reference}", permissions::follow, [](trail::View& view, const web::Request& request) { return show_sent(view, request, {}); });
    const auto desk = std::make_shared<const attachments::Desk>(documents_of_contacts(keys));
    router
        .post_act("/contacts/{reference}/documents", permissions::follow, "Document sent with a contact",
                  [desk](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) -> Outcome<site::Answer> {
                      const auto sent = send_document(journal, actor, request, *desk);
                      if (sent) return site::Answer{site::redirect_with_message(own_path(reference_of(request)), attachments::said_of(request, "The hub has the file."))};
                      if (sent.refusal().kind != Refusal::Kind::invalid) return sent.refusal();
                      return journal.view(actor, [&](trail::View& view) { return show_sent(view, request, sent.refusal().errors); });
                  })
        .has_quarantine = true;
}

}  // namespace holdfast::hub_contacts
