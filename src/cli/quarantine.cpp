#include "cli/quarantine.hpp"

#include "app/quarantine.hpp"

#include <cstdio>
#include <fmt/format.h>

namespace holdfast::cli {

int run_scan_documents(const Globals& globals, const std::string& scan_with) {
    if (const auto missing = missing_database(globals)) return report_refusal(*missing);
    const auto scanned = app::scan_quarantine(*open_program(globals), scan_with);
    if (!scanned) return report_refusal(scanned.refusal());
    fmt::print(stderr, "{} clean, {} infected\n", scanned->clean, scanned->infected);
    return scanned->infected > 0 ? refused : done;
}

}  // namespace holdfast::cli
