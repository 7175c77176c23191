#pragma once

#include "core/site/router.hpp"
#include "features/open_id/open_id.hpp"

namespace holdfast::open_id {

/// The way to an issuer and back: to sign in, and to prove again who one is.
void add_arrival_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings);

/// What a person is told when the issuer of this name cannot be asked; `word` is depart's.
site::Answer trouble_page(std::string_view issuer, std::string_view word);

}  // namespace holdfast::open_id
