#pragma once

#include "core/site/feature.hpp"

/// How the partnership is run: its budget, business plan, members, groups and glossary.
namespace holdfast::governance {

site::Feature feature();

}  // namespace holdfast::governance
