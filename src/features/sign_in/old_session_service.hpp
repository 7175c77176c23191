#pragma once

#include "core/retention/kind.hpp"

namespace holdfast::sign_in {

/// The class `sign_ins`: from where and with which device people signed in. The last of each person stays while they are here.
retention::Kind old_sign_ins();

}  // namespace holdfast::sign_in
