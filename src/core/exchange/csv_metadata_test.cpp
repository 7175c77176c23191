#include "core/exchange/csv_metadata.hpp"

#include "core/exchange/value.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::exchange;

TEST_CASE("a CSV file is described by its address, its columns and what they hold alone") {
    const Listing listing{.columns = {"code", "value", "on", "approved", "none", "mixed \"x\""},
                          .rows = {{"CS2.0", Decimal::parse("82.1").value(), "2017-04-12", true, Value(), "5"},
                                   {"CS2.3", Value(), "2017-04-13", false, Value(), "five"}}};
    CHECK(csv_metadata(to_csv(listing), "table.csv?year=2016-17") ==
          R"({"@context":"http://www.w3.org/ns/csvw","url":"table.csv?year=2016-17","dc:language":"en-GB","tableSchema":{"columns":[)"
          R"({"titles":"code","datatype":"string"},{"titles":"value","datatype":"decimal"},{"titles":"on","datatype":"date"},)"
          R"({"titles":"approved","datatype":"boolean"},{"titles":"none","datatype":"string"},{"titles":"mixed \"x\"","datatype":"string"}]}})"
          "\n");
}

TEST_CASE("a table without rows has columns all the same") {
    CHECK(csv_metadata(to_csv({.columns = {"code"}, .rows = {}}), "table.csv").find(R"({"titles":"code","datatype":"string"})") != std::string::npos);
}
