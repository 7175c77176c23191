#pragma once

#include "features/administration/offered_file.hpp"

#include <optional>
#include <vector>

namespace holdfast::administration {

std::vector<store::Migration> migrations();
void insert_offered_file(trail::Change& change, const OfferedFile& file);
/// The file, if this person offered it.
std::optional<OfferedFile> find_offered_file(trail::View& view, std::string_view reference);
void delete_offered_file(trail::Change& change, std::string_view reference);

}  // namespace holdfast::administration
