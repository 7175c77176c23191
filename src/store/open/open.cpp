#include "store/database.hpp"
#include "store/pooled_database.hpp"
#include "store/postgres/backup.hpp"
#include "store/postgres/driver.hpp"
#include "store/sqlite/backup.hpp"
#include "store/sqlite/driver.hpp"
#include "store/unsuitable.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <stdexcept>
#include <string>

namespace holdfast::store {

static constexpr std::string_view sqlite_prefix = "sqlite:";

static bool is_postgres(std::string_view url) { return url.starts_with("postgresql://") || url.starts_with("postgres://"); }

[[noreturn]] static void refuse(std::string_view url) {
    // What stands behind the scheme may hold a password.
    const auto scheme = url.find("://");
    const auto shown = scheme == std::string_view::npos ? std::string(url) : fmt::format("{}://...", url.substr(0, scheme));
    throw std::invalid_argument(fmt::format("a database is given as sqlite:PATH or postgresql://..., not as \"{}\"", shown));
}

std::unique_ptr<Database> Database::open(std::string_view url) {
    if (url.starts_with(sqlite_prefix) && url.size() > sqlite_prefix.size()) return make_database(sqlite::open(url.substr(sqlite_prefix.size())));
    if (is_postgres(url)) return make_database(postgres::open(std::string(url)));
    refuse(url);
}

static std::string first_letters_of(const std::string& path, std::size_t count) {
    std::string letters(count, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(letters.data(), static_cast<std::streamsize>(count));
    letters.resize(static_cast<std::size_t>(file.gcount()));
    return letters;
}

/// A backup of the other kind of database is named as what it is.
static void require_backup_of_this_kind(const std::string& file, bool is_for_a_server) {
    if (!is_for_a_server && first_letters_of(file, 5) == "PGDMP")
        throw Unsuitable(fmt::format("{} is the backup of a PostgreSQL database; restore it into one (--database postgresql://...)", file));
    if (is_for_a_server && first_letters_of(file, 15) == "SQLite format 3")
        throw Unsuitable(fmt::format("{} is the backup of an embedded database; restore it to a file (--database sqlite:PATH)", file));
}

void restore(std::string_view url, const std::string& file) {
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) throw Unsuitable(fmt::format("there is no file {}", file));
    require_ordinary_file(file);
    require_backup_of_this_kind(file, is_postgres(url));
    if (url.starts_with(sqlite_prefix) && url.size() > sqlite_prefix.size()) return sqlite::restore(std::string(url.substr(sqlite_prefix.size())), file);
    if (is_postgres(url)) return postgres::restore(std::string(url), file);
    refuse(url);
}

}  // namespace holdfast::store
