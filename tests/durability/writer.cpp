// Writes numbered pairs of rows from 16 threads until it is killed, and prints each number, as eight bytes, once its write was
// acknowledged. `durability_writer ADDRESS FIRST`.
#include "ledger.hpp"

#include <atomic>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace holdfast;

static void write_for_ever(store::Database& database, std::atomic<std::int64_t>& next) {
    for (;;) {
        const std::int64_t number = next++;
        try {
            database.write([number](store::Writer& writer) { return test::write_pair(writer, number); });
        } catch (const store::Unavailable&) {
            continue;
        }
        if (write(STDOUT_FILENO, &number, sizeof number) != sizeof number) _exit(1);
    }
}

/// The server may be crashed while this program starts, too.
static std::unique_ptr<store::Database> open(const char* address) {
    for (;;) {
        try {
            auto database = store::Database::open(address);
            database->migrate(test::ledger_schema);
            return database;
        } catch (const store::Unavailable&) {
            continue;
        }
    }
}

int main(int, char** arguments) {
    const auto database = open(arguments[1]);
    std::atomic<std::int64_t> next{std::stoll(arguments[2])};
    std::vector<std::jthread> callers;
    for (int caller = 0; caller < 16; ++caller) callers.emplace_back([&] { write_for_ever(*database, next); });
}
