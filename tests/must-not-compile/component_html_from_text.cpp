// EXPECT: invalid initialization of reference
#include "web/govuk/govuk.hpp"
holdfast::web::Html page(std::string typed) { return holdfast::web::govuk::inset_text({.html = typed}); }
