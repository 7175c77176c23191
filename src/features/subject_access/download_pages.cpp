#include "core/documents/html_pages.hpp"
#include "core/exchange/value.hpp"
#include "core/subject_access/permissions.hpp"
#include "core/subject_access/request_service.hpp"
#include "features/subject_access/request_pages.hpp"

#include <fmt/format.h>

namespace holdfast::subject_access {

namespace {
/// A released answer.
struct Answer {
    Asked asked{};
    std::vector<GatheredItem> items{};
};
}  // namespace

static Outcome<Answer> answer_in(trail::View& view, const web::Request& request) {
    auto asked = TRY(request_seen(view, request));
    if (asked.state != State::released) return not_found();
    auto items = released_items(items_of(view, asked.id));
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
        .introduction = fmt::format("Asked for on {}, gathered on {}, released on {}. What is left out or replaced says why.", in_words(answer.asked.asked_on),
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

static Outcome<site::Answer> download_html(trail::View& view, const web::Request& request) {
    const auto answer = TRY(answer_in(view, request));
    return site::Answer{web::download(documents::standalone_html(document_of(answer)), "text/html; charset=utf-8",
                                      fmt::format("subject-access-{}.html", answer.asked.id.number))};
}

static Outcome<site::Answer> download_csv(trail::View& view, const web::Request& request) {
    const auto answer = TRY(answer_in(view, request));
    exchange::Listing listing{.columns = {"held", "what", "when", "from", "words", "decision", "exemption"}};
    for (const auto& item : answer.items)
        listing.rows.push_back({item.source, item.held.what, item.held.when, item.held.from, item.held.words, decision_in_words(item.decision), item.why});
    return site::Answer{web::download(exchange::to_csv(listing), "text/csv; charset=utf-8", fmt::format("subject-access-{}.csv", answer.asked.id.number))};
}

void add_download_routes(site::Router& router) {
    router.get("/subject-access/{number}/download/html", permissions::prepare, download_html);
    router.get("/subject-access/{number}/download/csv", permissions::prepare, download_csv);
}

}  // namespace holdfast::subject_access
