#pragma once

#include "core/exchange/import.hpp"

namespace holdfast::measures {

/// `districts`: in which local district each postcode, sector or outward part of one lies, as the Office for National Statistics publishes it.
exchange::ImportKind districts_import();

}  // namespace holdfast::measures
