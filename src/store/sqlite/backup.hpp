#pragma once

#include <string>

namespace holdfast::store::sqlite {

/// Copies the database at `path` to `file` while it is written to. The copy is one file that needs nothing beside it.
void back_up(const std::string& path, const std::string& file);

/// Puts a copy of `file` in the place of the database at `path`, after checking it. Throws Unsuitable when the file is
/// not a whole backup, when the database is another program's, or when a program has it open.
void restore(const std::string& path, const std::string& file);

}  // namespace holdfast::store::sqlite
