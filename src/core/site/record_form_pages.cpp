#include "core/site/record_form_pages.hpp"

#include "web/csrf.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <charconv>

namespace holdfast::site {

using web::Html;
using web::html;
namespace govuk = web::govuk;

Page form_page(const web::Request& request, RecordForm form, std::vector<FieldError> errors) {
    Html main = html("<span class=\"govuk-caption-l\">{}</span><h1 class=\"govuk-heading-l\">{}</h1>", form.reference, form.title);
    main.add(form.above).add("<form method=\"post\" action=\"{}\" novalidate>", form.action).add(web::csrf_field(request)).add(form.fields);
    main.add(govuk::button({.text = form.button, .prevent_double_click = true})).add("</form>");
    Page page{.title = form.title, .main = std::move(main), .breadcrumbs = std::move(form.breadcrumbs), .errors = std::move(errors)};
    if (!page.errors.empty()) page.status = 422;
    return page;
}

static std::vector<FieldError> errors_of(const Refusal& refusal) {
    if (!refusal.errors.empty()) return refusal.errors;
    return {{"", refusal.message}};
}

ActPage page_of(FormAct act, std::string_view reason) {
    return [act = std::move(act), reason = std::string(reason)](trail::Journal& journal, const trail::Actor& actor,
                                                                 const web::Request& request) -> Outcome<Answer> {
        const auto done = journal.change(actor, reason, [&](trail::Change& change) { return act.act(change, request); });
        if (done) return Answer{redirect_with_message(act.next(request), act.message)};
        const bool can_be_put_right = done.refusal().kind == Refusal::Kind::invalid || done.refusal().kind == Refusal::Kind::conflict;
        if (!can_be_put_right) return done.refusal();
        return journal.view(actor, [&](trail::View& view) { return act.show(view, request, errors_of(done.refusal())); });
    };
}

Html both_versions(const std::vector<Version>& versions) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "What"}, {.text = "Saved by somebody else"}, {.text = "What you typed"}},
                       .caption = "Both versions",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& [what, saved, typed] : versions) table.rows.push_back({{.text = what}, {.html = paragraphs(saved)}, {.html = paragraphs(typed)}});
    return web::shell::table_region("Both versions", govuk::table(table));
}

Html paragraphs(std::string_view words) {
    Html all;
    while (!words.empty()) {
        const auto end = std::min(words.find('\n'), words.size());
        std::string_view line = words.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!line.empty()) all.add("<p class=\"govuk-body\">{}</p>", line);
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return all;
}

std::int64_t number_of(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::int64_t typed_number(const web::Request& request, std::string_view field) { return number_of(request.form.get(field)); }

}  // namespace holdfast::site
