#include "core/actions/form_pages.hpp"

#include "core/access/account_store.hpp"
#include "web/govuk/govuk.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::actions {

using web::Html;
using web::html;
namespace govuk = web::govuk;

std::string typed(const web::Request& request, std::string_view name) {
    const std::string_view text = request.form.get(name);
    const std::size_t from = text.find_first_not_of(" \t\r\n");
    return from == std::string_view::npos ? std::string{} : std::string(text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1));
}

namespace {

/// A form with what was typed and what is wrong.
struct Controls {
    const web::Request& request;
    const std::vector<FieldError>& errors;

    std::optional<govuk::ErrorMessage> error(std::string_view field) const {
        const auto found = std::ranges::find(errors, field, &FieldError::field);
        return found == errors.end() ? std::nullopt : std::optional(govuk::ErrorMessage{.text = found->message});
    }
    Html line(const std::string& name, const std::string& label, const std::string& hint = "") const {
        govuk::Input input{.name = name, .label = {.text = label}, .error_message = error(name), .autocomplete = "off"};
        if (!hint.empty()) input.hint = govuk::Hint{.text = hint};
        input.value = typed(request, name);
        return govuk::input(input);
    }
    Html lines(const std::string& name, const std::string& label, const std::string& hint = "") const {
        govuk::Textarea area{.name = name, .rows = "3", .value = typed(request, name), .label = {.text = label}, .error_message = error(name)};
        if (!hint.empty()) area.hint = govuk::Hint{.text = hint};
        return govuk::textarea(area);
    }
    Html day(const std::string& legend, const std::string& hint) const {
        const auto part = [&](const char* suffix) {
            return govuk::DateValue{fmt::format("due_on{}", suffix), typed(request, fmt::format("due_on{}", suffix))};
        };
        govuk::DateInput input{.id = "due_on", .name_prefix = "due_on", .hint = govuk::Hint{.text = hint}, .error_message = error("due_on")};
        input.fieldset = govuk::Fieldset{.legend = {.text = legend}};
        input.values = {part("-day"), part("-month"), part("-year")};
        return govuk::date_input(input);
    }
    Html tick(const std::string& name, const std::string& label) const {
        govuk::CheckboxItem item{.text = label, .value = "yes"};
        item.checked = typed(request, name) == "yes";
        return govuk::checkboxes({.error_message = error(name), .id_prefix = name, .name = name, .items = {item}});
    }
    Html owner() const {
        Html part = line("account", "User name of who does it", "Of somebody who signs in here. They are reminded by mail.");
        return part.add(govuk::details({.summary_text = "Somebody who does not sign in here",
                                        .html = line("owner", "Their name").add(line("agency", "Their agency")),
                                        .open = error("owner") || error("agency") || !typed(request, "owner").empty() || !typed(request, "agency").empty()}));
    }
};

bool says_owner(const web::Request& request) {
    return !typed(request, "account").empty() || !typed(request, "owner").empty() || !typed(request, "agency").empty();
}

Owner owner_in(trail::View& view, const web::Request& request, std::vector<FieldError>& errors) {
    const auto user_name = typed(request, "account");
    if (user_name.empty()) return {.name = typed(request, "owner"), .agency = typed(request, "agency")};
    if (!typed(request, "owner").empty()) errors.push_back({"account", "Name one person: a user name, or somebody who does not sign in here"});
    const auto found = access::accounts_called(view, user_name);
    if (found.size() == 1) return {.account = found.front().id, .agency = found.front().agency};
    errors.push_back({"account", fmt::format("Nobody has the user name “{}”", user_name)});
    return {.name = "nobody", .agency = "none"};
}

std::optional<Date> day_in(const web::Request& request, std::vector<FieldError>& errors) {
    const auto day = typed(request, "due_on-day"), month = typed(request, "due_on-month"), year = typed(request, "due_on-year");
    if (day.empty() && month.empty() && year.empty()) return std::nullopt;
    const auto read = parse_date(fmt::format("{}-{:0>2}-{:0>2}", year, month, day));
    if (!read) errors.push_back({"due_on", "Enter a real date, such as 31 3 2026"});
    return read;
}

template <class Choices>
std::vector<govuk::RadioItem> radio_items(const Choices& choices, std::string_view chosen) {
    std::vector<govuk::RadioItem> items;
    for (const auto& each : choices) items.push_back({.text = std::string(each.words), .value = std::string(each.token), .checked = each.token == chosen});
    return items;
}

Html radios(const std::string& name, const std::string& legend, std::vector<govuk::RadioItem> items) {
    govuk::Radios asked{.id_prefix = name, .name = name, .items = std::move(items), .classes = "govuk-radios--small"};
    asked.fieldset = govuk::Fieldset{.legend = {.text = legend}};
    return govuk::radios(asked);
}

Html evidence_field(const Controls& controls, const std::vector<Evidence>& documents) {
    if (documents.empty()) return {};
    govuk::Select select{.name = "evidence", .items = {{.value = "", .text = "None"}}, .label = {.text = "Document that shows it (optional)"}};
    for (const auto& document : documents) select.items.push_back({.value = std::to_string(document.id.number), .text = document.title});
    select.value = typed(controls.request, "evidence");
    select.error_message = controls.error("evidence");
    return govuk::select(select);
}

std::int64_t number_in(const web::Request& request, std::string_view name) {
    const auto text = typed(request, name);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? number : -1;
}

}  // namespace

/// Who, what, by when, and what will be better for the child.
static Html smart_questions(const Controls& controls) {
    return Html{}
        .add(controls.lines("what", "What is done, with whom and how often?"))
        .add(controls.lines("success", "What will be better for the child?", "So that everybody can see whether it has come about"))
        .add(controls.owner())
        .add(controls.day("By when?", "For example, 27 3 2027"))
        .add(controls.tick("is_agreed", "The family and whoever does it have agreed to it"))
        .add(controls.tick("is_realistic", "It can be done by that day"));
}

Html new_action_questions(const Desk& desk, const web::Request& request, const std::vector<FieldError>& errors) {
    const Controls controls{request, errors};
    if (desk.asks_smart)
        return controls.line("plan", "Plan", "The meeting that agreed it, such as Meeting of 3 May. Name nobody.").add(smart_questions(controls));
    return controls.line("plan", "Plan", "The meeting or the period that agreed it, such as Strategy meeting of 3 May. Name nobody.")
        .add(controls.lines("what", "What is to be done"))
        .add(controls.lines("success", "What success looks like (optional)"))
        .add(controls.owner())
        .add(controls.day("By when (optional)", "For example, 27 3 2027. Without a day it goes on until somebody says that it is done."));
}

Html questions_of_meeting(const web::Request& request, const std::vector<FieldError>& errors) { return smart_questions(Controls{request, errors}); }

Read<NewAction> new_action_in(trail::View& view, const web::Request& request) {
    Read<NewAction> read{.typed = {.plan = typed(request, "plan"), .what = typed(request, "what"), .success = typed(request, "success")}};
    read.typed.owner = owner_in(view, request, read.unread);
    read.typed.due_on = day_in(request, read.unread);
    read.typed.is_agreed = typed(request, "is_agreed") == "yes";
    read.typed.is_realistic = typed(request, "is_realistic") == "yes";
    return read;
}

Html update_questions(const web::Request& request, const UpdateForm& form, const std::vector<FieldError>& errors) {
    const Controls controls{request, errors};
    const auto progress = request.form.has("progress") ? typed(request, "progress") : std::string(token_of(form.now.progress));
    const auto concern = request.form.has("concern") ? typed(request, "concern") : std::string(token_of(form.now.concern));
    Html asked = html("<input type=\"hidden\" name=\"after\" value=\"{}\">", form.now.number);
    asked.add(controls.lines("words", "What happened"))
        .add(radios("progress", "How far it is", radio_items(progresses, progress)))
        .add(radios("concern", "Is anything in the way of its date?", radio_items(concerns, concern)))
        .add(evidence_field(controls, form.documents));
    if (!form.may_write) return asked;
    const bool is_open = says_owner(request) || !typed(request, "due_on-day").empty() || controls.error("due_on") || controls.error("account");
    return asked.add(govuk::details({.summary_text = "Somebody else to do it, or another day",
                                     .html = controls.owner().add(controls.day("By when", "Left empty, the day stays.")),
                                     .open = is_open}));
}

Read<NewUpdate> update_in(trail::View& view, const web::Request& request) {
    Read<NewUpdate> read{.typed = {.words = typed(request, "words"),
                                   .progress = parse_progress(typed(request, "progress")),
                                   .concern = parse_concern(typed(request, "concern"))}};
    auto& said = read.typed;
    said.after = static_cast<int>(std::max<std::int64_t>(0, number_in(request, "after")));
    said.due_on = day_in(request, read.unread);
    if (says_owner(request)) said.owner = owner_in(view, request, read.unread);
    if (!typed(request, "evidence").empty()) said.evidence = Id<attachments::Document>{number_in(request, "evidence")};
    return read;
}

std::vector<FieldError> all_of(std::vector<FieldError> unread, const std::vector<FieldError>& faults) {
    static constexpr std::array<std::string_view, 10> order{"plan",    "what",  "success", "words",  "evidence",
                                                            "account", "owner", "agency",  "due_on", "is_agreed"};  // and is_realistic
    for (const auto& fault : faults)
        if (std::ranges::find(unread, fault.field, &FieldError::field) == unread.end()) unread.push_back(fault);
    std::ranges::stable_sort(unread, {}, [](const FieldError& error) { return std::ranges::find(order, error.field) - order.begin(); });
    return unread;
}

}  // namespace holdfast::actions
