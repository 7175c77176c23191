#include "core/exchange/value.hpp"
#include "core/retention/permissions.hpp"
#include "core/retention/retention_store.hpp"
#include "core/site/tables.hpp"
#include "features/retention/form_pages.hpp"
#include "features/retention/retention_pages.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::retention {

using web::Html;
using web::html;
namespace govuk = web::govuk;

/// What a certificate says, line by line, for the page and the text alike.
static std::vector<std::pair<std::string, std::string>> lines_of(const Certificate& certificate) {
    return {{"Given", in_words(certificate.given_at)},
            {"Class", fmt::format("{} ({})", certificate.line.what, certificate.line.key)},
            {"Kept for", fmt::format("{} from when {}", words_of(certificate.line.length), certificate.line.clock)},
            {"Authority", authority_of(certificate.line)},
            {"Records disposed of", std::to_string(certificate.count)},
            {"Proposed by", certificate.proposed_by},
            {"Approved by", certificate.approved_by}};
}

static std::vector<std::string> references_of(trail::View& view, const Certificate& certificate) {
    std::vector<std::string> references;
    for (const auto& item : items_of(view, certificate.proposal))
        if (item.state == ItemState::disposed) references.push_back(fmt::format("{} {}", certificate.record_kind, item.reference));
    return references;
}

static Outcome<Certificate> certificate_in(trail::View& view, const web::Request& request) {
    const auto certificate = find_certificate(view, {number_in(request, "certificate")});
    if (!certificate) return not_found();
    return *certificate;
}

static Outcome<site::Answer> show_certificate(trail::View& view, const web::Request& request) {
    const auto certificate = TRY(certificate_in(view, request));
    const std::string title = fmt::format("Certificate of disposal {}", certificate.id.number);
    govuk::SummaryList list{.rows = {}};
    for (auto& [key, value] : lines_of(certificate)) list.rows.push_back({.key = {.text = key}, .value = {.text = value}});
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", title).add(govuk::summary_list(list));
    main.add("<h2 class=\"govuk-heading-m\">References, as the trail has them</h2><ul class=\"govuk-list\">");
    for (const auto& reference : references_of(view, certificate)) main.add("<li>{}</li>", reference);
    main.add("</ul>");
    const std::string path = certificate_path(certificate.id);
    main.add(web::shell::downloads({{"Text", path + "/download/text"}, {"CSV", path + "/download/csv"}}));
    return site::Answer{site::Page{.title = title, .main = std::move(main), .breadcrumbs = {{"Retention and disposal", "/retention"}}}};
}

static Outcome<site::Answer> download_text(trail::View& view, const web::Request& request) {
    const auto certificate = TRY(certificate_in(view, request));
    std::string text = fmt::format("Certificate of disposal {}\n\n", certificate.id.number);
    for (const auto& [key, value] : lines_of(certificate)) text += fmt::format("{}: {}\n", key, value);
    text += "\nReferences, as the trail has them:\n";
    for (const auto& reference : references_of(view, certificate)) text += reference + "\n";
    return site::Answer{web::download(std::move(text), "text/plain; charset=utf-8", fmt::format("certificate-of-disposal-{}.txt", certificate.id.number))};
}

static Outcome<site::Answer> download_table(trail::View& view, const web::Request& request) {
    const auto certificate = TRY(certificate_in(view, request));
    exchange::Listing listing{.columns = {"certificate", "given", "class", "kept_for", "authority", "source", "proposed_by", "approved_by", "reference"}};
    const auto& line = certificate.line;
    for (auto& reference : references_of(view, certificate))
        listing.rows.push_back({std::to_string(certificate.id.number), iso(certificate.given_at), line.key, words_of(line.length), line.authority, line.source,
                                certificate.proposed_by, certificate.approved_by, std::move(reference)});
    return site::Answer{
        web::download(exchange::to_csv(listing), "text/csv; charset=utf-8", fmt::format("certificate-of-disposal-{}.csv", certificate.id.number))};
}

void add_certificate_routes(site::Router& router) {
    router.get("/retention/certificates/{certificate}", permissions::view, show_certificate);
    router.get("/retention/certificates/{certificate}/download/text", permissions::view, download_text);
    site::add_table(router, "/retention/certificates/{certificate}/download/csv", permissions::view, download_table);
}

}  // namespace holdfast::retention
