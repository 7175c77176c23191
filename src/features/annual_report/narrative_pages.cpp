#include "features/annual_report/narrative_pages.hpp"

#include "core/documents/html_pages.hpp"
#include "core/documents/markdown.hpp"
#include "core/documents/named_figures.hpp"
#include "core/documents/remark_pages.hpp"
#include "features/annual_report/edition_service.hpp"
#include "features/annual_report/edition_store.hpp"
#include "features/annual_report/paths_pages.hpp"
#include "features/annual_report/permissions.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::annual_report {

using web::Html;
using web::html;
namespace govuk = web::govuk;
using Shared = std::shared_ptr<const Contributions>;

static std::optional<int> whole(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

static std::optional<govuk::ErrorMessage> error_of(const std::vector<FieldError>& errors, std::string_view field) {
    std::string messages;
    for (const auto& error : errors)
        if (error.field == field) messages += (messages.empty() ? "" : ". ") + error.message;
    if (messages.empty()) return std::nullopt;
    return govuk::ErrorMessage{.text = std::move(messages)};
}

/// What the form shows: the words as they were typed, what is wrong with them, and how they would look.
struct FormState {
    Narrative narrative;
    std::vector<FieldError> errors{};
    Html preview{};
    Html remark{};  ///< on the numbers in the words
};

static std::string heading_of(const Narrative& narrative) {
    return narrative.number == cover_number ? "Words of the cover" : fmt::format("Words of section {}", narrative.number);
}

static Html form(const web::Request& request, const FormState& state) {
    const Narrative& narrative = state.narrative;
    Html made = html(R"(<form method="post" action="{}" novalidate>)", words_path(narrative.year, narrative.number));
    made.add(web::csrf_field(request)).add(R"(<input type="hidden" name="version" value="{}">)", narrative.version);
    const bool is_cover = narrative.number == cover_number;
    made.add(govuk::input({.name = "title",
                           .value = narrative.title,
                           .label = {.text = is_cover ? "Name of the partnership" : "Title"},
                           .error_message = error_of(state.errors, "title")}));
    made.add(govuk::textarea(
        {.name = "markdown",
         .rows = "16",
         .value = narrative.markdown,
         .label = {.text = "Words, in Markdown"},
         .hint = govuk::Hint{.text = "A figure is named by its key: {{figure:cpp.open@2017-03-31}} becomes its value, linked to how it was obtained."},
         .error_message = error_of(state.errors, "markdown")}));
    made.add(R"(<div class="govuk-button-group">)").add(govuk::button({.text = "Save"}));
    made.add(govuk::button({.text = "Preview", .name = "preview", .value = "yes", .classes = "govuk-button--secondary"}));
    return made.add(R"(<a class="govuk-link" href="{}">Cancel</a></div></form>)", path_of(narrative.year));
}

static site::Page form_page(const web::Request& request, FormState state) {
    const std::string heading = heading_of(state.narrative);
    Html main = html(R"(<h1 class="govuk-heading-l">{}</h1>)", heading);
    if (!state.preview.empty())
        main.add(R"(<section aria-labelledby="preview"><h2 class="govuk-heading-m" id="preview">Preview</h2>{}</section>)", state.preview);
    main.add(state.remark);
    main.add(form(request, state));
    const int status = state.errors.empty() ? 200 : 422;
    return {.title = heading,
            .main = std::move(main),
            .breadcrumbs = {{"Reports", "/reports"}, {"Annual report " + state.narrative.year.string(), path_of(state.narrative.year)}},
            .errors = std::move(state.errors),
            .status = status};
}

static std::string title_of_section(const Contributions& contributions, int number) {
    const auto found = std::ranges::find(contributions.sections, number, &documents::Section::number);
    return found == contributions.sections.end() ? std::string{} : found->title;
}

static Html remark_on(trail::View& view, const Contributions& contributions, const std::string& markdown) {
    const auto words = documents::read_markdown(markdown);
    return documents::typed_numbers(words).empty() ? Html{} : documents::remark_on_numbers(words, whole_ledger(view, contributions));
}

static Outcome<site::Answer> show_form(trail::View& view, const web::Request& request, const Contributions& contributions) {
    const Period year = TRY(year_of(request));
    const int number = TRY(number_of(request));
    if (!is_plausible(year, view.today())) TRY(check_year(view, contributions, year));
    TRY(require_draft(view, year));
    const auto found = find_narrative(view, year, number);
    Narrative narrative = found ? *found : Narrative{year, number, title_of_section(contributions, number), {}, 0};
    Html remark = remark_on(view, contributions, narrative.markdown);
    return site::Answer{form_page(request, {.narrative = std::move(narrative), .remark = std::move(remark)})};
}

static Outcome<Narrative> posted(const web::Request& request) {
    return Narrative{.year = TRY(year_of(request)),
                     .number = TRY(number_of(request)),
                     .title = std::string(request.form.get("title")),
                     .markdown = std::string(request.form.get("markdown")),
                     .version = whole(request.form.get("version")).value_or(0)};
}

static site::Page preview_page(trail::View& view, const web::Request& request, const Contributions& contributions, Narrative narrative) {
    const auto ledger = whole_ledger(view, contributions);
    const auto named = documents::figures_named(ledger, narrative.markdown, "markdown");
    if (!named) return form_page(request, {.narrative = std::move(narrative), .errors = named.refusal().errors});
    Html preview = documents::html_words(narrative.markdown, *named);
    Html remark = documents::remark_on_numbers(documents::read_markdown(narrative.markdown), ledger);
    return form_page(request, {.narrative = std::move(narrative), .errors = {}, .preview = std::move(preview), .remark = std::move(remark)});
}

static std::string saved_in_words(const Narrative& narrative) {
    return heading_of(narrative) + " saved" + documents::sentence_on_numbers(documents::read_markdown(narrative.markdown));
}

/// Where the saved words are to be read. A section of which the words were taken away may have no page any more.
static std::string page_with(const Narrative& narrative) {
    if (narrative.number == cover_number || narrative.markdown.empty()) return path_of(narrative.year);
    return section_path(narrative.year, narrative.number);
}

/// A preview and a refusal show the form again with everything that was typed, and write nothing.
static Outcome<site::Answer> save(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const Contributions& contributions) {
    const Narrative narrative = TRY(posted(request));
    if (request.form.has("preview"))
        return journal.view(actor,
                            [&](trail::View& view) -> Outcome<site::Answer> { return site::Answer{preview_page(view, request, contributions, narrative)}; });
    const auto saved =
        journal.change(actor, "Words of the annual report saved", [&](trail::Change& change) { return save_narrative(change, contributions, narrative); });
    if (saved) return site::Answer{site::redirect_with_message(page_with(narrative), saved_in_words(narrative))};
    const Refusal& refusal = saved.refusal();
    if (refusal.kind == Refusal::Kind::forbidden) return refusal;
    auto errors = refusal.errors;
    if (errors.empty()) errors.push_back({"markdown", refusal.message});
    return site::Answer{form_page(request, {.narrative = narrative, .errors = std::move(errors)})};
}

static site::Page addendum_page(const web::Request& request, const AddendumDraft& addendum, std::vector<FieldError> errors) {
    Html main = html(
        R"(<h1 class="govuk-heading-l">Add an addendum</h1><p class="govuk-body">The published report stays as it is. The addendum stands after it, with today's date and your name.</p>)");
    main.add(R"(<form method="post" action="{}/addenda" novalidate>)", path_of(addendum.year)).add(web::csrf_field(request));
    main.add(govuk::textarea(
        {.name = "text", .rows = "8", .value = addendum.text, .label = {.text = "What it says, in Markdown"}, .error_message = error_of(errors, "text")}));
    main.add(govuk::button({.text = "Add the addendum"})).add("</form>");
    const int status = errors.empty() ? 200 : 422;
    return {.title = "Add an addendum",
            .main = std::move(main),
            .breadcrumbs = {{"Reports", "/reports"}, {"Annual report " + addendum.year.string(), path_of(addendum.year)}},
            .errors = std::move(errors),
            .status = status};
}

/// An addendum is for a published edition only.
static Outcome<site::Answer> show_addendum_form(trail::View& view, const web::Request& request) {
    const Period year = TRY(year_of(request));
    if (load_edition(view, year).status != Status::published) return conflict("An addendum is for a published edition. Change the draft instead.");
    return site::Answer{addendum_page(request, {.year = year, .text = {}}, {})};
}

static Outcome<site::Answer> save_addendum(trail::Journal& journal, const trail::Actor& actor, const web::Request& request,
                                           const Contributions& contributions) {
    const AddendumDraft addendum{.year = TRY(year_of(request)), .text = std::string(request.form.get("text"))};
    const auto added = journal.change(actor, "Addendum to the published annual report",
                                      [&](trail::Change& change) { return add_addendum_to_edition(change, contributions, addendum); });
    if (added)
        return site::Answer{
            site::redirect_with_message(path_of(addendum.year), "Addendum added" + documents::sentence_on_numbers(documents::read_markdown(addendum.text)))};
    if (added.refusal().errors.empty()) return added.refusal();
    return site::Answer{addendum_page(request, addendum, added.refusal().errors)};
}

void add_narrative_routes(site::Router& router, Shared contributions) {
    router.get("/reports/annual/{year}/sections/{number}/words", permissions::edit,
               [contributions](trail::View& view, const web::Request& request) { return show_form(view, request, *contributions); });
    router.post_act("/reports/annual/{year}/sections/{number}/words", permissions::edit, "Words of the annual report saved",
                    [contributions](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
                        return save(journal, actor, request, *contributions);
                    });
    router.get("/reports/annual/{year}/addenda", permissions::publish, show_addendum_form);
    router.post_act("/reports/annual/{year}/addenda", permissions::publish, "Addendum to the published annual report",
                    [contributions](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
                        return save_addendum(journal, actor, request, *contributions);
                    });
}

}  // namespace holdfast::annual_report
