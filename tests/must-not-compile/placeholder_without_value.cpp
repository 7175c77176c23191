// EXPECT: as many {} as arguments are needed
#include "web/html.hpp"
holdfast::web::Html page() { return holdfast::web::html("<td>{}</td><td>{}</td>", "one"); }
