#include "core/attachments/attachment_pages.hpp"
#include "core/attachments/attachment_service.hpp"
#include "core/attachments/attachment_store.hpp"
#include "features/hub_contacts/parts_pages.hpp"
#include "web/csrf.hpp"

#include <fmt/format.h>

namespace holdfast::hub_contacts {

using web::Html;
using web::html;

static constexpr std::string_view words_gone = "The words of this contact were erased for good: nothing more is written in it";

attachments::Desk documents_of_contacts(const trail::KeyFolder& keys) {
    return {.kind = contact_records,
            .keys = keys,
            .read = permissions::work,
            .write = permissions::work,
            .closed_because = [](trail::View& view, const std::string& reference) { return is_disposed(view, reference) ? std::optional(std::string(words_gone)) : std::nullopt; },
            .adding = policy::Verb::allocate};
}

/// Whoever sent a contact may add to it while the hub has not closed it, as far as `most_sent_documents`. What they sent they can see no more than the rest of it.
static Outcome<Done> require_sending(trail::View& view, const std::string& reference) {
    const auto own = own_contact(view, view.actor().account, reference);
    if (!own) return not_found();
    if (is_disposed(view, reference)) return conflict(std::string(words_gone));
    if (own->stage == Stage::closed) return conflict("The hub has closed this contact. Tell it again if something has happened");
    if (attachments::documents_in(view, {contact_kind, reference}).size() >= most_sent_documents)
        return conflict(fmt::format("The hub has {} documents with this contact already. Call it before you send more", most_sent_documents));
    return Done{};
}

Html sending_part(trail::View& view, const web::Request& request, const std::string& reference, const std::vector<FieldError>& errors) {
    if (!require_sending(view, reference)) return {};
    const site::Form form{request, errors};
    Html part = html("<div class=\"app-no-print\"><h2 class=\"govuk-heading-m\">Send a file with it</h2>");
    part.add("<p class=\"govuk-body\">A photograph, a letter or a drawing. Only the hub can open it, and you cannot take it back.</p>");
    part.add("<form method=\"post\" action=\"/contacts/{}/documents\" enctype=\"multipart/form-data\" novalidate>", reference).add(web::csrf_field(request));
    part.add(form.line("title", "What it is", "For example, a photograph of the bruise, taken today")).add(attachments::file_field(errors, "File"));
    return part.add(web::govuk::button({.text = "Send the file", .prevent_double_click = true})).add("</form></div>");
}

/// All that is wrong, at once.
static std::vector<FieldError> problems_of(const std::string& title, const Outcome<attachments::OfferedFile>& file) {
    std::vector<FieldError> errors;
    if (title.empty()) errors.push_back({"title", "Say what the document is"});
    if (!file) errors.insert(errors.end(), file.refusal().errors.begin(), file.refusal().errors.end());
    return errors;
}

Outcome<Done> send_document(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const attachments::Desk& desk) {
    const auto reference = reference_of(request);
    TRY(journal.view(actor, [&](trail::View& view) { return require_sending(view, reference); }));
    const auto file = attachments::file_in(request);
    const auto title = site::typed(request, "title");
    if (auto errors = problems_of(title, file); !errors.empty()) return invalid(std::move(errors));
    return journal.change(actor, "Document sent with a contact", [&](trail::Change& change) -> Outcome<Done> {
        TRY(require_sending(change, reference));
        TRY(attachments::put_in(change, desk, reference, {.title = title, .file = *file}));
        return Done{};
    });
}

}  // namespace holdfast::hub_contacts
