#include "store/dialect.hpp"

#include <doctest/doctest.h>
#include <stdexcept>

using namespace holdfast::store;

using Statements = std::vector<std::string_view>;

static constexpr Dialect strict{.types = {{{"id", "integer PRIMARY KEY"}, {"text", "text"}}}, .table_suffix = "STRICT"};

TEST_CASE("a script is split at its semicolons") {
    CHECK(split_statements("CREATE TABLE a (x text);\n\nCREATE INDEX b ON a (x);") == Statements{"CREATE TABLE a (x text)", "CREATE INDEX b ON a (x)"});
    CHECK(split_statements("SELECT 1") == Statements{"SELECT 1"});
    CHECK(split_statements("  ;; \n ; ").empty());
    CHECK(split_statements("").empty());
}

TEST_CASE("a semicolon in quotes or in a comment splits nothing") {
    CHECK(split_statements("INSERT INTO a VALUES ('x;''y;'); SELECT 2") == Statements{"INSERT INTO a VALUES ('x;''y;')", "SELECT 2"});
    CHECK(split_statements("SELECT \"odd;name\" FROM a; SELECT 2") == Statements{"SELECT \"odd;name\" FROM a", "SELECT 2"});
    CHECK(split_statements("SELECT 1 -- one; still one\n, 2; SELECT 3") == Statements{"SELECT 1 -- one; still one\n, 2", "SELECT 3"});
    CHECK(split_statements("SELECT 1 /* a; b */; SELECT 2") == Statements{"SELECT 1 /* a; b */", "SELECT 2"});
    CHECK(split_statements("-- only a comment;\n/* and another; */").empty());
    CHECK(split_statements("-- why\nSELECT 1;") == Statements{"SELECT 1"});
}

TEST_CASE("quotes that are never closed end with the script") { CHECK(split_statements("SELECT 'open; SELECT 2") == Statements{"SELECT 'open; SELECT 2"}); }

TEST_CASE("type words are spelt for the database, and new tables become strict") {
    CHECK(in_dialect("CREATE TABLE a (id ${id}, x ${text})", strict) == "CREATE TABLE a (id integer PRIMARY KEY, x text)\nSTRICT");
    CHECK(in_dialect("create table if not exists a (x ${text})", strict) == "create table if not exists a (x text)\nSTRICT");
    CHECK(in_dialect("ALTER TABLE a ADD COLUMN y ${text}", strict) == "ALTER TABLE a ADD COLUMN y text");
    CHECK(in_dialect("CREATE TABLE a (x ${text})", Dialect{.types = {{{"text", "varchar"}}}}) == "CREATE TABLE a (x varchar)");
}

TEST_CASE("a type word that no database has is refused") {
    CHECK_THROWS_AS(in_dialect("CREATE TABLE a (x ${varchar})", strict), std::runtime_error);
    CHECK_THROWS_AS(in_dialect("CREATE TABLE a (x ${text", strict), std::runtime_error);
}
