#include "core/attachments/attachment_pages.hpp"

#include "core/attachments/attachment_service.hpp"
#include "core/attachments/list_pages.hpp"
#include "core/policy/record_service.hpp"

#include <charconv>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

namespace holdfast::attachments {

namespace {

using SharedDesk = std::shared_ptr<const Desk>;

std::string trimmed(std::string_view text) {
    const std::size_t from = text.find_first_not_of(" \t\r\n");
    return from == std::string_view::npos ? std::string{} : std::string(text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1));
}

Scan scan_of(const web::Upload& upload) {
    if (upload.scanned == web::ScanAnswer::clean) return Scan::clean;
    return upload.scanned == web::ScanAnswer::no_answer ? Scan::waiting : Scan::unscanned;
}

std::string bytes_of(const web::Upload& upload) {
    std::ifstream file(upload.path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (!file || bytes.size() != upload.size) throw std::runtime_error("an upload cannot be read back");
    return bytes;
}

}  // namespace

Outcome<OfferedFile> file_in(const web::Request& request) {
    const auto* upload = request.upload("file");
    if (upload == nullptr) return invalid({{"file", "Choose a file that is not empty"}});
    if (upload->size > largest_document) return look_at_file(upload->file_name, std::string(largest_document + 1, ' '), Scan::unscanned);
    return look_at_file(upload->file_name, bytes_of(*upload), scan_of(*upload));
}

std::string said_of(const web::Request& request, std::string_view done) {
    const auto* upload = request.upload("file");
    if (upload != nullptr && scan_of(*upload) == Scan::waiting) return fmt::format("{} It is in quarantine until the virus scanner has looked at it", done);
    return std::string(done);
}

namespace {

/// A refusal by fields is the page again with what was typed; any other goes its way.
template <class Made, class Again>
Outcome<site::Answer> answered(const Outcome<Made>& made, const Again& again, const std::function<site::Answer(const Made&)>& done) {
    if (made) return done(*made);
    if (made.refusal().kind != Refusal::Kind::invalid) return made.refusal();
    return again(made.refusal().errors);
}

using ShowPage = Outcome<site::Page> (*)(trail::View&, const Desk&, const web::Request&, std::vector<FieldError>);

auto page_again(trail::Journal& journal, const trail::Actor& actor, const Desk& desk, const web::Request& request, ShowPage show) {
    return [&journal, &actor, &desk, &request, show](const std::vector<FieldError>& errors) {
        return journal.view(actor, [&](trail::View& view) -> Outcome<site::Answer> { return site::Answer{TRY(show(view, desk, request, errors))}; });
    };
}

/// Who may not write in the record is told so before anything is said of what they sent.
Outcome<Done> may_write(trail::Journal& journal, const trail::Actor& actor, const Desk& desk, const web::Request& request) {
    return journal.view(actor, [&](trail::View& view) { return require_adding(view, desk, request.parameter("subject")); });
}

Outcome<Id<Document>> take_document(trail::Journal& journal, const trail::Actor& actor, const Desk& desk, const web::Request& request) {
    TRY(may_write(journal, actor, desk, request));
    auto file = file_in(request);
    const auto title = trimmed(request.form.get("title"));
    if (!file && title.empty()) {  // all that is wrong, at once
        auto errors = file.refusal().errors;
        errors.insert(errors.begin(), {"title", "Say what the document is"});
        return invalid(std::move(errors));
    }
    if (!file) return file.refusal();
    return journal.change(actor, "Document added to a record",
                          [&](trail::Change& change) { return attach(change, desk, request.parameter("subject"), {.title = title, .file = *file}); });
}

Outcome<site::Answer> add_document(const Desk& desk, trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
    return answered<Id<Document>>(take_document(journal, actor, desk, request), page_again(journal, actor, desk, request, list_page), [&](const auto&) {
        return site::Answer{site::redirect_with_message(list_path(desk, request.parameter("subject")), said_of(request, "The document was added."))};
    });
}

Outcome<int> take_version(trail::Journal& journal, const trail::Actor& actor, const Desk& desk, const web::Request& request) {
    const auto which = TRY(document_in(request));
    TRY(may_write(journal, actor, desk, request));
    const auto file = TRY(file_in(request));
    return journal.change(actor, "Version added to a document", [&](trail::Change& change) { return add_version(change, desk, which, file); });
}

Outcome<site::Answer> add_another(const Desk& desk, trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
    return answered<int>(take_version(journal, actor, desk, request), page_again(journal, actor, desk, request, document_page), [&](int number) {
        return site::Answer{site::redirect_with_message(document_path(desk, *document_in(request)), fmt::format("Version {} was added", number))};
    });
}

Outcome<site::Answer> remove_it(const Desk& desk, trail::Change& change, const web::Request& request) {
    const auto which = TRY(document_in(request));
    const auto removed = remove(change, desk, which, trimmed(request.form.get("because")));
    if (removed) return site::Answer{site::redirect_with_message(list_path(desk, which.reference), "The document was removed")};
    if (removed.refusal().kind != Refusal::Kind::invalid) return removed.refusal();
    return site::Answer{TRY(document_page(change, desk, request, removed.refusal().errors))};
}

Outcome<site::Answer> erase_it(const Desk& desk, trail::Change& change, const web::Request& request) {
    const auto which = TRY(document_in(request));
    TRY(erase_removed(change, desk, which));
    return site::Answer{site::redirect_with_message(list_path(desk, which.reference), "The document was erased")};
}

/// Handed out to be kept, never to be shown as a page of this site.
web::Response handed_out(OpenedFile file) {
    auto response = web::download(std::move(file.bytes), file.content_type, file.file_name);
    response.headers.emplace_back("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
    return response;
}

Outcome<site::Answer> open_it(const Desk& desk, trail::View& view, const web::Request& request) {
    const auto which = TRY(document_in(request));
    const std::string& text = request.parameter("version");
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return not_found();
    return site::Answer{handed_out(TRY(open_version(view, desk, which, number)))};
}

Outcome<site::Answer> in_answer(Outcome<site::Page> page) {
    if (!page) return page.refusal();
    return site::Answer{*std::move(page)};
}

}  // namespace

void add_document_routes(site::Router& router, const Desk& desk) {
    const SharedDesk d = std::make_shared<const Desk>(desk);
    const std::string list = std::string(desk.kind.path) + "{subject}/documents", one = list + "/{document}";
    router.get(list, desk.read, [d](trail::View& view, const web::Request& request) { return in_answer(list_page(view, *d, request, {})); });
    router.get(one, desk.read, [d](trail::View& view, const web::Request& request) { return in_answer(document_page(view, *d, request, {})); });
    router.get(one + "/download/{version}", desk.read, [d](trail::View& view, const web::Request& request) { return open_it(*d, view, request); });
    using Journal = trail::Journal;
    using Actor = trail::Actor;
    router
        .post_act(list, desk.write, "Document added to a record",
                  [d](Journal& journal, const Actor& actor, const web::Request& request) { return add_document(*d, journal, actor, request); })
        .has_quarantine = true;
    router
        .post_act(one, desk.write, "Version added to a document",
                  [d](Journal& journal, const Actor& actor, const web::Request& request) { return add_another(*d, journal, actor, request); })
        .has_quarantine = true;
    router.post(one + "/removal", desk.write, "Document removed from a record",
                [d](trail::Change& change, const web::Request& request) { return remove_it(*d, change, request); });
    router.post(one + "/erasure", desk.write, "Document erased from a record",
                [d](trail::Change& change, const web::Request& request) { return erase_it(*d, change, request); });
}

}  // namespace holdfast::attachments
