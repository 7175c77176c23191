#include "core/documents/file.hpp"
#include "core/documents/html_pages.hpp"
#include "core/documents/odt_pages.hpp"
#include "core/documents/pdf.hpp"
#include "core/exchange/csv_metadata.hpp"
#include "core/exchange/value.hpp"
#include "core/subject_access/permissions.hpp"
#include "core/subject_access/request_service.hpp"
#include "core/site/pdf_pages.hpp"
#include "core/site/tables.hpp"
#include "features/subject_access/request_pages.hpp"

#include <fmt/format.h>
#include <fstream>
#include <mutex>

namespace holdfast::subject_access {

namespace {
/// A released answer.
struct Answer {
    Asked asked{};
    std::vector<GatheredItem> items{};
};
}  // namespace

static Outcome<Answer> answer_in(trail::View& view, const web::Request& request, const Setting& setting) {
    auto asked = TRY(request_seen(view, request, setting)).asked;
    if (asked.state != State::released) return not_found();
    auto items = released_items(items_of(view, asked.id), withheld_in(view, asked.id));
    return Answer{std::move(asked), std::move(items)};
}

/// The records' words are no template: what stands between doubled braces would be taken for a figure.
static std::string plain(std::string words) {
    for (std::size_t at = words.find("{{"); at != std::string::npos; at = words.find("{{", at)) words.replace(at, 2, "{ {");
    return words;
}

static documents::Document document_of(const Answer& answer) {
    documents::Document document{
        .title = "What is held about " + plain(answer.asked.name),
        .introduction = fmt::format("Asked for on {}, gathered on {}, released on {}. What is withheld or replaced says why.", in_words(answer.asked.asked_on),
                                    in_words(answer.asked.opened_at), in_words(answer.asked.released_at.value())),
        .edition = fmt::format("Request {}", answer.asked.id.number),
        .status = "Released"};
    for (const auto& item : answer.items) {
        if (document.parts.empty() || document.parts.back().title != item.source)
            document.parts.push_back({.number = static_cast<int>(document.parts.size()) + 1,
                                      .title = item.source,
                                      .blocks = {documents::Table{.name = fmt::format("part_{}", document.parts.size() + 1),
                                                                  .caption = item.source,
                                                                  .columns = {{"What"}, {"When"}, {"From"}, {"Words"}}}}});
        auto& table = std::get<documents::Table>(document.parts.back().blocks.front());
        table.rows.push_back(
            {{.text = plain(item.held.what)}, {.text = plain(item.held.when)}, {.text = plain(item.held.from)}, {.text = plain(item.held.words)}});
    }
    return document;
}

static std::string csv_of(const Answer& answer) {
    exchange::Listing listing{.columns = {"held", "what", "when", "from", "words", "decision", "exemption"}};
    for (const auto& item : answer.items)
        listing.rows.push_back({item.source, item.held.what, item.held.when, item.held.from, item.held.words, decision_in_words(item.decision), item.why});
    return exchange::to_csv(listing);
}

static std::string bytes_in(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

static Outcome<std::string> pdf_of(const documents::Document& document) {
    const documents::TemporaryFolder folder;
    const std::string path = folder.path() + "/answer.pdf";
    TRY(documents::write_pdf(documents::standalone_html(document), path, {.title = document.title}));
    return bytes_in(path);
}

static std::string odt_of(const documents::Document& document) {
    const documents::TemporaryFolder folder;
    const std::string path = folder.path() + "/answer.odt";
    documents::write_odt(document, path);
    return bytes_in(path);
}

static Outcome<site::Answer> download(trail::View& view, const web::Request& request, const Setting& setting, std::mutex& press) {
    const std::string& format = request.parameter("format");
    const auto answer = TRY(answer_in(view, request, setting));
    const auto file = [&](std::string bytes, std::string_view type) -> Outcome<site::Answer> {
        return site::Answer{web::download(std::move(bytes), type, fmt::format("subject-access-{}.{}", answer.asked.id.number, format))};
    };
    if (format == "csv-metadata.json") return file(exchange::csv_metadata(csv_of(answer), "csv"), "application/csvm+json");
    if (format == "csv") {
        auto csv = TRY(file(csv_of(answer), "text/csv; charset=utf-8"));
        site::add_description_link(std::get<web::Response>(csv), request);
        return csv;
    }
    if (format == "html") return file(documents::standalone_html(document_of(answer)), "text/html; charset=utf-8");
    if (format == "odt") return file(odt_of(document_of(answer)), "application/vnd.oasis.opendocument.text");
    if (format != "pdf") return not_found();
    return site::pdf_file(press, [&]() -> Outcome<site::PrintedPdf> {
        return site::PrintedPdf{TRY(pdf_of(document_of(answer))), fmt::format("subject-access-{}.pdf", answer.asked.id.number)};
    });
}

void add_download_routes(site::Router& router, const Shared& setting) {
    router.get("/subject-access/{number}/download/{format}", permissions::answer,
               [setting, press = std::make_shared<std::mutex>()](trail::View& view, const web::Request& request) {
                   return download(view, request, *setting, *press);
               });
}

}  // namespace holdfast::subject_access
