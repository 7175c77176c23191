// EXPECT: could not convert
#include "web/html.hpp"
#include <string>
holdfast::web::Html page(std::string name) { return "<td>" + name + "</td>"; }
