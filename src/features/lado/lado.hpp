#pragma once

#include "core/site/feature.hpp"
#include "core/trail/key_folder.hpp"

/// Allegations against people who work with children: the designated officers' whole work, and the Board's tables from it.
namespace holdfast::lado {

/// `keys` holds the key of the vault.
site::Feature feature(const trail::KeyFolder& keys);

}  // namespace holdfast::lado
