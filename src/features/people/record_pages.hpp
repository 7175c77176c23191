#pragma once

#include "core/people/name_index_store.hpp"
#include "core/site/router.hpp"

#include <memory>

namespace holdfast::people {

/// `/persons/{subject}` and `/persons/new`: the record of a child or an adult, and putting one on record.
void add_record_routes(site::Router& router, const std::shared_ptr<NameIndex>& index);

}  // namespace holdfast::people
