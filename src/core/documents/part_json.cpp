#include "core/documents/part_json.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace holdfast::documents {

using Json = nlohmann::json;

static Json json_of(const std::optional<Decimal>& number) { return number ? Json(number->string()) : Json(nullptr); }

static std::optional<Decimal> number_from(const Json& json) { return json.is_null() ? std::nullopt : Decimal::parse(json.get_ref<const std::string&>()); }

static Json json_of(const Cell& cell) {
    Json json{{"text", cell.text}};
    if (cell.number) json["number"] = json_of(cell.number);
    if (!cell.figure.empty()) json["figure"] = cell.figure;
    if (cell.is_count_of_people) json["people"] = true;
    return json;
}

static Cell cell_from(const Json& json) {
    return {.text = json.at("text"),
            .number = number_from(json.value("number", Json(nullptr))),
            .figure = json.value("figure", ""),
            .is_count_of_people = json.value("people", false)};
}

static constexpr std::array<std::string_view, 3> ties_tokens{"rows_and_columns", "rows", "columns"};

static Ties ties_from(std::string_view token) {
    const auto found = std::ranges::find(ties_tokens, token);
    if (found == ties_tokens.end()) throw std::runtime_error("a kept table ties its numbers in an unknown way: " + std::string(token));
    return static_cast<Ties>(found - ties_tokens.begin());
}

static Json json_of(const Table& table) {
    Json columns = Json::array(), rows = Json::array();
    for (const auto& column : table.columns) {
        columns.push_back({{"label", column.label}, {"numeric", column.is_numeric}});
        if (column.is_verdict) columns.back()["verdict"] = true;
    }
    for (const auto& row : table.rows) {
        auto& cells = rows.emplace_back(Json::array());
        for (const auto& cell : row) cells.push_back(json_of(cell));
    }
    return {{"kind", "table"},
            {"name", table.name},
            {"caption", table.caption},
            {"columns", columns},
            {"rows", rows},
            {"total_row", table.has_total_row},
            {"total_column", table.has_total_column},
            {"notes", table.notes},
            {"ties", ties_tokens[static_cast<std::size_t>(table.ties)]},
            {"counts_verdicts_of", table.counts_verdicts_of}};
}

static Table table_from(const Json& json) {
    Table table{.name = json.at("name"),
                .caption = json.at("caption"),
                .columns = {},
                .rows = {},
                .has_total_row = json.at("total_row"),
                .has_total_column = json.at("total_column"),
                .notes = json.at("notes"),
                .ties = ties_from(json.value("ties", std::string(ties_tokens[0]))),
                .counts_verdicts_of = json.value("counts_verdicts_of", "")};
    for (const auto& column : json.at("columns")) table.columns.push_back({column.at("label"), column.at("numeric"), column.value("verdict", false)});
    for (const auto& row : json.at("rows")) {
        auto& cells = table.rows.emplace_back();
        for (const auto& cell : row) cells.push_back(cell_from(cell));
    }
    return table;
}

static Json json_of(const Chart& chart) {
    Json series = Json::array();
    for (const auto& one : chart.series) {
        Json values = Json::array();
        for (const auto& value : one.values) values.push_back(json_of(value));
        series.push_back({{"name", one.name}, {"values", values}});
    }
    return {{"kind", "chart"},    {"drawn", static_cast<int>(chart.kind)}, {"name", chart.name}, {"title", chart.title},           {"subtitle", chart.subtitle},
            {"unit", chart.unit}, {"categories", chart.categories},        {"series", series},   {"target", json_of(chart.target)}};
}

static Chart chart_from(const Json& json) {
    Chart chart{.kind = static_cast<Chart::Kind>(json.at("drawn").get<int>()),
                .name = json.at("name"),
                .title = json.at("title"),
                .subtitle = json.at("subtitle"),
                .unit = json.at("unit"),
                .categories = json.at("categories"),
                .series = {},
                .target = number_from(json.at("target"))};
    for (const auto& one : json.at("series")) {
        auto& series = chart.series.emplace_back(Chart::Series{one.at("name"), {}});
        for (const auto& value : one.at("values")) series.values.push_back(number_from(value));
    }
    return chart;
}

static Json json_of(const Tree::Node& node) {
    Json children = Json::array();
    for (const auto& child : node.children) children.push_back(json_of(child));
    return {{"name", node.name}, {"note", node.note}, {"children", children}};
}

static Tree::Node node_from(const Json& json) {
    Tree::Node node{json.at("name"), json.at("note"), {}};
    for (const auto& child : json.at("children")) node.children.push_back(node_from(child));
    return node;
}

static Json json_of(const Tree& tree) { return {{"kind", "tree"}, {"name", tree.name}, {"caption", tree.caption}, {"root", json_of(tree.root)}}; }
static Json json_of(const Markdown& markdown) { return {{"kind", "markdown"}, {"text", markdown.text}, {"about", markdown.about}}; }
static Json json_of(const Heading& heading) { return {{"kind", "heading"}, {"text", heading.text}}; }

static Block block_from(const Json& json) {
    const std::string kind = json.at("kind");
    if (kind == "table") return table_from(json);
    if (kind == "chart") return chart_from(json);
    if (kind == "tree") return Tree{json.at("name"), json.at("caption"), node_from(json.at("root"))};
    if (kind == "markdown") return Markdown{json.at("text"), json.value("about", "")};
    if (kind == "heading") return Heading{json.at("text")};
    throw std::runtime_error("a kept part holds a piece of an unknown kind: " + kind);
}

std::string to_json(const Part& part) {
    Json blocks = Json::array();
    for (const auto& block : part.blocks) blocks.push_back(std::visit([](const auto& piece) { return json_of(piece); }, block));
    return Json{{"number", part.number}, {"title", part.title}, {"panels", part.layout == Layout::panels}, {"blocks", blocks}}.dump();
}

Part part_from_json(std::string_view text) {
    try {
        const Json json = Json::parse(text);
        Part part{.number = json.at("number"), .title = json.at("title"), .layout = json.at("panels") ? Layout::panels : Layout::flow, .blocks = {}};
        for (const auto& block : json.at("blocks")) part.blocks.push_back(block_from(block));
        return part;
    } catch (const Json::exception& fault) {
        throw std::runtime_error(std::string("a kept part cannot be read: ") + fault.what());
    }
}

}  // namespace holdfast::documents
