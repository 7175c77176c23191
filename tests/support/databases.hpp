#pragma once

#include "store/database.hpp"

#include <doctest/doctest.h>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace holdfast::test {

/// Every kind of database the tests run on: `sqlite` always, and `postgresql` where HOLDFAST_TEST_POSTGRES names a server
/// (`dev/postgres` starts one). Each call of `fresh_database` gives an empty one of its own.
std::vector<std::string> database_kinds();
/// The address of an empty database of the kind that `Database::open` takes, deleted when the last owner lets go.
std::shared_ptr<const std::string> fresh_address(const std::string& kind);
/// An empty database of the kind, deleted when the last owner lets go. `migrations` are applied.
std::shared_ptr<store::Database> fresh_database(const std::string& kind, std::span<const store::Migration> migrations = {});

}  // namespace holdfast::test

/// A test body that runs once on every database: `ON_EVERY_DATABASE("a rule in words") { auto db = fresh(migrations); ... }`
/// with `kind` naming the database it is on.
#define ON_EVERY_DATABASE(sentence)                                                              \
    static void DOCTEST_CAT(on_every_database_, __LINE__)(const std::string& kind);              \
    TEST_CASE(sentence) {                                                                        \
        for (const auto& each_kind : holdfast::test::database_kinds()) {                         \
            CAPTURE(each_kind);                                                                  \
            DOCTEST_CAT(on_every_database_, __LINE__)(each_kind);                                \
        }                                                                                        \
    }                                                                                            \
    static void DOCTEST_CAT(on_every_database_, __LINE__)([[maybe_unused]] const std::string& kind)
