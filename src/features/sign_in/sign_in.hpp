#pragma once

#include "core/site/feature.hpp"

#include <string>

/// Signing in and out, and what people do about their own account: password and sessions.
namespace holdfast::sign_in {

/// What these pages take from the rest of the product.
struct Surroundings {
    std::string partnership{};  ///< its name
};

site::Feature feature(Surroundings surroundings);

}  // namespace holdfast::sign_in
