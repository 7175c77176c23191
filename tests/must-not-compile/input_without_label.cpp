// EXPECT: Input::label
#include "web/govuk/govuk.hpp"
holdfast::web::Html page() { return holdfast::web::govuk::input({.name = "postcode"}); }
