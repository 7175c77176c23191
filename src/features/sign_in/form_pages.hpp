#pragma once

#include "core/site/page.hpp"
#include "core/sign_in/sign_in_service.hpp"
#include "core/sign_in/throttle.hpp"
#include "features/sign_in/sign_in.hpp"
#include "web/govuk/error_message.hpp"
#include "web/request.hpp"
#include "web/response.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::sign_in {

/// The message to show beside this field, if it has one.
std::optional<web::govuk::ErrorMessage> error_of(const std::vector<FieldError>& errors, std::string_view field);

/// A password to type in, with what is wrong with it.
struct PasswordField {
    const char* name{};
    const char* label{};
    const char* hint{};  ///< none when null
    const char* autocomplete{"current-password"};
};
web::Html password_field(const PasswordField& field, const std::vector<FieldError>& errors);

/// "Try again in 2 minutes", for the field of a form that was sent too often.
std::string wait_in_words(std::chrono::seconds wait);

/// Where an attempt with this request comes from.
Place place_of(const web::Request& request);
/// Where to go after signing in: a path of this site, never another site's address.
std::string path_to_return_to(std::string_view next);
/// `next`, of the form or of the address.
std::string_view next_of(const web::Request& request);

/// Links to other sites that one can sign in with, under a heading; nothing where there are none. `path` is the one that leads there.
web::Html other_sites(const std::vector<OtherSite>& sites, std::string OtherSite::*path, std::string_view next);

/// What a step of signing in came to when it did not go on: the error of a field, and how long to wait.
struct Refused {
    FieldError error{};
    std::chrono::seconds wait{};
};
Refused refused_at(std::string_view field, const Progress& progress, std::string_view usual_reason);
/// The page, with status 429 where one must wait.
site::Page held_page(site::Page page, std::chrono::seconds wait);
/// The way on, for somebody who is now signed in.
web::Response entered(const web::Request& request, const Progress& progress);

/// 200, or 422 where the form is shown again with its errors.
int status_of(const std::vector<FieldError>& errors);

}  // namespace holdfast::sign_in
