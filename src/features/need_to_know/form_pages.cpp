#include "features/need_to_know/form_pages.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace holdfast::need_to_know {

using web::Html;
using web::html;
namespace govuk = web::govuk;

const policy::RecordKind* kind_in(const Kinds& kinds, std::string_view key) {
    const auto found = std::ranges::find(*kinds, key, &policy::RecordKind::kind);
    return found == kinds->end() ? nullptr : &*found;
}

std::string typed(const web::Request& request, std::string_view name) {
    const std::string_view text = request.form.get(name);
    const std::size_t from = text.find_first_not_of(" \t\r\n");
    return from == std::string_view::npos ? std::string{} : std::string(text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1));
}

std::int64_t number_in(std::string_view text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? number : 0;
}

std::optional<govuk::ErrorMessage> error_of(const std::vector<FieldError>& errors, std::string_view field) {
    const auto found = std::ranges::find(errors, field, &FieldError::field);
    return found == errors.end() ? std::nullopt : std::optional(govuk::ErrorMessage{.text = found->message});
}

Html Form::line(const char* name, const char* label) const {
    return govuk::input({.name = name,
                         .value = std::string(request.form.get(name)),
                         .label = {.text = label},
                         .error_message = error_of(errors, name),
                         .classes = "govuk-input--width-20",
                         .autocomplete = "off"});
}

Html Form::lines(const char* name, const char* label, const char* hint) const {
    govuk::Textarea area{.name = name, .value = std::string(request.form.get(name)), .label = {.text = label}, .error_message = error_of(errors, name)};
    if (*hint != '\0') area.hint = govuk::Hint{.text = hint};
    return govuk::textarea(area);
}

Html Form::choice(const char* name, const char* label, std::vector<govuk::SelectItem> items) const {
    return govuk::select({.name = name,
                          .items = std::move(items),
                          .value = std::string(request.form.get(name)),
                          .label = {.text = label},
                          .error_message = error_of(errors, name)});
}

std::vector<govuk::SelectItem> kind_items(const Kinds& kinds) {
    std::vector<govuk::SelectItem> items;
    for (const auto& kind : *kinds) {
        std::string words(kind.label);
        if (!words.empty()) words.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(words.front())));
        items.push_back({.value = std::string(kind.kind), .text = std::move(words)});
    }
    return items;
}

Html Form::record(const Kinds& kinds) const {
    if (kinds->empty()) return html("<p class=\"govuk-body\">There is no kind of record yet to which this applies.</p>");
    return choice("kind", "Kind of record", kind_items(kinds)).add(line("reference", "Reference"));
}

Outcome<site::Answer> shown_again(site::Page page, const Refusal& refusal) {
    if (refusal.kind != Refusal::Kind::invalid) return refusal;
    page.status = 422;
    return site::Answer{std::move(page)};
}

std::string name_of(const std::vector<access::Account>& people, Id<trail::Account> account) {
    const auto found = std::ranges::find(people, account, &access::Account::id);
    return found == people.end() ? "Account " + std::to_string(account.number) : found->name;
}

std::vector<govuk::SelectItem> people_items(const std::vector<access::Account>& people) {
    std::vector<govuk::SelectItem> items;
    for (const auto& person : people) items.push_back({.value = std::to_string(person.id.number), .text = person.name + ", " + person.agency});
    return items;
}

Html scrolling(const std::string& label, const govuk::Table& table) {
    return html("<div class=\"app-table-region\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">", label).add(govuk::table(table)).add("</div>");
}

}  // namespace holdfast::need_to_know
