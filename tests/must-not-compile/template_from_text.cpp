// EXPECT: error
#include "web/html.hpp"
#include <string>
holdfast::web::Html page(std::string markup) { return holdfast::web::html(markup.c_str()); }
