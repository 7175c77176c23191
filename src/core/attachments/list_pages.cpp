#include "core/attachments/list_pages.hpp"

#include "core/attachments/attachment_pages.hpp"
#include "core/attachments/attachment_service.hpp"
#include "core/attachments/file_type.hpp"
#include "core/policy/record_service.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::attachments {

using web::Html;
using web::html;
namespace govuk = web::govuk;

std::string list_path(const Desk& desk, const std::string& reference) { return fmt::format("{}{}/documents", desk.kind.path, reference); }

std::string document_path(const Desk& desk, const DocumentRef& which) { return fmt::format("{}/{}", list_path(desk, which.reference), which.document.number); }

Outcome<DocumentRef> document_in(const web::Request& request) {
    const std::string& text = request.parameter("document");
    DocumentRef which{request.parameter("subject"), {}};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), which.document.number);
    if (error != std::errc{} || end != text.data() + text.size()) return not_found();
    return which;
}

std::string size_in_words(std::size_t bytes) {
    constexpr std::size_t kilobyte = 1024, megabyte = kilobyte * kilobyte;
    if (bytes < kilobyte) return fmt::format("{} bytes", bytes);
    if (bytes < megabyte) return fmt::format("{} KB", bytes / kilobyte);
    return fmt::format("{}.{} MB", bytes / megabyte, bytes % megabyte * 10 / megabyte);
}

Html scan_tag(Scan scan) {
    switch (scan) {
        case Scan::unscanned: return govuk::tag({.text = "Not scanned", .classes = "govuk-tag--grey"});
        case Scan::waiting: return govuk::tag({.text = "In quarantine", .classes = "govuk-tag--yellow"});
        case Scan::infected: return govuk::tag({.text = "Infected", .classes = "govuk-tag--red"});
        case Scan::clean: break;
    }
    return {};
}

static std::optional<govuk::ErrorMessage> error_of(const std::vector<FieldError>& errors, std::string_view field) {
    const auto found = std::ranges::find(errors, field, &FieldError::field);
    return found == errors.end() ? std::nullopt : std::optional(govuk::ErrorMessage{.text = found->message});
}

Html file_field(const std::vector<FieldError>& errors, const std::string& label) {
    govuk::FileUpload upload{.name = "file", .label = {.text = label}};
    upload.hint =
        govuk::Hint{.text = fmt::format(
                        "At most {} MB: {}. Without macros or passwords. It is kept as it is, with what it says of itself, such as where a picture was taken.",
                        largest_document >> 20, taken_types())};
    upload.error_message = error_of(errors, "file");
    return govuk::file_upload(upload);
}

/// What the newest version is, in a line: `minutes.pdf, PDF, 1.2 MB`.
static std::string file_in_words(const Version& version) {
    return fmt::format("{} ({}, {})", version.file_name, file_type(version.type).words, size_in_words(version.size));
}

static std::string removal_in_words(const Removal& removal) {
    return fmt::format("Removed by {} on {}: {}", removal.by, in_words(removal.at), removal.because);
}

static std::string title_of(const Document& document) { return document.title.empty() ? "A document" : document.title; }

static Html table_of(const Desk& desk, const std::string& reference, const std::vector<Document>& documents) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Document"}, {.text = "Newest version"}, {.text = "Added"}, {.text = "State"}},
                       .caption = "Documents",
                       .caption_classes = "govuk-visually-hidden",
                       .first_cell_is_header = true};
    for (const auto& document : documents) {
        if (document.versions.empty()) {
            table.rows.push_back({{.text = title_of(document)}, {.text = ""}, {.text = ""}, {.text = removal_in_words(*document.removal)}});
            continue;
        }
        const auto& newest = document.versions.front();
        Html state = document.removal ? Html::text(removal_in_words(*document.removal)) : scan_tag(newest.scan);
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a>", document_path(desk, {reference, document.id}), document.title)},
                              {.text = file_in_words(newest)},
                              {.text = fmt::format("{}, {}", in_words(newest.added_at), newest.added_by)},
                              {.html = std::move(state)}});
    }
    return web::shell::table_region("Documents", govuk::table(table));
}

static Html add_form(const Desk& desk, const web::Request& request, const std::string& reference, const std::vector<FieldError>& errors) {
    Html form = html("<h2 class=\"govuk-heading-m\">Add a document</h2><form method=\"post\" action=\"{}\" enctype=\"multipart/form-data\" novalidate>",
                     list_path(desk, reference));
    form.add(web::csrf_field(request));
    govuk::Input title{.name = "title", .label = {.text = "What it is"}};
    title.hint = govuk::Hint{.text = "For example, minutes of the strategy meeting. People find it by this."};
    title.value = std::string(request.form.get("title"));
    title.error_message = error_of(errors, "title");
    title.autocomplete = "off";
    return form.add(govuk::input(title))
        .add(file_field(errors, "File"))
        .add(govuk::button({.text = "Add document", .prevent_double_click = true}))
        .add("</form>");
}

static std::vector<site::Crumb> crumbs_of(const Desk& desk, const std::string& reference) {
    return {{fmt::format("Record {}", reference), fmt::format("{}{}", desk.kind.path, reference)}};
}

static bool may_add(trail::View& view, const Desk& desk, const std::string& reference) { return view.may(desk.write) && require_adding(view, desk, reference); }

static bool may_manage(trail::View& view, const Desk& desk, const std::string& reference) {
    return view.may(desk.write) && policy::may(view, policy::Verb::manage, {desk.kind, policy::belonging_of(view)}, reference);
}

Outcome<site::Page> list_page(trail::View& view, const Desk& desk, const web::Request& request, std::vector<FieldError> errors) {
    const auto& reference = request.parameter("subject");
    const auto documents = TRY(documents_of(view, desk, reference));
    Html main = html("<span class=\"govuk-caption-l\">Record {}</span><h1 class=\"govuk-heading-l\">Documents</h1>", reference);
    if (documents.empty()) main.add("<p class=\"govuk-body\">There are none yet.</p>");
    else main.add(table_of(desk, reference, documents));
    if (may_add(view, desk, reference)) main.add(add_form(desk, request, reference, errors));
    const int status = errors.empty() ? 200 : 422;
    return site::Page{.title = fmt::format("Documents of record {}", reference),
                      .main = std::move(main),
                      .breadcrumbs = crumbs_of(desk, reference),
                      .errors = std::move(errors),
                      .status = status};
}

static bool is_handed_out(const Version& version) { return version.scan == Scan::clean || version.scan == Scan::unscanned; }

static Html versions_table(const std::string& path, const Document& document) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Version"}, {.text = "File"}, {.text = "Added"}, {.text = "Virus scan"}},
                       .caption = "Versions",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& version : document.versions) {
        const auto words = file_in_words(version);
        Html file =
            is_handed_out(version) ? html("<a class=\"govuk-link\" href=\"{}/download/{}\" download>{}</a>", path, version.number, words) : Html::text(words);
        Html state = version.scan == Scan::clean ? Html::text("Nothing found") : scan_tag(version.scan);
        if (version.scan == Scan::infected) state.add(" {}", version.found);
        table.rows.push_back({{.text = std::to_string(version.number)},
                              {.html = std::move(file)},
                              {.text = fmt::format("{}, {}", in_words(version.added_at), version.added_by)},
                              {.html = std::move(state)}});
    }
    return web::shell::table_region("Versions", govuk::table(table));
}

static Html version_form(const web::Request& request, const std::string& path, const std::vector<FieldError>& errors) {
    return html("<h2 class=\"govuk-heading-m\">Add a version</h2><form method=\"post\" action=\"{}\" enctype=\"multipart/form-data\" novalidate>", path)
        .add(web::csrf_field(request))
        .add("<p class=\"govuk-body\">The versions before it stay.</p>")
        .add(file_field(errors, "File"))
        .add(govuk::button({.text = "Add version", .prevent_double_click = true}))
        .add("</form>");
}

static Html removal_form(const web::Request& request, const std::string& path, const std::vector<FieldError>& errors) {
    govuk::Input because{.name = "because", .label = {.text = "Why it is removed"}};
    because.hint = govuk::Hint{.text = "Everybody who reads this record sees the reason. Name nobody in it."};
    because.value = std::string(request.form.get("because"));
    because.error_message = error_of(errors, "because");
    because.autocomplete = "off";
    return html("<h2 class=\"govuk-heading-m\">Remove this document</h2><form method=\"post\" action=\"{}/removal\" novalidate>", path)
        .add(web::csrf_field(request))
        .add(govuk::input(because))
        .add(govuk::button({.text = "Remove document", .classes = "govuk-button--warning", .prevent_double_click = true}))
        .add("</form>");
}

static Html erasure_form(const web::Request& request, const std::string& path) {
    return html("<h2 class=\"govuk-heading-m\">Erase this document</h2><form method=\"post\" action=\"{}/erasure\" novalidate>", path)
        .add(web::csrf_field(request))
        .add(
            "<p class=\"govuk-body\">For what should never have been here, such as a document of another child. Nothing of it can be brought back. Who removed "
            "it "
            "cannot erase it too.</p>")
        .add(govuk::button({.text = "Erase document", .classes = "govuk-button--warning", .prevent_double_click = true}))
        .add("</form>");
}

Outcome<site::Page> document_page(trail::View& view, const Desk& desk, const web::Request& request, std::vector<FieldError> errors) {
    const auto which = TRY(document_in(request));
    const auto document = TRY(find_in(view, desk, which));
    if (document.versions.empty()) return not_found();  // removed, and not theirs to look into
    const auto path = document_path(desk, which);
    Html main = html("<span class=\"govuk-caption-l\">Record {}</span><h1 class=\"govuk-heading-l\">{}</h1>", which.reference, document.title);
    if (document.removal) main.add(govuk::inset_text({.text = removal_in_words(*document.removal)}));
    main.add(versions_table(path, document));
    const bool may_write = may_add(view, desk, which.reference);
    if (document.removal && may_manage(view, desk, which.reference)) main.add(erasure_form(request, path));
    if (!document.removal && may_write) main.add(version_form(request, path, errors)).add(removal_form(request, path, errors));
    auto crumbs = crumbs_of(desk, which.reference);
    crumbs.push_back({"Documents", list_path(desk, which.reference)});
    const int status = errors.empty() ? 200 : 422;
    return site::Page{.title = document.title, .main = std::move(main), .breadcrumbs = std::move(crumbs), .errors = std::move(errors), .status = status};
}

Html documents_part(trail::View& view, const Desk& desk, const std::string& reference) {
    const auto documents = documents_of(view, desk, reference);
    if (!documents) return {};
    Html part = html("<h2 class=\"govuk-heading-m\">Documents</h2>");
    Html items;
    for (const auto& document : *documents)
        if (!document.removal)
            items.add("<li><a class=\"govuk-link\" href=\"{}\">{}</a> {}</li>", document_path(desk, {reference, document.id}), document.title,
                      scan_tag(document.versions.front().scan));
    if (items.empty()) part.add("<p class=\"govuk-body\">There are none yet.</p>");
    else part.add("<ul class=\"govuk-list govuk-list--spaced\">{}</ul>", items);
    return part.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}\">All documents, and add one</a></p>", list_path(desk, reference));
}

}  // namespace holdfast::attachments
