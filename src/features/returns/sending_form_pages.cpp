#include "features/returns/sending_form_pages.hpp"

#include "base/period.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::returns {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {

std::optional<govuk::ErrorMessage> error_of(const std::vector<FieldError>& errors, std::string_view field) {
    const auto found = std::ranges::find(errors, field, &FieldError::field);
    return found == errors.end() ? std::nullopt : std::optional(govuk::ErrorMessage{.text = found->message});
}

std::string typed(const web::Request& request, std::string_view name) {
    const std::string_view text = request.form.get(name);
    const std::size_t from = text.find_first_not_of(" \t\r\n");
    return from == std::string_view::npos ? std::string{} : std::string(text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1));
}

Html file_field(const KindLine& kind, const std::vector<FieldError>& errors) {
    govuk::FileUpload upload{.name = "files", .label = {.text = std::string(kind.files), .classes = "govuk-label--m"}};
    upload.multiple = kind.value != Kind::census;
    upload.hint = govuk::Hint{.text = kind.value == Kind::census
                                          ? fmt::format("Up to {} MB. A larger one is loaded on the server, by the command line.", largest_sending >> 20)
                                          : fmt::format("Up to {} MB each and {} MB together.", largest_table >> 20, largest_tables >> 20)};
    upload.error_message = error_of(errors, "files");
    return govuk::file_upload(upload);
}

Html line_field(const web::Request& request, const std::vector<FieldError>& errors, govuk::Input input) {
    input.value = typed(request, input.name);
    input.error_message = error_of(errors, input.name);
    input.autocomplete = "off";
    return govuk::input(input);
}

Html authority_field(const web::Request& request, const std::vector<FieldError>& errors) {
    govuk::Input input{.name = "authority", .label = {.text = "Number of the local authority (optional)"}};
    input.inputmode = "numeric";
    input.hint = govuk::Hint{.text = "Three digits. Needed only where several authorities are on record."};
    input.classes = "govuk-input--width-4";
    return line_field(request, errors, std::move(input));
}

Html year_field(const web::Request& request, const std::vector<FieldError>& errors) {
    govuk::Input input{.name = "year", .label = {.text = "Year of the return (optional)"}};
    input.hint = govuk::Hint{.text = "For example 2025-26. Without it, the year of the newest day in Episodes."};
    input.classes = "govuk-input--width-10";
    return line_field(request, errors, std::move(input));
}

Html day_field(const web::Request& request, const std::vector<FieldError>& errors) {
    const auto part = [&](const char* suffix) { return govuk::DateValue{fmt::format("made_on{}", suffix), typed(request, fmt::format("made_on{}", suffix))}; };
    govuk::DateInput input{.id = "made_on", .name_prefix = "made_on", .error_message = error_of(errors, "made_on")};
    input.hint = govuk::Hint{.text = "Without it, the newest day in the files up to today."};
    input.fieldset = govuk::Fieldset{.legend = govuk::Legend{.text = "Day on which the files were made (optional)"}};
    input.values = {part("-day"), part("-month"), part("-year")};
    return govuk::date_input(input);
}

std::string ending_of(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    std::string ending(dot == std::string_view::npos ? std::string_view{} : name.substr(dot));
    std::ranges::transform(ending, ending.begin(), [](char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; });
    return ending;
}

bool takes_name(Kind kind, std::string_view name) {
    const std::string ending = ending_of(name);
    if (kind == Kind::census) return ending == ".xml";
    return ending == ".csv" || (kind == Kind::annex_a && ending == ".xlsx");
}

/// What is wrong with the files by their number, names and sizes; empty where nothing is.
std::string fault_of(const std::vector<const web::Upload*>& uploads, const KindLine& kind) {
    const bool is_census = kind.value == Kind::census;
    if (uploads.empty()) return is_census ? "Choose the census" : "Choose the files of the return";
    if (is_census && uploads.size() > 1) return "Choose one file";
    if (uploads.size() > most_files) return fmt::format("Choose at most {} files", most_files);
    std::size_t all = 0;
    for (const auto* upload : uploads) {
        if (!takes_name(kind.value, upload->file_name))
            return fmt::format("Choose {}: “{}” is called something else",
                               is_census                     ? "a file whose name ends in .xml"
                               : kind.value == Kind::annex_a ? "files whose names end in .xlsx or .csv"
                                                             : "files whose names end in .csv",
                               upload->file_name);
        if (!is_census && upload->size > largest_table) return fmt::format("“{}” is larger than {} MB", upload->file_name, largest_table >> 20);
        all += upload->size;
    }
    if (!is_census && all > largest_tables) return fmt::format("Together the files are larger than {} MB", largest_tables >> 20);
    return "";
}

std::optional<Date> day_in(const web::Request& request, std::vector<FieldError>& errors) {
    const auto day = typed(request, "made_on-day"), month = typed(request, "made_on-month"), year = typed(request, "made_on-year");
    if (day.empty() && month.empty() && year.empty()) return std::nullopt;
    const auto read = parse_date(fmt::format("{}-{:0>2}-{:0>2}", year, month, day));
    if (!read) errors.push_back({"made_on", "Enter a real date, such as 31 3 2026"});
    return read;
}

}  // namespace

site::Page sending_form(const web::Request& request, const KindLine& kind, std::vector<FieldError> errors) {
    Html main = html("<span class=\"govuk-caption-l\">Load a return</span><h1 class=\"govuk-heading-l\">{}</h1>", kind.words);
    main.add(
        "<p class=\"govuk-body\">The return is checked first, and you see what it would change and which rules it breaks. Nothing is kept until you say "
        "so.</p>");
    main.add("<form method=\"post\" action=\"/returns/load/{}\" enctype=\"multipart/form-data\" novalidate>", kind.token).add(web::csrf_field(request));
    main.add(file_field(kind, errors));
    if (kind.value != Kind::census) main.add(authority_field(request, errors));
    if (kind.value == Kind::ssda903) main.add(year_field(request, errors));
    if (kind.value == Kind::annex_a || kind.value == Kind::ssd) main.add(day_field(request, errors));
    main.add(govuk::button({.text = "Check the return", .prevent_double_click = true})).add("</form>");
    const int status = errors.empty() ? 200 : 422;
    return {.title = fmt::format("Load a return: {}", kind.words),
            .main = std::move(main),
            .breadcrumbs = {{"Returns", "/returns"}},
            .errors = std::move(errors),
            .status = status};
}

Outcome<Sending> sending_in(const web::Request& request, const KindLine& kind) {
    std::vector<FieldError> errors;
    std::vector<const web::Upload*> uploads;
    for (const auto& upload : request.uploads)
        if (upload.field == "files" && (upload.size > 0 || !upload.file_name.empty())) uploads.push_back(&upload);
    if (auto fault = fault_of(uploads, kind); !fault.empty()) errors.push_back({"files", std::move(fault)});
    Sending sending{.kind = kind.value, .authority = typed(request, "authority")};
    if (sending.authority.find_first_not_of("0123456789") != std::string::npos || (!sending.authority.empty() && sending.authority.size() != 3))
        errors.push_back({"authority", "Enter the three digits of the local authority's number"});
    if (const auto year = typed(request, "year"); !year.empty()) {
        const auto period = Period::parse(year);
        if (period) sending.collection = static_cast<int>(std::chrono::year_month_day{period->last_day()}.year());
        else errors.push_back({"year", "Enter a year like 2025-26"});
    }
    sending.as_at = day_in(request, errors);
    if (!errors.empty()) return invalid(std::move(errors));
    for (const auto* upload : uploads)
        if (upload->size > 0) sending.files.emplace_back(upload->path, upload->file_name);
    if (sending.files.empty()) return invalid({{"files", uploads.size() == 1 ? "The file is empty" : "The files are empty"}});
    return sending;
}

}  // namespace holdfast::returns
