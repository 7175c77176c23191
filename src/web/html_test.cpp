#include "web/html.hpp"

#include <doctest/doctest.h>

using namespace holdfast::web;

TEST_CASE("text placed in markup is escaped, Html is not") {
    const std::string hostile = R"("'><i id=x>&)";
    CHECK(html(R"(<p title="{}">{}</p>)", hostile, html("<b>{}</b>", "ok")).string() ==
          R"(<p title="&quot;&#39;&gt;&lt;i id=x&gt;&amp;"><b>ok</b></p>)");
}

TEST_CASE("whole numbers are placed as they are") { CHECK(html("<td>{}</td><td>{}</td>", 12, -3L).string() == "<td>12</td><td>-3</td>"); }

TEST_CASE("a placeholder inside a value is left alone") {
    const std::string odd = "{} {}";
    CHECK(html("<p>{}</p>", odd).string() == "<p>{} {}</p>");
}
