#include "core/organisations/agency.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::organisations {

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

std::string_view type_in_words(std::string_view token) {
    const auto type = std::ranges::find(agency_types, token, &AgencyType::token);
    return type == agency_types.end() ? token : type->words;
}

bool is_agency_type(std::string_view token) { return std::ranges::find(agency_types, token, &AgencyType::token) != agency_types.end(); }

static bool holds_on(const AgencyName& name, Date day) { return (!name.from || *name.from <= day) && (!name.until || *name.until >= day); }

bool exists_on(const Agency& agency, Date day) {
    return std::ranges::any_of(agency.names, [&](const AgencyName& name) { return holds_on(name, day); });
}

std::string_view name_on(const Agency& agency, Date day) {
    if (agency.names.empty()) return agency.key;
    const AgencyName* nearest = &agency.names.front();
    for (const auto& name : agency.names)
        if (!name.from || *name.from <= day) nearest = &name;
    return nearest->name;
}

bool is_key(std::string_view text) {
    return !text.empty() && text.size() <= 60 && std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-'; });
}

std::string urn_problem(std::string_view urn) {
    const bool fits = urn.empty() || (urn.size() == 6 && std::ranges::all_of(urn, is_digit) && urn.front() != '0');
    return fits ? "" : "must be a school's unique reference number, six digits such as 112233";
}

std::string ods_problem(std::string_view ods) {
    const bool fits = ods.empty() || (ods.size() >= 3 && ods.size() <= 8 && std::ranges::all_of(ods, [](char c) { return is_capital(c) || is_digit(c); }));
    return fits ? "" : "must be an NHS organisation code, three to eight capital letters and digits such as RNN";
}

std::string la_problem(std::string_view la) {
    const bool fits = la.empty() || (la.size() == 3 && std::ranges::all_of(la, is_digit) && la.front() != '0');
    return fits ? "" : "must be a local authority's number, three digits such as 909";
}

std::string names_problem(std::vector<AgencyName> names) {
    std::ranges::sort(names, {}, &AgencyName::from);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto& name = names[i];
        if (name.from && name.until && *name.until < *name.from) return fmt::format("\"{}\" ends before it starts", name.name);
        if (i == 0) continue;
        const auto& before = names[i - 1];
        if (!before.until || !name.from || *before.until >= *name.from)
            return fmt::format("\"{}\" and \"{}\" are both the name on one day", before.name, name.name);
    }
    return {};
}

Passing passing_of(const Succession& one, const std::vector<Succession>& all) {
    const auto others = [&](auto key) {
        return std::ranges::count_if(all, [&](const Succession& other) { return other.on == one.on && other.*key == one.*key; });
    };
    if (others(&Succession::predecessor) > 1) return Passing::split;
    return others(&Succession::successor) > 1 ? Passing::merger : Passing::succession;
}

std::string_view in_words(Passing passing) {
    switch (passing) {
        case Passing::merger: return "merged into";
        case Passing::split: return "was split; part went to";
        case Passing::succession: break;
    }
    return "was succeeded by";
}

/// Whether `from` leads to `to` over any number of successions.
static bool leads_to(std::string_view from, std::string_view to, const std::vector<Succession>& all, std::size_t steps_left) {
    if (from == to) return true;
    if (steps_left == 0) return false;
    return std::ranges::any_of(all, [&](const Succession& one) { return one.predecessor == from && leads_to(one.successor, to, all, steps_left - 1); });
}

std::string succession_problem(const Succession& one, const std::vector<Succession>& all) {
    if (leads_to(one.successor, one.predecessor, all, all.size())) return fmt::format("names {}, which would then succeed itself", one.predecessor);
    return {};
}

}  // namespace holdfast::organisations
