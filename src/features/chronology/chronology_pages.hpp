#pragma once

#include "core/pathway/beside.hpp"
#include "core/site/router.hpp"

namespace holdfast::chronology {

/// `/persons/{subject}/chronology` and its file. What stands beside a chronology is on the page alone: the file may be passed on.
void add_chronology_routes(site::Router& router, const std::vector<pathway::BesideOf>& beside);

}  // namespace holdfast::chronology
