#include "features/case_recording/form_pages.hpp"

#include "core/organisations/organisation_store.hpp"
#include "features/case_recording/time_of_day.hpp"
#include "web/govuk/govuk.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::case_recording {

using pathway::Asked;
using pathway::CodeList;
using pathway::Known;
using pathway::Question;
using pathway::RecordForm;
using pathway::Said;
using pathway::StartsAs;
using pathway::Takes;
using web::Html;
using web::html;
namespace govuk = web::govuk;
using Values = std::vector<std::pair<std::string, std::string>>;

namespace {

std::string trimmed(std::string_view text) {
    const std::size_t from = text.find_first_not_of(" \t\r\n");
    return from == std::string_view::npos ? std::string{} : std::string(text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1));
}

void put_day(Values& values, const std::string& name, Date day) {
    const std::chrono::year_month_day parts{day};
    values.emplace_back(name + "-day", std::to_string(static_cast<unsigned>(parts.day())));
    values.emplace_back(name + "-month", std::to_string(static_cast<unsigned>(parts.month())));
    values.emplace_back(name + "-year", std::to_string(static_cast<int>(parts.year())));
}

void put_value(Values& values, const Asked& asked, const std::string& text) {
    const std::string name(asked.question->column);
    if (asked.takes == Takes::day) {
        if (const auto day = parse_date(text)) put_day(values, name, *day);
    } else if (asked.takes == Takes::moment) {
        const auto moment = parse_instant(text);
        if (!moment) return;
        if (asked.question->day_of.empty()) put_day(values, name, london_date(*moment));
        values.emplace_back(asked.question->day_of.empty() ? name + "-time" : name, london_time_of_day(*moment));
    } else if (asked.takes == Takes::codes) {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find(' ', at), text.size());
            values.emplace_back(name, text.substr(at, end - at));
            at = end + 1;
        }
    } else values.emplace_back(name, text);
}

/// The questions of one form as controls.
class Controls {
public:
    Controls(trail::View& view, const Known& known, const Filling& filling) : view_(view), known_(known), filling_(filling) {}

    Html of(const Asked& asked) {
        switch (asked.takes) {
            case Takes::day: return day(asked);
            case Takes::moment: return asked.question->day_of.empty() ? day(asked).add(time_of(asked)) : line(asked, "govuk-input--width-5");
            case Takes::yes_or_no: return yes_or_no(asked);
            case Takes::code: return choice(asked, code_items(asked));
            case Takes::codes: return several(asked);
            case Takes::part: return part(asked);
            case Takes::number: return line(asked, "govuk-input--width-3");
            case Takes::text: break;
        }
        return line(asked, "govuk-input--width-20");
    }
    bool has_error(const Asked& asked) const { return error(asked).has_value(); }
    /// Whether something stands in it that was not there from the start.
    bool has_more_than(const Asked& asked, const Values& first) const {
        const std::string name(asked.question->column);
        for (const std::string part : {"", "-day", "-time"}) {
            const auto value = filling_.value(name + part);
            const auto at = std::ranges::find(first, name + part, &Values::value_type::first);
            if (!value.empty() && (at == first.end() || at->second != value)) return true;
        }
        return false;
    }

private:
    std::optional<govuk::ErrorMessage> error(const Asked& asked) const {
        const auto found = std::ranges::find(filling_.errors, asked.question->column, &FieldError::field);
        return found == filling_.errors.end() ? std::nullopt : std::optional(govuk::ErrorMessage{.text = found->message});
    }
    static std::optional<govuk::Hint> hint(const Asked& asked) {
        return *asked.question->hint == '\0' ? std::nullopt : std::optional(govuk::Hint{.text = asked.question->hint});
    }
    static std::string name_of(const Asked& asked) { return std::string(asked.question->column); }

    Html line(const Asked& asked, const char* width) const {
        govuk::Input input{
            .name = name_of(asked), .label = {.text = asked.question->label}, .hint = hint(asked), .error_message = error(asked), .classes = width};
        input.value = filling_.value(name_of(asked));
        input.autocomplete = "off";
        if (asked.takes == Takes::number) input.inputmode = "numeric";
        return govuk::input(input);
    }
    Html time_of(const Asked& asked) const {
        const std::string name = name_of(asked) + "-time";
        govuk::Input input{.name = name, .label = {.text = "Time"}, .hint = govuk::Hint{.text = "For example, 14:30"}, .classes = "govuk-input--width-5"};
        input.value = filling_.value(name);
        input.autocomplete = "off";
        return govuk::input(input);
    }
    Html day(const Asked& asked) const {
        const std::string name = name_of(asked);
        const auto part = [&](const char* suffix) { return govuk::DateValue{name + suffix, filling_.value(name + suffix)}; };
        govuk::DateInput input{.id = name, .name_prefix = name, .hint = hint(asked), .error_message = error(asked)};
        input.fieldset = govuk::Fieldset{.legend = {.text = asked.question->label}};
        input.values = {part("-day"), part("-month"), part("-year")};
        return govuk::date_input(input);
    }
    Html yes_or_no(const Asked& asked) const {
        govuk::Radios radios{.hint = hint(asked), .error_message = error(asked), .id_prefix = name_of(asked), .name = name_of(asked)};
        radios.fieldset = govuk::Fieldset{.legend = {.text = asked.question->label}};
        const auto value = filling_.value(name_of(asked));
        radios.items = {{.text = "Yes", .value = "true", .checked = value == "true"}, {.text = "No", .value = "false", .checked = value == "false"}};
        if (!asked.question->is_needed) radios.items.push_back({.text = "Not known", .value = "unknown", .checked = value == "unknown"});
        radios.classes = "govuk-radios--inline govuk-radios--small";
        return govuk::radios(radios);
    }
    Html choice(const Asked& asked, std::vector<govuk::SelectItem> items) const {
        items.insert(items.begin(), {.value = "", .text = asked.question->is_needed ? "Select" : "Not said"});
        const auto value = filling_.value(name_of(asked));
        const bool is_offered = std::ranges::any_of(items, [&](const govuk::SelectItem& item) { return item.value == value; });
        if (!is_offered) items.push_back({.value = value, .text = value});
        return govuk::select({.name = name_of(asked),
                              .items = std::move(items),
                              .value = value,
                              .label = {.text = asked.question->label},
                              .hint = hint(asked),
                              .error_message = error(asked)});
    }
    /// With the code of the return where it is one that people know it by.
    static std::string with_code(const pathway::CodeWords& each) {
        const bool is_known = each.code.find_first_of("0123456789") != std::string::npos && each.code != each.words && each.code.size() < 4;
        return is_known ? fmt::format("{} ({})", each.words, each.code) : each.words;
    }
    static std::vector<govuk::SelectItem> code_items(const Asked& asked) {
        std::vector<govuk::SelectItem> items;
        for (const auto& each : pathway::codes_in(asked.question->codes)) items.push_back({.value = each.code, .text = with_code(each)});
        return items;
    }
    Html several(const Asked& asked) {
        govuk::Checkboxes boxes{.hint = hint(asked), .error_message = error(asked), .id_prefix = name_of(asked), .name = name_of(asked)};
        boxes.fieldset = govuk::Fieldset{.legend = {.text = asked.question->label}};
        boxes.classes = "govuk-checkboxes--small";
        boxes.values = filling_.values(name_of(asked));
        if (asked.question->codes == CodeList::agencies) {
            for (const auto& agency : organisations::load_agencies(view_))
                boxes.items.push_back({.text = std::string(organisations::name_on(agency, view_.today())), .value = agency.key});
        } else {
            for (const auto& each : pathway::codes_in(asked.question->codes)) boxes.items.push_back({.text = with_code(each), .value = each.code});
        }
        return govuk::details(
            {.summary_text = asked.question->label, .html = govuk::checkboxes(boxes), .open = error(asked).has_value() || !boxes.values.empty()});
    }
    /// Where there is one record that it can belong to, nothing has to be chosen.
    Html part(const Asked& asked) const {
        std::vector<govuk::SelectItem> items;
        for (const auto& each : known_.parts)
            if (each.table == asked.part_of) items.push_back({.value = std::to_string(each.number), .text = each.words});
        const auto value = filling_.value(name_of(asked));
        if (items.size() == 1 && asked.question->is_needed && (value.empty() || items[0].value == value))
            return html("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name_of(asked), *items[0].value);
        return choice(asked, std::move(items));
    }

    trail::View& view_;
    const Known& known_;
    const Filling& filling_;
};

}  // namespace

std::vector<std::string> Filling::values(const std::string& name) const {
    std::vector<std::string> found;
    if (request.method == web::Method::post) {
        for (const auto each : request.form.every(name)) found.emplace_back(each);
    } else
        for (const auto& [each, value] : starts_from)
            if (each == name) found.push_back(value);
    return found;
}

std::string Filling::value(const std::string& name) const {
    auto found = values(name);
    return found.empty() ? std::string{} : std::move(found.front());
}

Values first_values(trail::View& view, const RecordForm& form, const Known& known) {
    Values values;
    for (const auto& asked : pathway::asked_by(form)) {
        const std::string name(asked.question->column);
        switch (asked.question->starts_as) {
            case StartsAs::today: put_day(values, name, known.today); break;
            case StartsAs::own_name: values.emplace_back(name, view.actor().name); break;
            case StartsAs::end_of_year: {
                const std::chrono::year_month_day today{known.today};
                put_day(values, name, make_date(static_cast<int>(today.year()) + (today.month() > std::chrono::March ? 1 : 0), 3, 31));
                break;
            }
            case StartsAs::empty: break;
        }
        const auto likeliest = std::ranges::find(known.parts, asked.part_of, &pathway::PartChoice::table);
        if (!asked.part_of.empty() && likeliest != known.parts.end()) values.emplace_back(name, std::to_string(likeliest->number));
    }
    return values;
}

Values values_of(const RecordForm& form, const Said& said) {
    Values values;
    for (const auto& asked : pathway::asked_by(form))
        if (const auto text = pathway::said_of(said, asked.question->column); !text.empty()) put_value(values, asked, std::string(text));
    return values;
}

Html questions_of(trail::View& view, const RecordForm& form, const Known& known, const Filling& filling) {
    Html often, seldom;
    bool is_open = false;
    Controls controls(view, known, filling);
    const auto first = first_values(view, form, known);
    for (const auto& asked : pathway::asked_by(form)) {
        if (!asked.question->is_seldom) {
            often.add(controls.of(asked));
            continue;
        }
        is_open = is_open || controls.has_error(asked) || controls.has_more_than(asked, first);
        seldom.add(controls.of(asked));
    }
    if (!seldom.empty()) often.add(govuk::details({.summary_text = "More details", .html = std::move(seldom), .open = is_open}));
    return often;
}

std::string typed(const web::Request& request, std::string_view name) { return trimmed(request.form.get(name)); }

static std::string day_typed(const web::Request& request, const std::string& name) {
    const auto day = typed(request, name + "-day"), month = typed(request, name + "-month"), year = typed(request, name + "-year");
    if (day.empty() && month.empty() && year.empty()) return {};
    const auto text = fmt::format("{}-{:0>2}-{:0>2}", year, month, day);
    return parse_date(text) ? text : fmt::format("{} {} {}", day, month, year);
}

static std::string moment_typed(const web::Request& request, const Question& question) {
    const std::string name(question.column);
    const bool has_own_day = question.day_of.empty();
    const auto day = day_typed(request, has_own_day ? name : std::string(question.day_of)), time = typed(request, has_own_day ? name + "-time" : name);
    if (time.empty() && (day.empty() || !has_own_day)) return {};
    const auto on = parse_date(day);
    const auto moment = on ? moment_at(*on, time) : std::nullopt;
    return moment ? iso(*moment) : day + " " + time;
}

Said said_in(const web::Request& request, const RecordForm& form) {
    Said said;
    for (const auto& asked : pathway::asked_by(form)) {
        const std::string name(asked.question->column);
        std::string text;
        if (asked.takes == Takes::day) text = day_typed(request, name);
        else if (asked.takes == Takes::moment) text = moment_typed(request, *asked.question);
        else if (asked.takes == Takes::codes)
            for (const auto code : request.form.every(name)) text += (text.empty() ? "" : " ") + std::string(code);
        else text = typed(request, name);
        if (asked.takes == Takes::yes_or_no && text == "unknown") text.clear();
        if (!text.empty()) said[name] = std::move(text);
    }
    return said;
}

const RecordForm* missing_part(const RecordForm& form, const Known& known) {
    for (const auto& asked : pathway::asked_by(form)) {
        const bool is_there = std::ranges::find(known.parts, asked.part_of, &pathway::PartChoice::table) != known.parts.end();
        if (asked.takes == Takes::part && asked.question->is_needed && !is_there) return &pathway::form_of_table(asked.part_of);
    }
    return nullptr;
}

}  // namespace holdfast::case_recording
