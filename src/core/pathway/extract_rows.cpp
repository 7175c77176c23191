#include "core/pathway/extract_rows.hpp"

#include <fmt/format.h>

namespace holdfast::pathway {

using extracts::Kind;

const extracts::Column& ExtractRow::column(std::string_view name) const { return table_.form->columns[place_of(*table_.form, name).value()]; }

std::optional<Instant> ExtractRow::moment(std::string_view column) const {
    const auto on = day(column);
    const auto minutes = extracts::minutes_in(text(column));
    return on && minutes ? std::optional(start_of_day(*on) + std::chrono::minutes{*minutes}) : std::nullopt;
}

std::optional<bool> ExtractRow::flag(std::string_view name) const {
    const auto* code = extracts::code_of(column(name), text(name));
    if (code == nullptr) return std::nullopt;
    const auto label = extracts::folded(code->label);
    if (label == "y" || label == "a) yes") return true;
    return label == "n" || label == "b) no" ? std::optional(false) : std::nullopt;
}

std::string ExtractRow::code(std::string_view name) const {
    const auto& with_codes = column(name);
    const auto cell = text(name);
    if (cell.empty()) return {};
    if (const auto form = extracts::short_form_in(with_codes, cell); !form.empty()) return std::string(form);
    const auto* code = extracts::code_of(with_codes, cell);
    if (code == nullptr) return {};
    if (code->short_forms.size() == 1) return code->short_forms[0];
    return code->short_forms.empty() ? code->label : std::string();
}

std::string ExtractRow::label(std::string_view name) const {
    const auto* code = extracts::code_of(column(name), text(name));
    return code == nullptr ? std::string() : code->label;
}

std::optional<Date> ExtractRow::needed(std::string_view column) const {
    const auto found = day(column);
    if (!found) left_out_.push_back(fmt::format("{}, line {}: {} is missing, and the row was left out", table_.place, row_.line, column));
    return found;
}

}  // namespace holdfast::pathway
