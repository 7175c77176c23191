#include "core/pathway/annex_a_row.hpp"

#include <fmt/format.h>

namespace holdfast::pathway::listing {

static std::string british(Date day) {
    const std::chrono::year_month_day parts{day};
    return fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(parts.day()), static_cast<unsigned>(parts.month()), static_cast<int>(parts.year()));
}

static std::string trait_of(const ListedChild& child, people::Characteristic which) {
    for (const auto& fact : child.facts)
        if (const auto* trait = std::get_if<people::Trait>(&fact); trait != nullptr && trait->characteristic == which) return trait->code;
    return {};
}

static std::string gender_of(const ListedChild& child) {
    const auto sex = trait_of(child, people::Characteristic::sex);
    return sex == "M" ? "a) Male" : sex == "F" ? "b) Female" : "c) Not stated/recorded";
}

static std::optional<Date> birth_of(const ListedChild& child) {
    for (const auto& fact : child.facts)
        if (const auto* birth = std::get_if<people::Birth>(&fact); birth != nullptr && birth->precision == people::BirthPrecision::exact) return birth->on;
    return std::nullopt;
}

/// Nothing where nobody has said; NONE says that there is none.
static std::optional<bool> is_disabled(const ListedChild& child) {
    const auto disability = trait_of(child, people::Characteristic::disability);
    return disability.empty() ? std::nullopt : std::optional(disability != "NONE");
}

Filling::Filling(extracts::Table& table, const ListedChild& child, Date as_at)
    : table_(table), row_(table.rows.emplace_back(extracts::Row{static_cast<int>(table.rows.size()) + 2})) {
    row_.cells.resize(table.form->columns.size());
    put("Child Unique ID", child.la_child_id);
    put("Gender", gender_of(child));
    const auto ethnicity = trait_of(child, people::Characteristic::ethnicity);
    if (ethnicity.empty()) put("Ethnicity", std::string("f) Not stated"));
    else put_code("Ethnicity", ethnicity);
    const auto born = birth_of(child);
    put("Date of Birth", born);
    if (born) put("Age of Child (Years)", std::max(annex_a::age_on(*born, as_at), 0));
    if (place_of(*table.form, "Does the Child have a Disability")) put("Does the Child have a Disability", is_disabled(child));
}

const extracts::Column& Filling::column(std::string_view name) const { return table_.form->columns[place_of(*table_.form, name).value()]; }

void Filling::put(std::string_view column, std::string text) { row_.cells[place_of(*table_.form, column).value()] = std::move(text); }

void Filling::put(std::string_view column, const std::optional<Date>& day) {
    if (day) put(column, british(*day));
}

void Filling::put(std::string_view name, const std::optional<bool>& is) {
    const bool has_unknown = column(name).codes.size() > 2;
    if (is) put(name, std::string(*is ? "a) Yes" : "b) No"));
    else if (has_unknown) put(name, std::string("c) Unknown"));
}

void Filling::put_code(std::string_view name, std::string_view short_form) {
    if (!short_form.empty()) put(name, written(column(name), short_form));
}

}  // namespace holdfast::pathway::listing
