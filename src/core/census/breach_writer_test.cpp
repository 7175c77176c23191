#include "core/census/breach_writer.hpp"

#include <doctest/doctest.h>

using namespace holdfast::census;

static std::string written(BreachWriter::Form form) {
    static const Rule rule{"1103", Severity::error, "Assessments", "It begins, early", "Correct it.", ChildCheck{}};
    std::string out;
    BreachWriter writer(form, out);
    writer.add({rule, "=A\n1", 2, "Assessments", "AssessmentActualStartDate", "2025-04-30"});
    writer.add({rule, "", 0, "Assessments", "Sex", ""});
    writer.end();
    return out;
}

TEST_CASE("breaches are CSV with a header row, quoted and without formulas") {
    CHECK(written(BreachWriter::Form::csv) ==
          "rule,severity,la_child_id,module,table,field,value,message\r\n"
          "1103,error,\"'=A\n1\",2,Assessments,AssessmentActualStartDate,2025-04-30,\"It begins, early. Correct it.\"\r\n"
          "1103,error,,,Assessments,Sex,,\"It begins, early. Correct it.\"\r\n");
}

TEST_CASE("breaches are one JSON array in which what is absent is null") {
    CHECK(
        written(BreachWriter::Form::json) ==
        "[{\"rule\":\"1103\",\"severity\":\"error\",\"la_child_id\":\"=A\\n1\",\"module\":2,\"table\":\"Assessments\",\"field\":\"AssessmentActualStartDate\","
        "\"value\":\"2025-04-30\",\"message\":\"It begins, early. Correct it.\"},\n"
        " {\"rule\":\"1103\",\"severity\":\"error\",\"la_child_id\":null,\"module\":null,\"table\":\"Assessments\",\"field\":\"Sex\",\"value\":null,"
        "\"message\":\"It begins, early. Correct it.\"}]\n");
}

TEST_CASE("breaches are a table in columns, without control characters") {
    const std::string table = written(BreachWriter::Form::table);
    CHECK(table.find("\n1103   error     =A 1                  2       Assessments           AssessmentActualStartDate    2025-04-30    It begins, early. "
                     "Correct it.\n") != std::string::npos);
}
