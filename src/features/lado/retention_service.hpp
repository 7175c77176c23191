#pragma once

#include "core/retention/kind.hpp"
#include "core/trail/key_folder.hpp"

#include <vector>

namespace holdfast::lado {

/// The classes `allegations_upheld`, `allegations_not_upheld`, `allegations_not_progressed`, `allegations_sexual`, `allegation_advice` and
/// `allegation_advice_sexual`. Advice that belongs to an allegation is in none of them before that was disposed of. Disposal takes every word out of the vault and out of the trail, and the clocks; that there was a case, of which kind and with what outcome, stays countable. Who decides sees
/// the reference and the day of the end, and nothing of a case. `keys` holds the key of the vault.
std::vector<retention::Kind> old_cases(const trail::KeyFolder& keys);

}  // namespace holdfast::lado
