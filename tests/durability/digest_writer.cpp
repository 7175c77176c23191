// Writes the digests of a day, one person's after the other, until none is left or it is killed. `digest_writer DATABASE MOMENT`.
#include "app/digest.hpp"

using namespace holdfast;

int main(int, char** arguments) {
    const Instant now = parse_instant(arguments[2]).value();
    app::Program program{arguments[1],
                         "Board",
                         [now] { return now; },
                         {.mail = {.server = "plain://127.0.0.1:25", .from = "holdfast@example.org", .site = "https://holdfast.example.org"}}};
    app::write_digests(program);
}
