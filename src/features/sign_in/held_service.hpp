#pragma once

#include "core/subject_access/source.hpp"

namespace holdfast::sign_in {

/// What is held about how a person signs in and signed in: sessions, passkeys by name, whether there is an authenticator app.
subject_access::Source held_about_sign_ins();

}  // namespace holdfast::sign_in
