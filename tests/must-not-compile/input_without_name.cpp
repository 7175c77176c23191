// EXPECT: Input::name
#include "web/govuk/govuk.hpp"
holdfast::web::Html page() { return holdfast::web::govuk::input({.label = {.text = "Postcode"}}); }
