#include "core/site/tables.hpp"

#include "core/exchange/csv_metadata.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace holdfast::site {

static constexpr std::string_view described_by = "-metadata.json", content_type = "application/csvm+json";

namespace {
/// The last piece of an address, `table.csv`, and its query, `?year=2016-17` or nothing.
struct FileAddress {
    std::string_view name{};
    std::string_view query{};
};
}  // namespace

static FileAddress address_of(const web::Request& request) {
    const std::string_view target = request.target;
    const auto query = std::min(target.find('?'), target.size());
    const auto slash = target.rfind('/', query);
    const auto begin = slash == std::string_view::npos ? 0 : slash + 1;
    return {target.substr(begin, query - begin), target.substr(query)};
}

void add_description_link(web::Response& csv, const web::Request& request) {
    const auto [name, query] = address_of(request);
    if (request.target.find_first_of("<>\"\\") != std::string::npos) return;  // no address in brackets
    csv.headers.emplace_back("Link", "<" + std::string(name) + std::string(described_by) + std::string(query) + ">; rel=\"describedby\"; type=\"" +
                                         std::string(content_type) + "\"");
}

static ViewPage with_link(ViewPage page) {
    return [page = std::move(page)](trail::View& view, const web::Request& request) -> Outcome<Answer> {
        auto answer = TRY(page(view, request));
        if (auto* csv = std::get_if<web::Response>(&answer)) add_description_link(*csv, request);
        return answer;
    };
}

/// Of a table too long to be in memory the names of its columns alone: each holds text, as far as is known. The file is not to be sent.
static std::string first_line_of(const web::Response& csv) {
    std::string line;
    std::getline(std::ifstream(csv.file), line);
    if (csv.delete_file) std::filesystem::remove(csv.file);
    return line + '\n';
}

static ViewPage description_of(ViewPage page) {
    return [page = std::move(page)](trail::View& view, const web::Request& request) -> Outcome<Answer> {
        const auto answer = TRY(page(view, request));
        const auto* csv = std::get_if<web::Response>(&answer);
        if (csv == nullptr) return not_found();
        const auto [name, query] = address_of(request);
        const std::string csv_text = csv->file.empty() ? csv->body : first_line_of(*csv);
        const std::string file{name.substr(0, name.size() - std::min(name.size(), described_by.size()))};
        return Answer{web::download(exchange::csv_metadata(csv_text, file + std::string(query)), content_type, file + std::string(described_by))};
    };
}

void add_table(Router& router, std::string_view pattern, Permission permission, ViewPage page) {
    router.get(std::string(pattern) + std::string(described_by), permission, description_of(page));
    router.get(pattern, permission, with_link(std::move(page)));
}

}  // namespace holdfast::site
