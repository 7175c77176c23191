#include "features/chronology/chronology_pages.hpp"

#include "core/exchange/value.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/pathway/chronology_store.hpp"
#include "core/pathway/name_store.hpp"
#include "core/pathway/recording_history_service.hpp"
#include "core/people/merge_service.hpp"
#include "core/people/person_service.hpp"
#include "core/site/tables.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

namespace holdfast::chronology {

using pathway::Moment;
using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {

/// A record that does not hold any more: whose it is and how it was taken back.
struct Withdrawn {
    std::string reference{};
    pathway::Correction how{};
};

/// A child's chronology with what is needed to show it.
struct Shown {
    people::Person person{};
    pathway::KnownBy who{};
    std::vector<Moment> moments{};
    std::map<Id<people::Person>, std::string> references{};  ///< of the records that the moments are of
    std::vector<pathway::Correction> corrections{};
    std::vector<Withdrawn> withdrawn{};
    std::vector<pathway::Beside> beside{};  ///< on the page alone
};
using Besides = std::vector<pathway::BesideOf>;

/// Whether this is how a record was taken back that is on record no more.
bool is_withdrawn(trail::View& view, Id<people::Person> child, const pathway::Correction& correction) {
    if (!correction.is_withdrawal) return false;
    const auto standing = pathway::standing_of(view, child, pathway::form_of_table(correction.table), correction.record);
    return standing && standing->is_withdrawn;
}

/// Everything of the record, and of the records linked with it that the viewer may read; each look is noted.
Outcome<Shown> gathered(trail::View& view, const web::Request& request) {
    const auto& reference = request.parameter("subject");
    TRY(policy::open_record(view, people::question_of(view), reference));
    const auto person = people::find_person(view, reference);
    if (!person) return not_found();
    Shown shown{.person = *person, .who = pathway::known_by(view, person->id)};
    for (const auto& record : people::linked_records(view, *person)) {
        if (record.standing != policy::Standing::allowed) continue;
        if (record.person.id != person->id) view.look({people::person_kind, record.person.reference});
        const auto more = pathway::chronology_of(view, record.person.id);
        shown.moments.insert(shown.moments.end(), more.begin(), more.end());
        shown.references[record.person.id] = record.person.reference;
        for (auto& correction : pathway::corrections_of(view, record.person.id)) {
            if (is_withdrawn(view, record.person.id, correction)) shown.withdrawn.push_back({record.person.reference, std::move(correction)});
            else if (!correction.is_withdrawal && !correction.is_addition) shown.corrections.push_back(std::move(correction));
        }
    }
    pathway::put_in_order(shown.moments);
    return shown;
}

struct SourceWords {
    std::string_view token{}, words{};
};
constexpr std::array sources{SourceWords{"census", "children in need census"},
                             SourceWords{"ssda903", "return of children looked after"},
                             SourceWords{"annex-a", "Annex A"},
                             SourceWords{"ssd", "Standard Safeguarding Dataset"},
                             SourceWords{"by-hand", "written here"},
                             SourceWords{"example", "synthetic example"}};
std::string_view source_in_words(std::string_view token) {
    const auto* const found = std::ranges::find(sources, token, &SourceWords::token);
    return found == sources.end() ? token : found->words;
}

std::string_view words_of(pathway::Chapter chapter) { return pathway::chapters[static_cast<std::size_t>(chapter)].words; }

/// The names of agencies, each looked up once.
class AgencyNames {
public:
    explicit AgencyNames(trail::View& view) : view_(view) {}
    const std::string& operator()(const std::string& key) {
        auto found = names_.find(key);
        if (found == names_.end()) {
            const auto agency = organisations::find_agency(view_, key);
            found = names_.emplace(key, agency ? std::string(organisations::name_on(*agency, view_.today())) : key).first;
        }
        return found->second;
    }

private:
    trail::View& view_;
    std::map<std::string, std::string> names_{};
};

Html ways(const Shown& shown, std::string_view chapter) {
    Html items;
    const std::string path = "/persons/" + shown.person.reference + "/chronology";
    const auto way = [&](std::string_view token, std::string_view words, std::size_t count) {
        const std::string text = fmt::format("{} ({})", words, count);
        if (token == chapter) items.add("<li><strong>{}</strong></li>", text);
        else items.add("<li><a class=\"govuk-link\" href=\"{}\">{}</a></li>", token.empty() ? path : fmt::format("{}?of={}", path, token), text);
    };
    way("", "Everything", shown.moments.size() + shown.beside.size());
    for (const auto& each : pathway::chapters)
        way(each.token, each.words, static_cast<std::size_t>(std::ranges::count(shown.moments, each.chapter, &Moment::chapter)));
    return html("<nav aria-label=\"Which events\" class=\"app-no-print\"><ul class=\"govuk-list\">{}</ul></nav>", items);
}

std::string record_path(const std::string& reference, std::string_view table, std::int64_t record) {
    return fmt::format("/persons/{}/records/{}/{}", reference, pathway::form_of_table(table).token, record);
}

/// What happened, as the way to the record that says so; and that it said something else before.
Html what_happened(const Shown& shown, const Moment& moment, AgencyNames& names) {
    const auto& reference = shown.references.at(moment.child);
    Html what = html("<a class=\"govuk-link\" href=\"{}\"><strong>{}</strong></a>", record_path(reference, moment.table, moment.record), moment.what);
    if (!moment.detail.empty()) what.add("<br>{}", moment.detail);
    what.add("<br><span class=\"govuk-hint\">{}, {}</span>", names(moment.agency), source_in_words(moment.source));
    for (const auto& correction : shown.corrections) {
        if (correction.table != moment.table || correction.record != moment.record) continue;
        what.add("<br>Corrected {}{}", in_words(london_date(correction.by.entered_at)), correction.why.empty() ? "" : ": " + correction.why);
        for (const auto& each : correction.differences)
            if (!each.was.empty()) what.add("<br><span class=\"govuk-hint\">{} It said: {}</span>", each.label, each.was);
    }
    return what;
}

Html withdrawn_section(const Shown& shown) {
    if (shown.withdrawn.empty()) return {};
    Html items;
    for (const auto& [reference, how] : shown.withdrawn)
        items.add("<li><a class=\"govuk-link\" href=\"{}\">{}</a>, withdrawn {}{}</li>", record_path(reference, how.table, how.record),
                  pathway::form_of_table(how.table).title, in_words(london_date(how.by.entered_at)), how.why.empty() ? "" : ": " + how.why);
    return html(
        "<h2 class=\"govuk-heading-m\">Withdrawn</h2><p class=\"govuk-body\">What was on record and does not hold.</p><ul class=\"govuk-list "
        "govuk-list--bullet\">{}</ul>",
        items);
}

std::optional<pathway::Chapter> chapter_in(std::string_view token) {
    for (const auto& each : pathway::chapters)
        if (each.token == token) return each.chapter;
    return std::nullopt;
}

/// What other slices have to say beside it to whoever looks, the earliest first.
std::vector<pathway::Beside> beside(trail::View& view, const Shown& shown, const Besides& besides) {
    std::vector<pathway::Beside> all;
    for (const auto& of : besides)
        for (const auto& [id, reference] : shown.references) {
            const auto more = of(view, reference);
            all.insert(all.end(), more.begin(), more.end());
        }
    std::ranges::stable_sort(all, {}, &pathway::Beside::on);
    return all;
}

using Rows = std::vector<govuk::TableRow>;

Html day_and_age(const Shown& shown, Date on) {
    Html when = html("{}", in_words(on));
    if (const auto age = pathway::age_in_words(shown.who.born_on, on); !age.empty()) when.add("<br><span class=\"govuk-hint\">{}</span>", age);
    return when;
}

/// Adds what stands beside it up to and with the day.
void add_beside(Rows& rows, const Shown& shown, std::vector<pathway::Beside>::const_iterator& next, std::optional<Date> to) {
    for (; next != shown.beside.end() && (!to || next->on <= *to); ++next)
        rows.push_back({{.html = day_and_age(shown, next->on)},
                        {.html = html("<a class=\"govuk-link\" href=\"{}\"><strong>{}</strong></a><br>{}<br><span class=\"govuk-hint\">For you and the others who have a "
                                      "part in it</span>",
                                      next->path, next->what, next->detail)}});
}

Outcome<site::Answer> show(trail::View& view, const web::Request& request, const Besides& besides) {
    Shown shown = TRY(gathered(view, request));
    shown.beside = beside(view, shown, besides);
    const auto chapter = chapter_in(request.query.get("of"));
    Html main = html("<span class=\"govuk-caption-l\">Chronology</span><h1 class=\"govuk-heading-l\">{}</h1>", shown.who.name);
    if (shown.who.born_on) main.add("<p class=\"govuk-body\">{} {}</p>", shown.who.is_expected ? "Expected" : "Born", in_words(*shown.who.born_on));
    main.add("<p class=\"govuk-body app-no-print\"><a class=\"govuk-link\" href=\"/persons/{}/family\">Family view</a></p>", shown.person.reference);
    if (policy::may(view, policy::Verb::write, people::question_of(view), shown.person.reference)) {
        if (!shown.person.is_adult)
            main.add("<p class=\"govuk-body app-no-print\"><a class=\"govuk-link\" href=\"/persons/{}/records\">Add to this record</a></p>",
                     shown.person.reference);
        main.add("<p class=\"govuk-body app-no-print\"><a class=\"govuk-link\" href=\"/persons/{}/returned\">What returns said beyond their form</a></p>",
                 shown.person.reference);
    }
    const auto crumbs = std::vector<site::Crumb>{{"Find a person", "/persons"}, {"Record " + shown.person.reference, "/persons/" + shown.person.reference}};
    const auto page = [&] {
        return site::Answer{site::Page{.title = "Chronology of " + shown.person.reference, .main = std::move(main), .breadcrumbs = crumbs, .is_wide = true}};
    };
    if (shown.moments.empty() && shown.beside.empty()) {
        main.add("<p class=\"govuk-body\">Nothing of a pathway through services is on record.</p>").add(withdrawn_section(shown));
        return page();
    }
    main.add(ways(shown, chapter ? pathway::chapters[static_cast<std::size_t>(*chapter)].token : std::string_view{}));
    AgencyNames names(view);
    govuk::Table table{.rows = {},
                       .head = {{.text = "Day and age"}, {.text = "What happened, and who says so"}},
                       .caption = chapter ? std::string(words_of(*chapter)) : "Everything, the earliest first",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    auto next = shown.beside.cbegin();
    for (const auto& moment : shown.moments) {
        if (chapter && moment.chapter != *chapter) continue;
        if (!chapter) add_beside(table.rows, shown, next, moment.on - std::chrono::days{1});
        table.rows.push_back({{.html = day_and_age(shown, moment.on)}, {.html = what_happened(shown, moment, names)}});
    }
    if (!chapter) add_beside(table.rows, shown, next, std::nullopt);
    main.add(web::shell::table_region("Chronology", govuk::table(table))).add(withdrawn_section(shown));
    main.add(web::shell::downloads({{"CSV", "/persons/" + shown.person.reference + "/chronology/table.csv"}}));
    return page();
}

Outcome<site::Answer> download(trail::View& view, const web::Request& request) {
    const Shown shown = TRY(gathered(view, request));
    AgencyNames names(view);
    exchange::Listing table{.columns = {"on", "age", "chapter", "what", "detail", "agency", "source"}};
    for (const auto& moment : shown.moments)
        table.rows.push_back({iso(moment.on), pathway::age_in_words(shown.who.born_on, moment.on), words_of(moment.chapter), moment.what, moment.detail,
                              names(moment.agency), source_in_words(moment.source)});
    return site::Answer{web::download(exchange::to_csv(table), "text/csv; charset=utf-8", fmt::format("chronology-{}.csv", shown.person.reference))};
}

}  // namespace

void add_chronology_routes(site::Router& router, const Besides& besides) {
    router.get("/persons/{subject}/chronology", people::permissions::view, [besides](trail::View& view, const web::Request& request) { return show(view, request, besides); });
    site::add_table(router, "/persons/{subject}/chronology/table.csv", people::permissions::view, download);
}

}  // namespace holdfast::chronology
