#include "cli/vault.hpp"

#include "app/vault.hpp"
#include "base/counted.hpp"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>

namespace holdfast::cli {

static app::VaultOrder order_of(const Globals& globals, const std::string& vault) {
    return {.vault = vault, .actor = actor_of(globals), .reason = globals.reason};
}

int run_rotate(const Globals& globals, const std::string& vault) {
    if (const auto missing = missing_database(globals)) return report_refusal(*missing);
    const auto program = open_program(globals);
    std::int64_t most = 0;
    Progress progress;
    const auto rotated = app::rotate_vault(*program, order_of(globals, vault), [&](std::int64_t left) {
        most = std::max(most, left);
        progress.show(static_cast<int>(most - left), static_cast<int>(most), "values");
    });
    progress.clear();
    if (!rotated) return report_refusal(rotated.refusal());
    fmt::print(stderr, "{}{} sealed again under key {} of {}; keys taken out of use: {}\n",
               rotated->is_resumed ? "Went on with a rotation that had stopped. " : "", counted(rotated->sealed_again, "value is", "values are"), rotated->key,
               vault, rotated->retired.size());
    fmt::print(stderr, "Keep a copy of the folder of keys, {}, apart from the backups of the database.\n", program->keys().path());
    return done;
}

int run_forget_keys(const Globals& globals, const std::string& vault) {
    if (const auto missing = missing_database(globals)) return report_refusal(*missing);
    const auto forgotten = app::forget_vault_keys(*open_program(globals), order_of(globals, vault));
    if (!forgotten) return report_refusal(forgotten.refusal());
    fmt::print(stderr, "{} keys of {} are forgotten. What older backups hold under them opens never again.\n", forgotten->size(), vault);
    return done;
}

}  // namespace holdfast::cli
