#pragma once

#include "core/organisations/agency.hpp"
#include "core/trail/change.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::organisations {

/// The schema of agencies, their names, successions and agreements.
std::vector<store::Migration> migrations();

/// Every agency with its names and agreements, by key.
std::vector<Agency> load_agencies(trail::View& view);
std::optional<Agency> find_agency(trail::View& view, std::string_view key);
std::optional<Agency> find_agency(trail::View& view, Id<Agency> id);
/// The agency that has this key, or that is called this on the day.
std::optional<Agency> find_agency_called(trail::View& view, std::string_view name_or_key, Date day);
/// The key of the agency that has this key, or that is called this today; for the column of a file.
std::optional<std::string> key_called(trail::View& view, const std::string& name_or_key);
inline constexpr std::string_view no_agency_called_so = "is no agency on file; give its key, such as cumbria-county-council";
/// Every succession, by day.
std::vector<Succession> load_successions(trail::View& view);

/// Whether any agreement of the agency is in date on the day.
bool has_agreement(trail::View& view, Id<Agency> agency, Date day);

/// Adds the agency under its key or replaces its type, sector, codes and note; names and agreements are put one by one.
Id<Agency> put_agency(trail::Change& change, const Agency& agency);
/// Adds a name or replaces the one that starts on the same day.
void put_name(trail::Change& change, Id<Agency> agency, const AgencyName& name);
void put_succession(trail::Change& change, const Succession& succession);
/// Adds an agreement or replaces the one of the same edition that starts on the same day.
void put_agreement(trail::Change& change, Id<Agency> agency, const Agreement& agreement);
/// Takes it off the file for good, as disposal does.
void forget_agreement(trail::Change& change, Id<Agency> agency, const Agreement& agreement);

}  // namespace holdfast::organisations
