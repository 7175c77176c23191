#pragma once

#include "store/database.hpp"

namespace holdfast::store {

/// Thrown when what a person named cannot serve for what it was named: a text file as a database, a folder as a backup, a server that does
/// not let them in. Another file, address or moment can; the message says what is wrong. It never holds a password.
class Unsuitable : public Unavailable {
public:
    using Unavailable::Unavailable;
};

/// Throws Unsuitable for something there that is no ordinary file (a folder, a device) or that this user may not read, or not write where
/// `is_written`. What is not there is no concern of this.
void require_ordinary_file(const std::string& path, bool is_written = false);

/// Throws Unsuitable, with the reason as a person would say it, when a file cannot be made at `path` because of where that is.
void require_place_for_file(const std::string& path);

}  // namespace holdfast::store
