#include "features/annual_report/files_service.hpp"

#include "core/documents/file.hpp"
#include "features/annual_report/board_test.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace holdfast::annual_report {

namespace fs = std::filesystem;
using test::Board;

static std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

static Outcome<Written> write(Board& board, const std::string& dir, Audience audience,
                              std::vector<Format> formats = {Format::html, Format::xlsx, Format::ods, Format::odt, Format::csv}) {
    return board.look(
        [&](trail::View& view) { return write_report(view, *board.contributions, {.year = board.year, .dir = dir, .formats = formats, .edition = audience}); });
}

ON_EVERY_DATABASE("every format is written under its name, and each table as CSV with its metadata") {
    Board board(kind);
    const documents::TemporaryFolder folder;
    const std::string dir = folder.path() + "/out/2016-17";
    const auto written = write(board, dir, Audience::internal);
    REQUIRE(written);
    CHECK(written->problems.empty());
    for (const auto* name : {"annual-report.html", "annual-report.xlsx", "annual-report.ods", "annual-report.odt", "tables/budget.csv",
                             "tables/budget.csv-metadata.json", "tables/allegations.csv"})
        CHECK(fs::exists(dir + "/" + name));
    CHECK(read(dir + "/tables/allegations.csv") == "Kind,Number\r\nPhysical,3\r\nSexual,20\r\nTotal,23\r\n");
}

ON_EVERY_DATABASE("the public edition leaves no small count in any file, nor tables of an earlier run") {
    Board board(kind);
    const documents::TemporaryFolder folder;
    REQUIRE(write(board, folder.path(), Audience::public_));
    documents::replace_file(folder.path() + "/tables/gone.csv", "3");
    REQUIRE(write(board, folder.path(), Audience::public_));
    CHECK(read(folder.path() + "/tables/allegations.csv") == "Kind,Number\r\nPhysical,[c]\r\nSexual,[c]\r\nTotal,23\r\n");
    CHECK_FALSE(fs::exists(folder.path() + "/tables/gone.csv"));
    CHECK(read(folder.path() + "/annual-report.html").find(">3<") == std::string::npos);
}

ON_EVERY_DATABASE("an edition is not written beside files of the other, which are named, and nothing is changed") {
    Board board(kind);
    for (const auto& [first, second] : {std::pair{Audience::internal, Audience::public_}, {Audience::public_, Audience::internal}}) {
        const documents::TemporaryFolder folder;
        REQUIRE(write(board, folder.path(), first, {Format::xlsx, Format::csv}));
        const auto refused = write(board, folder.path(), second, {Format::html, Format::csv});
        REQUIRE_FALSE(refused);
        CHECK(in_words(refused.refusal()).find("annual-report.xlsx, tables. Choose another folder") != std::string::npos);
        CHECK_FALSE(fs::exists(folder.path() + "/annual-report.html"));
        CHECK((read(folder.path() + "/tables/allegations.csv").find("[c]") != std::string::npos) == (first == Audience::public_));
        CHECK(write(board, folder.path(), first, {Format::html}));
    }
    const documents::TemporaryFolder unknown;
    documents::replace_file(unknown.path() + "/annual-report.xlsx", "x");
    CHECK_FALSE(write(board, unknown.path(), Audience::public_, {Format::html}));
    CHECK(write(board, unknown.path(), Audience::internal, {Format::html}));
}

ON_EVERY_DATABASE("writing into what is no folder fails and leaves nothing") {
    Board board(kind);
    const documents::TemporaryFolder folder;
    documents::replace_file(folder.path() + "/file", "x");
    CHECK_THROWS_AS(write(board, folder.path() + "/file", Audience::internal), std::exception);
    CHECK(read(folder.path() + "/file") == "x");
}

}  // namespace holdfast::annual_report
