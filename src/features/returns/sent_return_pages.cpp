#include "features/returns/sent_return_pages.hpp"

#include "core/organisations/organisation_store.hpp"
#include "core/pathway/permissions.hpp"
#include "core/people/person_service.hpp"
#include "features/returns/issue_pages.hpp"
#include "features/returns/sending_form_pages.hpp"
#include "features/returns/sent_return_service.hpp"
#include "features/returns/words.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace holdfast::returns {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {

const KindLine* find_kind(std::string_view token) {
    const auto* const found = std::ranges::find(kinds, token, &KindLine::token);
    return found == kinds.end() ? nullptr : found;
}

std::string path_of_sent(const SentReturn& sent) { return "/returns/sent/" + sent.reference(); }

std::string size_in_words(std::uint64_t bytes) {
    if (bytes >= std::uint64_t{1} << 20) return fmt::format("{:.1f} MB", static_cast<double>(bytes) / (1 << 20));
    return bytes < 1024 ? fmt::format("{} bytes", bytes) : fmt::format("{} KB", bytes >> 10);
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view several) { return fmt::format("{} {}", count, count == 1 ? one : several); }

std::string_view stage_in_words(Stage stage) {
    switch (stage) {
        case Stage::waiting: return "Waits to be checked";
        case Stage::checking: return "Is being checked";
        case Stage::checked: return "Waits for your word";
        case Stage::loading: return "Is being loaded";
        case Stage::loaded: return "Loaded";
        case Stage::refused: return "Cannot be loaded";
        case Stage::failed: return "Failed";
    }
    return "";
}

/// The children that a return speaks of, as far as the viewer may know them; each is asked for and looked at once.
class Children {
public:
    Children(trail::View& view, std::string agency) : view_(view), agency_(std::move(agency)) {}
    bool are_told(const std::string& la_child_id) {
        const auto found = told_.find(la_child_id);
        if (found != told_.end()) return found->second;
        const auto references = pathway::references_to_tell(view_, agency_, la_child_id);
        for (const auto& reference : references) view_.look({people::person_kind, reference});
        return told_[la_child_id] = !references.empty();
    }

private:
    trail::View& view_;
    std::string agency_;
    std::map<std::string, bool> told_{};
};

/// What goes on, step by step, and by how much.
Html steps(const SentReturn& sent, const SentReturn::State& state) {
    const bool is_loading = state.stage == Stage::loading;
    const auto under_way = [&] {
        const auto share = sent.size() == 0 ? 0 : std::min<std::uint64_t>(100, sent.bytes_read() * 100 / sent.size());
        return govuk::TaskStatus{.tag = govuk::Tag{.text = fmt::format("{}% read", share), .classes = "govuk-tag--blue"}};
    };
    const auto waits = [](const char* words) { return govuk::TaskStatus{.tag = govuk::Tag{.text = words, .classes = "govuk-tag--grey"}}; };
    const govuk::TaskStatus done{.text = "Done"};
    return govuk::task_list({.items = {{.title = {.text = fmt::format("Received: {}", size_in_words(sent.size()))}, .status = done},
                                       {.title = {.text = "Checked"},
                                        .status = is_loading                      ? done
                                                  : state.stage == Stage::waiting ? waits("Waits its turn")
                                                                                  : under_way()},
                                       {.title = {.text = "Loaded"}, .status = is_loading ? under_way() : waits("Not yet")}},
                             .id_prefix = "steps"});
}

Html under_way(const SentReturn& sent, const SentReturn::State& state) {
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", state.stage == Stage::loading ? "The return is being loaded" : "The return is being checked");
    main.add("<p class=\"govuk-body\">{}. You can leave this page and come back to it from Returns.</p>", sent.names()).add(steps(sent, state));
    return main.add(govuk::button({.text = "See how far it is", .href = path_of_sent(sent)}));
}

Html refused(const SentReturn& sent, const SentReturn::State& state) {
    Html main = html("<h1 class=\"govuk-heading-l\">The return cannot be loaded</h1><p class=\"govuk-body\">{}. Nothing of it was kept.</p>", sent.names());
    if (state.stage == Stage::failed) {
        main.add(
            "<p class=\"govuk-body\">This service could not read it to its end or not keep it. The fault is not in what you sent. Send it again; if it fails "
            "again, tell who runs this service.</p>");
    } else {
        const std::size_t first = std::min(state.refusal.find('\n'), state.refusal.size());
        main.add("<h2 class=\"govuk-heading-m\">What is wrong with it</h2><p class=\"govuk-body\">{}</p>", state.refusal.substr(0, first));
        Html lines;
        for (std::size_t at = first + 1; at <= state.refusal.size();) {
            const std::size_t end = std::min(state.refusal.find('\n', at), state.refusal.size());
            lines.add("<li>{}</li>", state.refusal.substr(at, end - at));
            at = end + 1;
        }
        if (!lines.empty()) main.add("<ul class=\"govuk-list govuk-list--bullet\">{}</ul>", lines);
        main.add("<p class=\"govuk-body\">Put this right in the system that it comes from, and send it again.</p>");
    }
    return main.add(govuk::button({.text = "Send another", .href = fmt::format("/returns/load/{}", line_of(sent.kind()).token)}));
}

Html about(trail::View& view, const SentReturn& sent, const Found& found) {
    const auto& report = found.report;
    const auto agency = organisations::find_agency(view, report.entry.agency);
    std::vector<govuk::SummaryRow> rows;
    const auto row = [&](const char* key, std::string value) { rows.push_back({.key = {.text = key}, .value = {.text = std::move(value)}}); };
    row("Files", fmt::format("{} ({})", sent.names(), size_in_words(sent.size())));
    row("Authority", agency ? std::string(organisations::name_on(*agency, view.today())) : report.entry.agency);
    if (report.entry.reference_on) row("Up to", in_words(*report.entry.reference_on));
    if (!report.is_known) {
        row("Children", fmt::format("{}, {} not yet on record", report.children, report.new_children));
        row("Breaches of rules", fmt::format("{}, {}", counted(report.errors, "error", "errors"), counted(report.queries, "query", "queries")));
    }
    row("SHA-256", found.fingerprint.substr(0, 16) + "…");
    return govuk::summary_list({.rows = std::move(rows)});
}

Html tallies(const pathway::ReturnReport& report, bool is_loaded) {
    if (report.tallies.empty()) return {};
    govuk::Table table{.rows = {},
                       .head = {{.text = "Records"},
                                {.text = "New", .format = "numeric"},
                                {.text = "Changed", .format = "numeric"},
                                {.text = "Withdrawn", .format = "numeric"},
                                {.text = "As they are", .format = "numeric"},
                                {.text = "Something later is on record", .format = "numeric"},
                                {.text = "Left from an earlier year", .format = "numeric"}},
                       .caption = is_loaded ? "What changed" : "What would change",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& [name, tally] : report.tallies) {
        govuk::TableRow row{{.text = std::string(records_in_words(name))}};
        for (const auto count : {tally.added, tally.changed, tally.withdrawn, tally.unchanged, tally.outdated, tally.left})
            row.push_back({.text = std::to_string(count), .format = "numeric"});
        table.rows.push_back(std::move(row));
    }
    return web::shell::table_region("What changes", govuk::table(table));
}

constexpr std::size_t most_lines = 100;

/// Folded away: the decision is made by the numbers above.
Html changes(const pathway::ReturnReport& report, Children& children) {
    if (report.changes.empty()) return {};
    govuk::Table table{.rows = {}, .head = {{.text = "Child"}, {.text = "Record"}, {.text = "Of"}, {.text = "What"}}, .first_cell_is_header = true};
    std::size_t others = report.other_changes;
    for (const auto& line : report.changes) {
        if (table.rows.size() == most_lines || !children.are_told(line.la_child_id)) {
            ++others;
            continue;
        }
        table.rows.push_back({{.text = line.la_child_id},
                              {.text = std::string(records_in_words(line.change.table))},
                              {.text = in_words(line.change.on)},
                              {.text = std::string(line.change.what)}});
    }
    Html part;
    if (!table.rows.empty()) part.add(web::shell::table_region("Children whose records change", govuk::table(table)));
    if (others > 0)
        part.add("<p class=\"govuk-body\">{} of children whose records you may not see{}.</p>", counted(others, "change", "changes"),
                 table.rows.size() == most_lines ? ", or beyond the first 100" : "");
    return govuk::details({.summary_text = "Children on record whose records change", .html = std::move(part)});
}

Html notices(const pathway::ReturnReport& report, Children& children) {
    Html items;
    for (const auto& notice : report.notices) items.add("<li>{}</li>", notice);
    std::size_t untold = 0, told = 0;
    for (const auto& notice : report.child_notices)
        if (told == most_lines || !children.are_told(notice.la_child_id)) ++untold;
        else items.add("<li>Child {}: {}</li>", notice.la_child_id, notice.words), ++told;
    if (untold > 0)
        items.add("<li>{} of children whose records you may not see, or that are not on record</li>", counted(untold, "more remark", "more remarks"));
    if (items.empty()) return {};
    return govuk::details({.summary_text = "Worth knowing", .html = html("<ul class=\"govuk-list govuk-list--bullet\">{}</ul>", items)});
}

Html buttons(const web::Request& request, const SentReturn& sent) {
    Html part = html("<div class=\"govuk-button-group app-no-print\"><form method=\"post\" action=\"{}\">", path_of_sent(sent)).add(web::csrf_field(request));
    part.add(govuk::button({.text = "Load the return", .prevent_double_click = true})).add("</form>");
    part.add("<form method=\"post\" action=\"{}/removal\">", path_of_sent(sent)).add(web::csrf_field(request));
    return part.add(govuk::button({.text = "Do not load it", .classes = "govuk-button--secondary"})).add("</form></div>");
}

Html preview(trail::View& view, const web::Request& request, const SentReturn& sent, const SentReturn::State& state) {
    const Found& found = *state.preview;
    const auto& report = found.report;
    Html main = html("<span class=\"govuk-caption-l\">{}</span><h1 class=\"govuk-heading-l\">Preview of the return</h1>", line_of(sent.kind()).words);
    main.add(about(view, sent, found));
    if (report.is_known)
        return main.add(
            "<p class=\"govuk-body\">Just this was loaded before, and nothing of its kind since: it would change nothing. It is <a "
            "class=\"govuk-link\" href=\"{}\">return {}</a>.</p>",
            path_of(report.entry), report.entry.id.number);
    Children children(view, report.entry.agency);
    main.add(tallies(report, false));
    if (!found.rules.empty()) main.add(rules_table(line_of(sent.kind()).token, found.rules, ""));
    main.add(changes(report, children)).add(notices(report, children));
    main.add(
        "<p class=\"govuk-body\">Nothing is kept yet. Breaches of rules do not stop it: they are kept with the return. What you sent is deleted when it is "
        "loaded, "
        "and otherwise {} minutes after it was checked, {}.</p>",
        sent_waits_for.count(), in_words(state.settled_at));
    return main.add(buttons(request, sent));
}

Html loaded(trail::View& view, const SentReturn& sent, const SentReturn::State& state) {
    const Found& found = *state.loaded;
    Html main = html("<span class=\"govuk-caption-l\">{}</span><h1 class=\"govuk-heading-l\">The return is loaded</h1>", line_of(sent.kind()).words);
    const auto before = state.preview->report.total(), now = found.report.total();
    if (std::tuple(before.added, before.changed, before.withdrawn) != std::tuple(now.added, now.changed, now.withdrawn))
        main.add("<p class=\"govuk-body\">Records changed after the preview, so it did something else than the preview said.</p>");
    main.add(about(view, sent, found)).add(tallies(found.report, true));
    return main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}\">Return {}, and what is wrong with it</a></p>", path_of(found.report.entry),
                    found.report.entry.id.number);
}

Outcome<site::Answer> show_sent(trail::View& view, const web::Request& request, ReturnDesk& desk) {
    const auto sent = desk.find(view.actor().account, request.parameter("reference"), view.now());
    if (!sent) return not_found();
    const auto state = sent->state();
    site::Page page{.title = "Sent return", .breadcrumbs = {{"Returns", "/returns"}}, .is_wide = true};
    if (state.is_under_way()) page.main = under_way(*sent, state);
    else if (state.stage == Stage::checked) page.main = preview(view, request, *sent, state);
    else if (state.stage == Stage::loaded) page.main = loaded(view, *sent, state);
    else page.main = refused(*sent, state);
    return site::Answer{std::move(page)};
}

/// A small return is done by the time that the next page is asked for.
constexpr std::chrono::milliseconds patience{1500};

Outcome<site::Answer> receive(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, ReturnDesk& desk) {
    const auto* kind = find_kind(request.parameter("kind"));
    if (kind == nullptr) return not_found();
    auto sending = sending_in(request, *kind);
    if (!sending) return site::Answer{sending_form(request, *kind, sending.refusal().errors)};
    const auto sent = TRY(send(journal, actor, desk, *std::move(sending)));
    sent->wait(patience);
    return site::Answer{web::redirect(path_of_sent(*sent))};
}

Outcome<site::Answer> load_sent(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, ReturnDesk& desk) {
    const auto sent = desk.find(actor.account, request.parameter("reference"), journal.now());
    if (!sent) return not_found();
    TRY(load(journal, actor, sent));
    sent->wait(patience);
    return site::Answer{web::redirect(path_of_sent(*sent))};
}

Outcome<site::Answer> remove_sent(const trail::Actor& actor, const web::Request& request, ReturnDesk& desk) {
    desk.drop(actor.account, request.parameter("reference"));
    return site::Answer{site::redirect_with_message("/returns", "What you sent is deleted, and nothing was loaded")};
}

}  // namespace

Html ways_to_send(trail::View& view, ReturnDesk& desk) {
    Html part = html("<h2 class=\"govuk-heading-m app-no-print\">Load a return</h2><ul class=\"govuk-list app-no-print\">");
    for (const auto& kind : kinds) part.add("<li><a class=\"govuk-link\" href=\"/returns/load/{}\">{}</a></li>", kind.token, kind.words);
    part.add("</ul>");
    const auto waiting = desk.of(view.actor().account, view.now());
    if (waiting.empty()) return part;
    part.add("<h2 class=\"govuk-heading-m\">What you sent</h2><ul class=\"govuk-list\">");
    for (const auto& sent : waiting)
        part.add("<li><a class=\"govuk-link\" href=\"{}\">{}: {}</a>. {}</li>", path_of_sent(*sent), line_of(sent->kind()).words, sent->names(),
                 stage_in_words(sent->state().stage));
    return part.add("</ul>");
}

void add_sent_return_routes(site::Router& router, const std::shared_ptr<ReturnDesk>& desk) {
    using pathway::permissions::load_returns;
    router.get(sending_pattern, load_returns, [](trail::View&, const web::Request& request) -> Outcome<site::Answer> {
        const auto* kind = find_kind(request.parameter("kind"));
        if (kind == nullptr) return not_found();
        return site::Answer{sending_form(request, *kind, {})};
    });
    router.post_act(
        sending_pattern, load_returns, "Return sent to be checked",
        [desk](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) { return receive(journal, actor, request, *desk); });
    router.get("/returns/sent/{reference}", load_returns, [desk](trail::View& view, const web::Request& request) { return show_sent(view, request, *desk); });
    router.post_act(
        "/returns/sent/{reference}", load_returns, "Return loaded after its preview",
        [desk](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) { return load_sent(journal, actor, request, *desk); });
    router.post_act("/returns/sent/{reference}/removal", load_returns, "Sent return let go",
                    [desk](trail::Journal&, const trail::Actor& actor, const web::Request& request) { return remove_sent(actor, request, *desk); });
}

}  // namespace holdfast::returns
