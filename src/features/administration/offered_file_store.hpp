#pragma once

#include "features/administration/offered_file.hpp"

#include <chrono>
#include <optional>
#include <vector>

namespace holdfast::administration {

std::vector<store::Migration> migrations();
void insert_offered_file(trail::Change& change, const OfferedFile& file);
/// The file, if this person offered it.
std::optional<OfferedFile> find_offered_file(trail::View& view, std::string_view reference);
/// Who sends another file than this many waiting ones makes their oldest go; a file that nobody loads within a day goes too.
inline constexpr int most_files_waiting = 20;
inline constexpr std::chrono::hours files_wait_for{24};
/// Makes room for one more file of the actor's.
void forget_abandoned_files(trail::Change& change);
void delete_offered_file(trail::Change& change, std::string_view reference);

}  // namespace holdfast::administration
