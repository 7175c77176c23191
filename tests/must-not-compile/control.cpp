// The lawful forms of what the other programs do wrong.
#include "base/id.hpp"
#include "core/access/account.hpp"
#include "core/site/router.hpp"
#include "store/database.hpp"
#include "web/govuk/govuk.hpp"
#include "web/html.hpp"
#include <string>
std::int64_t run(holdfast::store::Reader& reader, std::string name) { return reader.value<std::int64_t>("SELECT 1 FROM t WHERE n = $1", name); }
holdfast::web::Html page(std::string name) { return holdfast::web::html("<td>{}</td>", name); }
holdfast::Instant when(holdfast::Date day) { return holdfast::start_of_day(day); }
holdfast::web::Html control() { return holdfast::web::govuk::input({.name = "postcode", .label = {.text = "Postcode"}}); }
holdfast::web::Html inset(holdfast::web::Html markup) { return holdfast::web::govuk::inset_text({.html = markup}); }
bool check() { return static_cast<bool>(holdfast::access::validate({}, {})); }
void write(holdfast::trail::Change& change) { change.writer().execute("DELETE FROM t"); }
void routes(holdfast::site::Router& router) {
    router.get("/open", holdfast::permissions::anyone,
               [](holdfast::trail::View&, const holdfast::web::Request&) -> holdfast::Outcome<holdfast::site::Answer> { return holdfast::not_found(); });
}
