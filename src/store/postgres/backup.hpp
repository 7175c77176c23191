#pragma once

#include <string>

namespace holdfast::store::postgres {

/// Writes a pg_dump archive of the database at `url` while it is written to.
void back_up(const std::string& url, const std::string& file);

/// Replaces every table of the database at `url` with those of the archive, in one transaction.
/// Throws Unsuitable, having changed nothing, when the file is not a whole archive of this product.
void restore(const std::string& url, const std::string& file);

}  // namespace holdfast::store::postgres
